"""What people fill in about invitations and accounts."""
