"""How Wagtail's workflow serves the rule of the second reader."""
