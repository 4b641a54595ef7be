"""The slots that the table of actions names, one class for each part."""
