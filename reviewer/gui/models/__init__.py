"""Item models: what the panels' lists and tables are filled with."""
