"""What a careful reader would question in a resolved model: one rule a file."""
