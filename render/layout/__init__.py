"""From a view to a scene: one file for each way of laying out."""
