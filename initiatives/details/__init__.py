"""Pages of single records: what each shows, built from any object, saved or not."""
