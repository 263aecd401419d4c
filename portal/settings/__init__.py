"""How the site is set up, one module a purpose; all read the environment."""
