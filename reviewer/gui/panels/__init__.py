"""The panels around the text; none knows another, the session or a service."""
