"""What is known, sought in vain, not applicable and not researched: every country by every question."""
