"""Mails on their way out: claimed before they are handed over, so that a crash loses and doubles none."""
