"""The plain parts of a brief, the same for all that one can be about."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import ngettext

from initiatives.addresses import site_address
from initiatives.details.common import citation_text
from initiatives.profile.parts import Row
from initiatives.provenance import Provenance, SourceEntry


@dataclass(frozen=True)
class Line:
    """One thing that is known: what it is about, a stance or a value, words, and its margin."""

    label: str
    label_lang: str = ""
    url: str = ""
    mark: str = ""
    value: str = ""
    lang: str = ""
    text: str = ""
    provenance: Provenance | None = None


@dataclass(frozen=True)
class Part:
    """Lines under a heading; ``note`` is what is not known, or how many more there are and where."""

    heading: str
    lines: list[Line] = field(default_factory=list)
    note: str = ""


@dataclass(frozen=True)
class Brief:
    """A whole brief; ``page_url`` is the page of which it is the short form."""

    kicker: str
    heading: str
    lede: str
    path: str
    page_url: str
    parts: list[Part]
    sources: list[SourceEntry]

    @property
    def address(self) -> str:
        """Where it is to be found again, in full, for it is read on paper."""
        return site_address(self.path)

    @property
    def cite(self) -> str:
        """How to cite it as of the day on which it was made."""
        return citation_text(self.heading, self.path, self.day)

    @property
    def day(self):
        """The day on which it was made."""
        return timezone.localdate()


def row_line(row: Row) -> Line:
    """A row of a profile as a line: its small facts as the value."""
    words = [str(part["text"]) for part in row.meta if part.get("text")]
    return Line(
        row.heading,
        label_lang=row.lang,
        url=row.url,
        value=" · ".join(words),
        text=row.summary,
        provenance=row.provenance,
    )


def more_note(left: int) -> str:
    """That there are more than stand here."""
    return (
        ngettext("%(count)d more on the page.", "%(count)d more on the page.", left) % {"count": left}
        if left
        else ""
    )


def present(parts: Iterable[Part]) -> list[Part]:
    """The parts that say something."""
    return [part for part in parts if part.lines or part.note]
