"""What frames the panels: banners, top bar, status line, bars and overlays."""
