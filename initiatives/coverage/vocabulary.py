"""The questions that are asked of every country, pillar by pillar: one vocabulary for all pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext as _

from initiatives.choices import InstrumentKind
from initiatives.models import Indicator, Inquiry, Instrument, LegalTopic, Participation
from initiatives.profile.pillar_kinds import INTERNATIONAL_LAW, PILLARS, PillarKind
from initiatives.questions import (
    EXPERT_GROUPS,
    INSTRUMENT_LABELS,
    KINDS,
    KINDS_IN_FACTS,
    POINTS_OF_CONTACT,
    POSITION,
    TREATIES_OF_ALL,
    QuestionSort,
    kind_label,
    question_key,
)

# States vote once, on a roll that is complete; who sat in an expert group is one question for all groups.
NOT_JOINED = (InstrumentKind.RESOLUTION, InstrumentKind.EXPERT_GROUP)
ALWAYS_ASKED = (*TREATIES_OF_ALL, *POINTS_OF_CONTACT)
OTHER = "other"


@dataclass(frozen=True)
class Question:
    """One question: ``subject`` is what it asks after, ``pillars`` all to which it belongs, first its own.

    ``anchor`` is where its answer stands in the profile of a country.
    """

    key: str
    label: str
    sort: QuestionSort
    subject: str = ""
    pillars: tuple[str, ...] = (OTHER,)
    anchor: str = ""

    @property
    def stands_in_facts(self) -> bool:
        """Whether the profile has a row for it among its facts, with an answer or without."""
        return self.anchor == self.key

    @property
    def void_anchor(self) -> str:
        """Where the profile says that there is no answer."""
        return self.anchor if self.sort == QuestionSort.TOPIC else self.key

    @property
    def pillar(self) -> str:
        """The pillar under which it stands where it can stand only once."""
        return self.pillars[0]


@dataclass(frozen=True)
class Questions:
    """All questions, in the order in which they stand."""

    all: tuple[Question, ...] = ()

    def __iter__(self) -> Iterator[Question]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    @cached_property
    def by_key(self) -> dict[str, Question]:
        """Each by its key."""
        return {question.key: question for question in self.all}

    @property
    def by_pillar(self) -> list[tuple[str, list[Question]]]:
        """The pillars by name, each with its questions."""
        grouped = groupby(self.all, key=lambda question: question.pillar)
        return [(pillar_label(pillar), list(questions)) for pillar, questions in grouped]

    def of_pillars(self, pillars) -> "Questions":
        """Those that belong to any of some pillars."""
        return Questions(tuple(its for its in self.all if set(its.pillars) & set(pillars)))

    def among(self, keys) -> "Questions":
        """Those with some keys."""
        return Questions(tuple(its for its in self.all if its.key in keys))


def read_questions(
    topics: list[LegalTopic] | None = None, indicators: list[Indicator] | None = None
) -> Questions:
    """All questions, read in a fixed number of queries; what has been read already can be given."""
    topics = list(LegalTopic.objects.all()) if topics is None else topics
    if indicators is None:
        indicators = list(Indicator.objects.published().order_by("pk"))
    themes = _themes_of_asked()
    found = [*_of_law(topics), *_of_kinds()]
    found += [instrument_question(its, themes.get(its.pk, set())) for its in _asked_instruments()]
    found += [_of_indicator(indicator) for indicator in indicators]
    places = [kind.anchor for kind in PILLARS] + [OTHER]
    return Questions(tuple(sorted(found, key=lambda question: places.index(question.pillar))))


def pillar_label(pillar: str) -> str:
    """The name of a pillar."""
    return next((str(kind.label) for kind in PILLARS if kind.anchor == pillar), _("Further questions"))


def _asked_instruments():
    """Instruments that states join: those asked of all, and those that a state has joined or looked into."""
    joined = Participation.objects.published().filter(instrument=OuterRef("pk"))
    asked = Inquiry.objects.published().filter(
        question=Concat(Value("instrument-"), OuterRef("slug"), output_field=CharField())
    )
    instruments = Instrument.objects.published().exclude(kind__in=NOT_JOINED)
    instruments = instruments.filter(Q(slug__in=ALWAYS_ASKED) | Exists(joined) | Exists(asked))
    return instruments.order_by("adopted_on", "pk")


def _themes_of_asked() -> dict[int, set[str]]:
    """The subjects of the instruments, by primary key; read at once, whether or not there are any."""
    themes: dict[int, set[str]] = {}
    for key, theme in _asked_instruments().order_by().values_list("pk", "themes__slug"):
        themes.setdefault(key, set()).add(theme)
    return themes


def _of_kinds() -> Iterator[Question]:
    for pillar in PILLARS:
        for sort, kinds in (
            (QuestionSort.POLICY, pillar.policies),
            (QuestionSort.INSTITUTION, pillar.institutions),
        ):
            for kind in sorted(kinds, key=lambda kind: _place_of(sort, kind)):
                key = question_key(sort, kind)
                anchor = key if kind in KINDS_IN_FACTS else pillar.anchor
                yield Question(key, kind_label(sort, kind), sort, kind, (pillar.anchor,), anchor)


def _place_of(sort: QuestionSort, kind: str) -> int:
    return KINDS[sort].values.index(kind)


def _of_law(topics: list[LegalTopic]) -> Iterator[Question]:
    law = (INTERNATIONAL_LAW.anchor,)
    label = _("Position on international law")
    yield Question(POSITION, label, QuestionSort.POSITION, "", law, POSITION)
    yield Question(EXPERT_GROUPS, _("UN expert groups"), QuestionSort.GROUPS, "", law, EXPERT_GROUPS)
    for topic in topics:
        key = question_key(QuestionSort.TOPIC, topic.slug)
        yield Question(key, topic.name, QuestionSort.TOPIC, topic.slug, law, f"law-{topic.slug}")


def instrument_question(instrument: Instrument, themes: set[str] | None = None) -> Question:
    """Whether and how a country takes part in an instrument; for a resolution, how it voted.

    ``themes`` are its subjects where they have been read already.
    """
    themes = {theme.slug for theme in instrument.themes.all()} if themes is None else themes
    key = question_key(QuestionSort.INSTRUMENT, instrument.slug)
    pillars = tuple(kind.anchor for kind in sorted(PILLARS, key=lambda kind: _rank(kind, themes)))
    belongs = [kind.anchor for kind in PILLARS if kind.themes & themes]
    label = INSTRUMENT_LABELS.get(instrument.slug) or instrument.short_title or instrument.heading
    in_order = tuple(anchor for anchor in pillars if anchor in belongs) or (OTHER,)
    in_facts = instrument.slug in ALWAYS_ASKED or instrument.kind == InstrumentKind.TREATY
    anchor = key if in_facts else in_order[0]
    return Question(key, str(label), QuestionSort.INSTRUMENT, instrument.slug, in_order, anchor)


def _rank(kind: PillarKind, themes: set[str]) -> tuple[int, bool, int]:
    """The pillar with most of the subjects first, then one that is a subject itself, then the narrowest."""
    return -len(kind.themes & themes), kind.anchor not in themes, len(kind.themes)


def _of_indicator(indicator: Indicator) -> Question:
    key = question_key(QuestionSort.INDICATOR, indicator.slug)
    pillars = tuple(kind.anchor for kind in PILLARS if indicator.slug in kind.indicators) or (OTHER,)
    return Question(key, indicator.heading, QuestionSort.INDICATOR, indicator.slug, pillars, key)
