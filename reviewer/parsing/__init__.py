"""Bytes in, `Cable` out."""
