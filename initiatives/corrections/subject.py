"""The record that a report is about, as addresses name it: ``policies/ecu-strategy-2022``."""

from urllib.parse import urlencode

from django.urls import reverse

from initiatives.registry import SECTIONS, section_of


def key_of(record) -> str:
    """How ``?about=`` names a record."""
    return f"{section_of(type(record)).key}/{record.slug}"


def public_record(about: str):
    """The public record that ``?about=`` names, else None, whether or not there is a draft of that name."""
    key, _slash, slug = about.strip("/").partition("/")
    section = next((section for section in SECTIONS if section.key == key), None)
    if section is None or not slug or "\x00" in slug:
        return None
    return section.model._default_manager.published().filter(slug=slug).first()


def report_address(record, fact: str = "") -> str:
    """Where a reader reports an error in a record, or in one fact of it."""
    query = {"about": key_of(record), "fact": fact}
    given = {name: value for name, value in query.items() if value}
    return f"{reverse('correction_list')}?{urlencode(given, safe='/')}"
