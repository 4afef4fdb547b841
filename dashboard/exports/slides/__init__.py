"""Slides: cards become an editable PowerPoint deck."""
