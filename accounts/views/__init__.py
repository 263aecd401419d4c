"""Pages about signing in and being invited."""
