"""How readers report errors: the form, what keeps spam out of it, and the public ledger."""
