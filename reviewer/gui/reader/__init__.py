"""The place where a cable is read and marked."""
