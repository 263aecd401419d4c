"""Catalogues of the texts that readers see: gathered from the sources, kept as .po, compiled to .mo.

Babel and Django's own reading of templates do the work, so that no machine needs GNU gettext. Both are for
those who work on the portal; what runs reads the .mo files only.
"""

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

LANGUAGES = ("es", "pt")
HEADER = "# Texts of the interface; docs/architecture.md says how they are kept."
SUFFIXES = frozenset({".py", ".html", ".txt"})
# What only editors and operators read stays in English: folders anywhere, and single files.
NOT_FOR_READERS = frozenset(
    {
        "account", "actions", "admin", "allauth", "desk", "gate", "mail", "management", "merging",
        "migrations", "opening_pages", "workflow",
        "apps.py", "approval.py", "batch.py", "blocks.py", "dataset_version.py", "delivery.py",
        "delivery_state.py", "invitation.html", "invitation.py", "invitation_gone.html", "issue.py",
        "kept_rows.py", "link_check.py", "mailing.py", "mailings.py", "merge.py", "previews.py", "review.py",
        "second_reader.py", "user.py", "wagtail_hooks.py",
    }
)  # fmt: skip
SINGLE, PLURAL, IN_CONTEXT = None, (1, 2), ((1, "c"), 2)
KEYWORDS = {
    "_": SINGLE,
    "gettext": SINGLE,
    "gettext_lazy": SINGLE,
    "gettext_noop": SINGLE,
    "ngettext": PLURAL,
    "ngettext_lazy": PLURAL,
    "pgettext": IN_CONTEXT,
    "pgettext_lazy": IN_CONTEXT,
    "npgettext": ((1, "c"), 2, 3),
}


def texts_for_readers() -> Catalog:
    """All texts of the interface that readers may see, each with the files in which it stands."""
    catalogue = Catalog(fuzzy=False)
    for path in _sources():
        with io.BytesIO(_as_python(path).encode()) as source:
            for _line, text, _comments, context in extract("python", source, KEYWORDS):
                place = str(path.relative_to(settings.BASE_DIR))
                catalogue.add(text, locations=[(place, 0)], context=context)
    return catalogue


def kept(language: str) -> Catalog:
    """The catalogue of a language as it is kept."""
    path = _place(language).with_suffix(".po")
    if not path.exists():
        return Catalog(language, fuzzy=False, project="cyber-diplomacy-portal", header_comment=HEADER)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def brought_up_to_date(language: str, texts: Catalog | None = None) -> Catalog:
    """The same with what is new in the sources, empty, and without what is gone; nothing is guessed."""
    catalogue = kept(language)
    catalogue.update(
        texts or texts_for_readers(),
        no_fuzzy_matching=True,
        update_header_comment=False,
        update_creation_date=False,
    )
    catalogue.obsolete.clear()
    return catalogue


def write(catalogue: Catalog) -> None:
    """Keep a catalogue, and compile it."""
    place = _place(str(catalogue.locale))
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.with_suffix(".po").open("wb") as file:
        write_po(file, catalogue, width=0, sort_output=True)
    place.with_suffix(".mo").write_bytes(compiled(catalogue))


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as programs read it."""
    with io.BytesIO() as file:
        write_mo(file, catalogue)
        return file.getvalue()


def compiled_as_kept(language: str) -> bytes:
    """What is read at present."""
    return _place(language).with_suffix(".mo").read_bytes()


def missing(catalogue: Catalog) -> list[str]:
    """The texts of a catalogue that have no translation yet, or an uncertain one."""
    return [
        str(message.id)
        for message in catalogue
        if message.id and (message.fuzzy or not all(_forms(message.string)))
    ]


def _forms(string: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, tuple | list) else (string or "",)


def _place(language: str) -> Path:
    return settings.BASE_DIR / "locale" / language / "LC_MESSAGES" / "django"


def _sources() -> Iterator[Path]:
    for folder in ("accounts", "initiatives", "portal", "templates"):
        for path in sorted((settings.BASE_DIR / folder).rglob("*")):
            if path.suffix in SUFFIXES and not NOT_FOR_READERS.intersection(path.parts):
                yield path


def _as_python(path: Path) -> str:
    """A source as Babel reads it; in brackets, the blanks at the beginning of lines mean nothing."""
    text = path.read_text(encoding="utf-8")
    return text if path.suffix == ".py" else f"({templatize(text)}\n)"
