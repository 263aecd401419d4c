"""Who is told what: news of the catalogue held against what readers follow."""
