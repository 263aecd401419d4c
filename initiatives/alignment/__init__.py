"""How states stand to each other and to partners: agreement on votes, memberships and questions of law."""
