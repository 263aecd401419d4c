"""Visiting the addresses of sources politely, and so that nobody can reach inside by them."""
