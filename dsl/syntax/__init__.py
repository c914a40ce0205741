"""Text to syntax nodes: the only room that names lark."""
