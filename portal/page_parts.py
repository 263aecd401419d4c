"""What narrative pages show: their blocks as plain parts, figures computed and records read together."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.conf import settings
from django.urls import translate_url
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import get_language, override
from wagtail.rich_text import expand_db_html

from initiatives.details.related import count_of_records
from initiatives.narrative_figures import FIGURES, compute, fill, names_in
from initiatives.profile.parts import joint_margin, margin
from initiatives.provenance import Provenance, SourceRegister
from initiatives.rows import row_of
from portal.blocks import CITED_SECTIONS

# Ids that the frame of the page and its list of sources bear already.
TAKEN_ANCHORS = frozenset({"", "main", "sources", "announcements", "menu"})
LEAST_CONTENTS = 3
OWN_ADDRESS = re.compile(r'href="(/(?!/)[^"]*)"')


@dataclass(frozen=True)
class PagePart:
    """One block as its template takes it; ``anchor`` is empty where there is no heading."""

    kind: str
    heading: str = ""
    anchor: str = ""
    text: SafeString = field(default_factory=SafeString)
    figures: list[dict[str, Any]] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    provenance: Provenance | None = None

    @property
    def template(self) -> str:
        """The template of the kind of block."""
        return f"portal/blocks/{self.kind}.html"

    @property
    def count(self) -> str:
        """The number of records in words; empty where there are none."""
        return count_of_records(len(self.rows)) if self.rows else ""


class PageBody:
    """The body of a narrative page with all that it shows.

    A figure is computed once, and the records of a section are read together, whatever their number. A
    record that is not public is not shown.
    """

    def __init__(self, stream: Iterable[Any], lede: str = "") -> None:
        self.blocks = [(block.block_type, block.value) for block in stream]
        self.lede_source = lede
        self.register = SourceRegister()

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The figures that the page names, in its text or under a takeaway."""
        return compute(name for text in self._names() for name in text)

    def _names(self) -> Iterator[list[str]]:
        yield names_in(self.lede_source)
        for kind, value in self.blocks:
            yield names_in(_source_of(kind, value))
            yield list(value["figures"]) if kind == "takeaway" else []

    @cached_property
    def records(self) -> dict[tuple[str, str], Any]:
        """The public records that the page rests on, by section and key."""
        wanted: dict[str, set[str]] = defaultdict(set)
        for kind, value in self.blocks:
            for record in value["records"] if kind == "takeaway" else ():
                wanted[record["section"]].add(record["slug"])
        found = {}
        for key, slugs in wanted.items():
            for record in CITED_SECTIONS[key].model._default_manager.for_list().filter(slug__in=slugs):
                found[key, record.slug] = record
        return found

    @property
    def lede(self) -> str:
        """The sentence under the title with its figures."""
        return fill(self.lede_source, self.numbers)

    @cached_property
    def parts(self) -> list[PagePart]:
        """The blocks in their order; sources are numbered along the way."""
        anchors: set[str] = set(TAKEN_ANCHORS)
        return [_anchored(self._part(kind, value), anchors) for kind, value in self.blocks]

    @property
    def contents(self) -> list[dict[str, Any]]:
        """The way through a long page; empty for a short one."""
        entries = [{"anchor": part.anchor, "label": part.heading} for part in self.parts if part.heading]
        return entries if len(entries) >= LEAST_CONTENTS else []

    def _part(self, kind: str, value: Any) -> PagePart:
        markup = expand_db_html(in_language_of_reader(_source_of(kind, value)))
        text = mark_safe(fill(markup, self.numbers))  # noqa: S308  editors' markup as Wagtail has cleaned it
        heading = value["heading"] if kind in ("section", "takeaway") else ""
        part = PagePart(kind, heading, text=text)
        return self._takeaway(part, value) if kind == "takeaway" else part

    def _takeaway(self, part: PagePart, value: Any) -> PagePart:
        keys = dict.fromkeys((record["section"], record["slug"]) for record in value["records"])
        records = [self.records[key] for key in keys if key in self.records]
        rows = [{**row_of(record), "provenance": margin(self.register, record)} for record in records]
        joint = joint_margin(self.register, records, count_of_records(len(records))) if records else None
        return replace(part, rows=rows, provenance=joint, figures=self._figures(value["figures"]))

    def _figures(self, names: Iterable[str]) -> list[dict[str, Any]]:
        figures = [(name, FIGURES[name]) for name in names if name in FIGURES]
        return [
            {"number": self.numbers[name], "text": figure.description, "url": figure.address()}
            for name, figure in figures
            if figure.address
        ]


def in_language_of_reader(markup: str) -> str:
    """Lead addresses of this site, which editors write without a language, to the reader's language."""
    language = get_language() or settings.LANGUAGE_CODE
    with override(settings.LANGUAGE_CODE):
        return OWN_ADDRESS.sub(lambda match: f'href="{translate_url(match[1], language)}"', markup)


def _source_of(kind: str, value: Any) -> str:
    """The markup of the text of a block as it is stored."""
    if kind == "text":
        return value.source
    return value["text"].source if kind in ("section", "takeaway") else ""


def _anchored(part: PagePart, taken: set[str]) -> PagePart:
    """Give a part with a heading an id that no other part of the page has."""
    if not part.heading:
        return part
    stem = slugify(part.heading) or part.kind
    anchor, number = stem, 1
    while anchor in taken:
        number += 1
        anchor = f"{stem}-{number}"
    taken.add(anchor)
    return replace(part, anchor=anchor)
