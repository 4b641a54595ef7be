"""The page of propositions: a list, a board, a timeline."""
