"""What differs between two versions of specs, for people and programs."""
