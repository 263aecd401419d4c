"""The map of the region: its drawing, the program that draws it, and the reader that takes it apart."""
