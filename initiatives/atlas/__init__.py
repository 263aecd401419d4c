"""The map with a choice of every measure that the data allow."""
