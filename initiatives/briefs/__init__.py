"""A delegate's brief: one country, question of law or subject on a few sheets, light enough to be kept."""
