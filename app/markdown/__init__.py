"""Markdown of a repository: blocks between markers, filled from specs."""
