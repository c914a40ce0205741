"""A case beside a reference model, as a page."""
