"""People and invitations at the editors' desk."""
