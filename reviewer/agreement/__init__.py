"""How far two passes agree: one alignment, what it leaves open, and measures of it."""
