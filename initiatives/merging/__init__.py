"""Two rows that are one: what refers to them, what would move, and how drafts follow."""
