"""Pages in the words of schema.org, for machines that read them."""
