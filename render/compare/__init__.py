"""A comparison written down: text, Markdown, CSV, XLSX, JSON, HTML."""
