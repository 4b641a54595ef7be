"""A format-free report, and the writers that turn it into bytes."""
