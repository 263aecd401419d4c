"""Mails to readers: what stands in them, in the reader's language, and how they are written."""
