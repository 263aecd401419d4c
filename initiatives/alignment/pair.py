"""Two countries item by item: what each did, whether that is the same, and on which sources it rests."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.addresses import list_address
from initiatives.alignment.board import Board, read_board
from initiatives.alignment.choosing import kinds_of, wanted_of
from initiatives.alignment.items import COMPARED, Comparison, Item, Kind, Outcome, Stand, Tally, tally_of
from initiatives.alignment.page import item_facets, item_notices
from initiatives.alignment.years import YearLine, year_lines
from initiatives.choices import ParticipationStatus, Stance
from initiatives.exports.forms import FILES, downloads
from initiatives.facets import Facet, chips_of
from initiatives.filters.alignment import PairFilterSet
from initiatives.list_query import ListQuery
from initiatives.models import Country, PositionPoint
from initiatives.profile.parts import joint_margin
from initiatives.provenance import Provenance, SourceRegister

SIGNS = {Outcome.SAME: "=", Outcome.PARTLY: "≈", Outcome.OPPOSED: "≠", Outcome.NOT_COMPARED: "?"}
# Votes are drawn by the marks of the stances, as on the page of a resolution.
MARKS = {
    ParticipationStatus.VOTED_FOR: "affirms",
    ParticipationStatus.ABSTAINED: "open",
    ParticipationStatus.VOTED_AGAINST: "rejects",
}


@dataclass(frozen=True)
class Side:
    """What one country did on an item, with its margin."""

    label: str
    mark: str = ""
    url: str = ""
    note: str = ""
    provenance: Provenance | None = None


@dataclass(frozen=True)
class ItemRow:
    """One item of the list."""

    title: str
    url: str
    full_title: str
    lang: str
    year: int | None
    sides: tuple[Side, Side]
    outcome: str
    sign: str
    verdict: str


@dataclass(frozen=True)
class Chapter:
    """One kind of item: its count and its rows, those that cannot be compared apart."""

    kind: Kind
    tally: Tally
    rows: list[ItemRow]
    apart: list[ItemRow]
    years: list[YearLine]

    @property
    def sentence(self) -> str:
        """The count in a sentence, what is partly the same and what is opposed named apart."""
        if not self.tally.compared:
            return _("No item in common to compare.")
        words = _("The same on %(count)s items in common; partly on %(partly)d, opposed on %(opposed)d.")
        return words % {
            "count": self.tally.text,
            "partly": self.tally.partly,
            "opposed": self.tally.opposed,
        }

    @property
    def apart_label(self) -> str:
        """How many items are on record for one side only, or cannot be compared."""
        number = len(self.apart)
        return ngettext("%(n)d item not compared", "%(n)d items not compared", number) % {"n": number}


@dataclass
class PairPage:
    """The list behind every number of two countries."""

    first: Country
    second: Country
    data: QueryDict
    path: str

    @cached_property
    def filterset(self) -> PairFilterSet:
        """The filters, read."""
        return PairFilterSet(self.data, Country.objects.none())

    @cached_property
    def board(self) -> Board:
        """What the two did, with sources."""
        return read_board([self.first.iso3, self.second.iso3], with_sources=True)

    @cached_property
    def comparisons(self) -> list[Comparison]:
        """All items that are asked for."""
        return self.board.compare(self.first.iso3, self.second.iso3, wanted_of(self.filterset))

    @cached_property
    def register(self) -> SourceRegister:
        """The sources, numbered as the chapters use them."""
        return SourceRegister()

    @cached_property
    def chapters(self) -> list[Chapter]:
        """Kind by kind."""
        return [self._chapter(kind) for kind in kinds_of(self.filterset)]

    def _chapter(self, kind: Kind) -> Chapter:
        comparisons = [its for its in self.comparisons if its.item.kind is kind]
        compared = [its for its in comparisons if its.outcome in COMPARED]
        apart = [its for its in comparisons if its.outcome not in COMPARED]
        return Chapter(
            kind,
            tally_of(comparisons),
            [self._row(its) for its in compared],
            [self._row(its) for its in apart],
            year_lines([compared]),
        )

    def _row(self, comparison: Comparison) -> ItemRow:
        item, outcome = comparison.item, comparison.outcome
        return ItemRow(
            title=item.title,
            url=self.item_url(item),
            full_title=item.full_title,
            lang=item.lang,
            year=comparison.year,
            sides=(self._side(comparison.first), self._side(comparison.second)),
            outcome=outcome.value,
            sign=SIGNS[outcome],
            verdict=str(outcome.label),
        )

    def item_url(self, item: Item) -> str:
        """The instrument, or all texts of the two on the question of law."""
        codes = (self.first.iso3, self.second.iso3)
        return item.url or list_address("position", topic=item.slug, country=codes)

    def _side(self, stand: Stand | None) -> Side:
        if stand is None:
            return Side(_("Not on record"), mark="not-researched")
        point = stand.rows[0] if isinstance(stand.rows[0], PositionPoint) else None
        mark = MARKS.get(ParticipationStatus(stand.answer), "") if _is_status(stand.answer) else stand.answer
        return Side(
            label=stand.label,
            mark=mark or ("silent" if point and point.stance == Stance.NOT_ADDRESSED else ""),
            url=f"{point.position.get_absolute_url()}#{point.topic.slug}" if point else "",
            note=_speakers(stand),
            provenance=joint_margin(self.register, stand.rows, point.reference if point else ""),
        )

    @cached_property
    def sources(self) -> list[Any]:
        """All sources of the page; read after the chapters, which number them."""
        return self.register.entries if self.chapters else []

    @cached_property
    def facets(self) -> list[Facet]:
        """What can be chosen."""
        return item_facets(self.filterset)

    @property
    def chooser_is_open(self) -> bool:
        """Whether something that was chosen means nothing."""
        return any(facet.error for facet in self.facets)

    @cached_property
    def notices(self) -> list[str]:
        """What in the address means nothing here."""
        return item_notices(self.filterset)

    @cached_property
    def chips(self) -> list[Any]:
        """The filters that are on."""
        return chips_of(self.filterset, self.path)

    @property
    def clear_url(self) -> str:
        """The page without filters."""
        return self.path

    @property
    def downloads(self) -> list[dict[str, Any]]:
        """The files that hold the same items, as links."""
        return downloads(ListQuery.of(self.filterset), self.path, FILES)

    @property
    def heading(self) -> str:
        """Both names."""
        return _("%(first)s and %(second)s") % {"first": self.first.heading, "second": self.second.heading}

    @property
    def lede(self) -> str:
        """The counts of all kinds that are shown."""
        counts = [
            _("%(kind)s %(count)s") % {"kind": chapter.kind.label, "count": chapter.tally.text}
            for chapter in self.chapters
        ]
        return _("The same: %(counts)s.") % {"counts": "; ".join(counts)} if counts else ""


def _is_status(answer: str) -> bool:
    return answer in ParticipationStatus.values


def _speakers(stand: Stand) -> str:
    """Which member states stand for the Union."""
    if not stand.speakers:
        return "; ".join(dict.fromkeys(note for row in stand.rows if (note := getattr(row, "note", ""))))
    return _("As its member states on record: %(states)s") % {
        "states": ", ".join(country.heading for country in stand.speakers)
    }
