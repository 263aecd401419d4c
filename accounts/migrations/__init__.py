"""The history of the tables about people."""
