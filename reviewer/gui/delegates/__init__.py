"""How the rows of the panels' lists and tables are painted."""
