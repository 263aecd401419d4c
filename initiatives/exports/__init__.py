"""Lists as files: CSV, XLSX, JSON and Atom, of the same filtered query as their page."""
