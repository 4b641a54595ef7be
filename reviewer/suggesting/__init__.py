"""Statements proposed from the text alone, each with the reason it is shown."""
