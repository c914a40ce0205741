"""Syntax nodes to a model: names resolved, quantities read, members counted."""
