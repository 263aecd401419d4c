"""Facets and chips: what can be chosen in a list, how many rows each choice gives, and what is chosen."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.filters import SectionFilterSet
from initiatives.filters.base import YEARS
from initiatives.filters.criteria import RuleFilter, VocabularyFilter
from initiatives.filters.options import Chosen, Option
from initiatives.list_query import ListQuery, text_of

OPEN_FACETS = 4


@dataclass(frozen=True)
class Choice:
    """One value of a facet with the number of rows that it would give, None where nobody counts."""

    value: str
    label: str
    count: int | None
    checked: bool
    lang: str = ""


@dataclass
class Facet:
    """A filter as a group of choices, or of fields to write in; ``rest`` are choices that are folded away."""

    name: str
    label: str | Promise
    choices: list[Choice] = field(default_factory=list)
    rest: list[Choice] = field(default_factory=list)
    fields: list[dict] = field(default_factory=list)
    kind: str = "checkbox"
    open: bool = False
    error: str = ""

    @property
    def rest_label(self) -> str:
        """How many choices are folded away."""
        return ngettext("%(number)d more", "%(number)d more", len(self.rest)) % {"number": len(self.rest)}


@dataclass(frozen=True)
class Chip:
    """A filter that is on; ``url`` is the list without it."""

    group: str | Promise
    value: str
    url: str
    lang: str = ""


def facets_of(filterset: SectionFilterSet) -> list[Facet]:
    """All facets of a list; a fixed number of queries, whatever is chosen and however many rows there are."""
    names = [name for name, its in filterset.filters.items() if isinstance(its, VocabularyFilter)]
    facets = [vocabulary_facet(filterset, name) for name in names]
    facets = [facet for facet in facets if facet.choices or facet.error]
    for facet in facets[:OPEN_FACETS]:
        facet.open = True
    if filterset.has_years:
        place = len(facets) - ("checked" in names)
        facets.insert(place, years_facet(filterset))
    return facets


def vocabulary_facet(filterset: SectionFilterSet, name: str, counts: Counter | None = None) -> Facet:
    """A facet of options, each counted with all other filters on; options without rows stay.

    Where rows of several tables stand in one list, the counts come from there.
    """
    filter_, chosen = filterset.filters[name], filterset.chosen(name)
    counts = filterset.counts(name) if counts is None else counts
    choices = [_choice(option, chosen, counts) for option in filter_.options.values()]
    if not filter_.lists_all:
        choices = [choice for choice in choices if choice.count or choice.checked]
    if isinstance(filter_, RuleFilter) and filter_.default:
        choices = _with_default(choices, filter_.default, chosen)
    shown, rest = _folded(choices, filter_.shown)
    return Facet(
        name,
        filter_.label,
        shown,
        rest if filter_.folds else [],
        kind=filter_.kind,
        open=bool(chosen) and not (isinstance(filter_, RuleFilter) and filter_.default),
        error=filterset.problems.get(name, ""),
    )


def uncounted_facet(filterset: SectionFilterSet, name: str, is_open: bool = False) -> Facet:
    """A facet of all options whose rows nobody counts, as where rows of several tables stand in one list."""
    filter_, chosen = filterset.filters[name], filterset.chosen(name)
    choices = [
        Choice(option.value, option.label, None, chosen.holds(option.value), option.lang)
        for option in filter_.options.values()
    ]
    error = filterset.problems.get(name, "")
    return Facet(name, filter_.label, choices, open=is_open or bool(chosen), error=error)


def _choice(option: Option, chosen: Chosen, counts: Counter) -> Choice:
    return Choice(option.value, option.label, counts[option.value], chosen.holds(option.value), option.lang)


def _with_default(choices: list[Choice], default: str, chosen: Chosen) -> list[Choice]:
    """The default has no value of its own, so that it leaves nothing in the address."""
    return [
        Choice("", choice.label, choice.count, choice.checked or not chosen)
        if choice.value == default
        else choice
        for choice in choices
    ]


def _folded(choices: list[Choice], shown: int | None) -> tuple[list[Choice], list[Choice]]:
    """The choices with most rows and those that are chosen, and apart from them the rest in its own order."""
    if shown is None or len(choices) <= shown + 1:
        return choices, []
    by_count = sorted(choices, key=lambda choice: -(choice.count or 0))
    top = [choice for place, choice in enumerate(by_count) if place < shown or choice.checked]
    return top, [choice for choice in choices if choice not in top]


def years_facet(filterset: SectionFilterSet) -> Facet:
    """The first and the last year, to be written."""
    fields = [
        {
            "name": name,
            "label": filterset.filters[name].label,
            "value": text_of(filterset, name),
            "numeric": True,
        }
        for name in YEARS
    ]
    error = " ".join(filterset.problems[name] for name in YEARS if name in filterset.problems)
    is_open = any(field["value"] for field in fields)
    return Facet("years", filterset.years_label, fields=fields, open=is_open, error=error)


def chips_of(filterset: SectionFilterSet, path: str) -> list[Chip]:
    """What is on, each as a link to the list without it; a value that means nothing is on as well."""
    query = ListQuery.of(filterset)
    chips = []
    for name, value in query.pairs:
        if name not in filterset.filters:
            continue
        if value == getattr(filterset.filters[name], "default", None):
            continue
        group, label, lang = words_for(filterset, name, value)
        chips.append(Chip(group, label, query.without(name, value).address(path), lang))
    return chips


def words_for(filterset: SectionFilterSet, name: str, value: str) -> tuple[str | Promise, str, str]:
    """What one pair of a query string is called: the group, the value, and the language of the value."""
    filter_ = filterset.filters[name]
    if isinstance(filter_, VocabularyFilter):
        option = filter_.options.get(value)
        return (filter_.label, option.label, option.lang) if option else (filter_.label, value, "")
    if name in YEARS:
        said = _("from %(year)s") if name == YEARS[0] else _("to %(year)s")
        return filterset.years_label, said % {"year": value}, ""
    return filter_.label, value, ""
