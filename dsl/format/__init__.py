"""The one printer of the language: a spec's text to the same spec in canonical form."""
