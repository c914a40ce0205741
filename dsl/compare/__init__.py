"""Several cities side by side: rows of cells that say what each city mentions, and how."""
