"""An editor's day: what waits for whoever opens the desk, in a number of queries that does not grow."""
