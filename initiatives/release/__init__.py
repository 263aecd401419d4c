"""The whole published dataset as files: CSV with its description, JSON and SQLite, in versions by date."""
