"""The catalogue: what is known, where it was read, who changed it."""
