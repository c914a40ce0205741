"""Relations drawn into the layered picture: nets found, channels cut, routes searched."""
