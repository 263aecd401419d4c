"""How to cite a record in each of its versions: as a text, BibTeX, RIS and CSL-JSON."""
