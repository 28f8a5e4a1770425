"""Widgets for notebooks: the coach editor, the player of exercises, the frame around a lesson."""
