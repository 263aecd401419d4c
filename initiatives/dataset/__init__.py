"""The catalogue as CSV tables: read, checked, compared and written."""
