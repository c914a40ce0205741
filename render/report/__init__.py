"""Findings shown: text for people, other formats for machines."""
