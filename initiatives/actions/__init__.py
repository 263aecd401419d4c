"""Writing rules: what is done to records, as verbs."""
