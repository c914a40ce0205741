"""The fact sheet and the index as page objects: what the templates print, decided beforehand."""
