"""Stories of readers, told in a real browser against the portal as it runs."""
