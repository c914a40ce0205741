"""Many cities at a time: what is to be made, by which processes, and what was made before."""
