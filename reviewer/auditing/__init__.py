"""The marking audit: whether a cable's markings agree with it and with the rules."""
