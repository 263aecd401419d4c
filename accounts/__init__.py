"""People: who may work on the catalogue."""
