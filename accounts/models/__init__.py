"""The tables about people."""

from accounts.models.user import User

__all__ = ["User"]
