"""What a scene or a model is written as: one format a file."""
