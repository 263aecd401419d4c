"""The desk: how editors list, choose and fill in the tables of the catalogue."""
