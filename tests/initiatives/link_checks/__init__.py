"""Visits to sources, to a server on this machine."""
