"""A model's views: which elements, which relations, which layout."""
