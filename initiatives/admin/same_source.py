"""Saying that a source or an organisation is there already, and where."""

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder

from initiatives.models import Source


def problem_with_address(url: str, instance: Source, user) -> ValidationError | None:
    """What is wrong with entering an address once more, with a link to the source that has it; or None."""
    existing = Source.objects.with_address(url).exclude(pk=instance.pk).first()
    if existing is None:
        return None
    link = format_html('<a href="{}">{}</a>', desk_address(existing, user), existing)
    text = _("This text is in the catalogue already: {source}. Use that source instead of a second one.")
    return ValidationError(format_html(text, source=link), code="same_source")


def desk_address(row, user) -> str:
    """Where somebody finds a row at the desk: its form if they may change it, else the list with it alone."""
    address = AdminURLFinder(user=user).get_edit_url(row) if user else None
    if address:
        return address
    listing = reverse(row.snippet_viewset.get_url_name("list"))
    return f"{listing}?{urlencode({'q': row.slug})}"
