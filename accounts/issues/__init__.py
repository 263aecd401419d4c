"""What a newsletter issue says, for the mail and for the archive."""
