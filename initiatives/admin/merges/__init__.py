"""Merges at the desk: the list, a page to propose one, and a page on which it is decided."""
