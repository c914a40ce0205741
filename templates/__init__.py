"""The Jinja2 templates and style sheets of the pages."""
