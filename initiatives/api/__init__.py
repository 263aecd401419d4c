"""The read API: every table of the dataset over HTTP, on the filters of the public lists."""
