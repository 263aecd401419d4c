"""What can be followed, how it is read from a form, what it is called, and how often it has news."""
