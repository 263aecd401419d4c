"""What was published, changed or withdrawn, of all types: rows, page and feed."""
