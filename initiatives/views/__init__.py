"""Public pages: thin views over filters, querysets and the functions that build a page."""
