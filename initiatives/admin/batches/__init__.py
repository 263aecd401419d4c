"""Imports at the desk: upload a table, look at what it would change, send it on, approve it."""
