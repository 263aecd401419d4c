"""Countries side by side: what is asked, what each answers, and whether they agree."""
