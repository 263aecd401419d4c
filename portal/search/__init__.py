"""Search: one box over every published record and every narrative page."""
