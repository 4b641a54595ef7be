"""A command that was not given what it needs."""


class UsageError(Exception):
    """What is missing or contradictory; told with exit code 2."""
