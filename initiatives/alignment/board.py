"""What all sides did on all items, read from what is published in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import Prefetch, QuerySet

from initiatives.alignment.items import Comparison, Item, ItemKey, Kind, Outcome, Stand, Tally, tally_of
from initiatives.alignment.rule import CAST, STANDINGS, outcome_of
from initiatives.alignment.union import GROUPING, union_stands
from initiatives.choices import VOTES, InstrumentKind
from initiatives.matrix_rule import choose_point
from initiatives.models import Country, Participation, PointCitation, PositionPoint
from initiatives.profile.partner_bodies import EUROPEAN_UNION

KIND_ORDER = [kind.value for kind in Kind]


@dataclass(frozen=True)
class Wanted:
    """Which items are asked for; an empty part leaves nothing out."""

    kinds: frozenset[str] | None = None
    outcomes: frozenset[str] | None = None
    year_min: int | None = None
    year_max: int | None = None

    def holds(self, comparison: Comparison) -> bool:
        """Whether a comparison is asked for; one without a year lies in no period."""
        if self.kinds is not None and comparison.item.kind not in self.kinds:
            return False
        if self.outcomes is not None and comparison.outcome not in self.outcomes:
            return False
        if self.year_min is None and self.year_max is None:
            return True
        if comparison.year is None:
            return False
        return (self.year_min or 0) <= comparison.year <= (self.year_max or comparison.year)


@dataclass
class Board:
    """Countries by their codes, and what each did on which item."""

    countries: dict[str, Country] = field(default_factory=dict)
    members: tuple[Country, ...] = ()
    items: dict[ItemKey, Item] = field(default_factory=dict)
    stands: dict[str, dict[ItemKey, Stand]] = field(default_factory=lambda: defaultdict(dict))

    @property
    def states(self) -> list[Country]:
        """The states of the region, by name."""
        return [country for country in self.countries.values() if country.is_focus]

    @property
    def partners(self) -> list[Country]:
        """Partners that have an answer on any item, by name."""
        return [its for its in self.countries.values() if not its.is_focus and self.stands.get(its.iso3)]

    def compare(self, first: str, second: str, wanted: Wanted | None = None) -> list[Comparison]:
        """All items on which either side is on record, kind by kind, oldest first."""
        return sorted(self._comparisons(first, second, wanted or Wanted()), key=_place)

    def tallies(self, first: str, second: str, wanted: Wanted) -> dict[Kind, Tally]:
        """How many of these items gave what, for each kind."""
        by_kind: dict[Kind, list[Comparison]] = {kind: [] for kind in Kind}
        for comparison in self._comparisons(first, second, wanted):
            by_kind[comparison.item.kind].append(comparison)
        return {kind: tally_of(comparisons) for kind, comparisons in by_kind.items()}

    def _comparisons(self, first: str, second: str, wanted: Wanted) -> Iterator[Comparison]:
        ours, theirs = self.stands.get(first, {}), self.stands.get(second, {})
        for key in ours.keys() | theirs.keys():
            comparison = self._comparison(key, ours.get(key), theirs.get(key))
            if wanted.holds(comparison):
                yield comparison

    def _comparison(self, key: ItemKey, first: Stand | None, second: Stand | None) -> Comparison:
        item = self.items[key]
        outcome = Outcome.NOT_COMPARED
        if first and second:
            outcome = outcome_of(item.kind, first.answer, second.answer)
        return Comparison(item, first, second, outcome)


def read_board(codes: Iterable[str] | None = None, with_sources: bool = False) -> Board:
    """Read what is public about all countries, or about some; of the Union, its members are read too."""
    countries = list(Country.objects.published().order_by_title())
    members_keys = set(
        Country.objects.published()
        .filter(is_focus=False, groupings__slug=GROUPING)
        .values_list("pk", flat=True)
    )
    members = tuple(country for country in countries if country.pk in members_keys)
    read = {country.pk: country for country in countries}
    if codes is not None:
        asked = set(codes)
        if EUROPEAN_UNION in asked:
            asked |= {member.iso3 for member in members}
        read = {key: country for key, country in read.items() if country.iso3 in asked}
    board = Board({country.iso3: country for country in countries}, members)
    _read_participations(board, read, with_sources)
    _read_points(board, read, with_sources)
    if any(country.iso3 == EUROPEAN_UNION for country in read.values()):
        board.stands[EUROPEAN_UNION] = union_stands(
            board.stands[EUROPEAN_UNION], [(member, board.stands[member.iso3]) for member in members]
        )
    return board


def _read_participations(board: Board, read: dict[int, Country], with_sources: bool) -> None:
    """Votes, and what states join; a seat in a group of experts is given and not taken, and is left out."""
    rows = Participation.objects.published().filter(country__in=read)
    rows = rows.exclude(instrument__kind=InstrumentKind.EXPERT_GROUP).select_related("instrument")
    rows = rows.with_citations() if with_sources else rows
    held: dict[tuple[str, ItemKey], list[Participation]] = {}
    for row in rows.order_by("pk"):
        kind = Kind.VOTES if row.status in VOTES else Kind.MEMBERSHIPS
        item = board.items.setdefault((kind.value, row.instrument.slug), _instrument_item(kind, row))
        held.setdefault((read[row.country_id].iso3, item.key), []).append(row)
    for (iso3, key), same in held.items():
        board.stands[iso3][key] = _vote(same) if key[0] == Kind.VOTES else _membership(same)


def _instrument_item(kind: Kind, row: Participation) -> Item:
    instrument = row.instrument
    return Item(
        kind,
        instrument.slug,
        instrument.short_title or str(instrument),
        instrument.get_absolute_url(),
        str(instrument) if instrument.short_title else "",
        instrument.heading_language,
        year=instrument.adopted_on.year if instrument.adopted_on else None,
    )


def _vote(rows: list[Participation]) -> Stand:
    """The vote that was cast; who is on record with two different votes has none that can be compared."""
    cast = [row for row in rows if row.status in CAST]
    answers = {row.status for row in cast}
    return Stand(answers.pop() if len(answers) == 1 else "", tuple(cast or rows))


def _membership(rows: list[Participation]) -> Stand:
    """The strongest way of taking part."""
    for status in STANDINGS:
        if strongest := tuple(row for row in rows if row.status == status):
            return Stand(status.value, strongest)
    return Stand("", tuple(rows))


def _read_points(board: Board, read: dict[int, Country], with_sources: bool) -> None:
    """The point that stands for a country on each question, by the rule of the matrix."""
    held: dict[tuple[str, ItemKey], list[PositionPoint]] = {}
    for point in _points(read, with_sources):
        topic = point.topic
        item = Item(Kind.STANCES, topic.slug, topic.name, "", place=topic.sort_order)
        board.items.setdefault(item.key, item)
        held.setdefault((read[point.position.country_id].iso3, item.key), []).append(point)
    for (iso3, key), points in held.items():
        if point := choose_point(points):
            board.stands[iso3][key] = Stand(point.stance, (point,))


def _points(read: dict[int, Country], with_sources: bool) -> QuerySet:
    points = PositionPoint.objects.published().filter(position__country__in=read)
    points = points.select_related("position", "topic")
    if not with_sources:
        return points
    cited = PointCitation.objects.select_related("source").filter(source__live=True)
    return points.prefetch_related(Prefetch("citations", cited))


def _place(comparison: Comparison) -> tuple:
    item = comparison.item
    return KIND_ORDER.index(item.kind), item.place, item.year or 0, item.title, item.slug
