"""Addresses of filtered lists, for numbers and measures that lead to the rows behind them."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode


def list_address(name: str, fragment: str = "", **filters: str | Iterable[str]) -> str:
    """The list of a section, by the name of its model, with filters; a filter may have several values.

    Filters without a value are left out.
    """
    given = {key: [value] if isinstance(value, str) else list(value) for key, value in filters.items()}
    query = urlencode({key: values for key, values in given.items() if any(values)}, doseq=True)
    return reverse(f"{name}_list") + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")


def record_address(name: str, slug: str) -> str:
    """The page of one record, by the name of its model and its key."""
    return reverse(f"{name}_detail", args=[slug])


def site_address(path: str) -> str:
    """A path of this site with the address of the site before it, as it stands in citations and files."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path
