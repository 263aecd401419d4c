"""Pages and answers of the site itself."""
