"""Two versions of specs to what differs between them, by meaning."""
