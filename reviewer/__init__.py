"""Reviewer: who claimed what in a cable, and what the post thought of it."""

__version__ = "0.1.0"
