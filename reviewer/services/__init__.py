"""One function per verb, used alike by window and command line."""
