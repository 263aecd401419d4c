"""The addresses of a picture, in the shape that ``picture_links.html`` takes."""

from typing import Any

from django.urls import reverse

from initiatives.pictures.picture import FORMS


def picture_links(name: str, *args: Any, query: str = "") -> dict[str, str]:
    """Addresses by form; ``name`` is that of an address whose last argument is the form."""
    mark = "?" if query else ""
    return {f"{form}_url": f"{reverse(name, args=[*args, form])}{mark}{query}" for form in FORMS}
