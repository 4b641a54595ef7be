"""Dialogs and overlays: each asks one thing and says what was answered."""
