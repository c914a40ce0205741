"""Pictures and tables to stand in documents that others write: as HTML, as Markdown, as data."""
