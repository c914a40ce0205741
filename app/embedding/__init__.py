"""What documents embed of a spec: shared by Sphinx, MkDocs and `citydsl embed`."""
