"""Everything dated, of all types, in one line of time: streams, query and page."""
