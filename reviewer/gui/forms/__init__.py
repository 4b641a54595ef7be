"""The larger parts of single panels: the inspector's form, the search field."""
