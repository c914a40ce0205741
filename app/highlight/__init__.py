"""Colours for specs where people read and write them: Pygments, and editors by TextMate."""
