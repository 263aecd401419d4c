"""The pages that editors write."""

from portal.models.home import HomePage

__all__ = ["HomePage"]
