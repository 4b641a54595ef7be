"""What the product is about: frozen records and pure functions."""
