"""Reads from a form or an address what somebody wants to follow."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from accounts.follows.choice import EVERYTHING, LETTERS, Choice
from accounts.models.follow import QUERY_LENGTH, FollowKind
from initiatives.filters import SectionFilterSet
from initiatives.filters.changes import ChangeFilterSet
from initiatives.filters.everywhere import EverythingFilterSet
from initiatives.filters.options import printable
from initiatives.following import (
    FOLLOWED_RECORDS,
    FOLLOWED_SECTIONS,
    changes_text,
    everywhere_text,
    search_text,
)
from initiatives.history.public import readable_records
from initiatives.list_query import ListQuery
from initiatives.models import Country, Publication, Theme

# As many searches as a page can name; the other things end by themselves.
MOST_SEARCHES = 20
MOST_COMPLAINTS = 5


@dataclass(frozen=True)
class Reading:
    """What was understood, each thing once, and a sentence for each value that means nothing."""

    choices: tuple[Choice, ...] = ()
    complaints: tuple[str, ...] = ()


def read_choices(data: QueryDict) -> Reading:
    """What the fields that bear the names of the kinds say.

    Everything holds all the others, so that nothing else is kept beside it but ``letters``, the letters of
    the editors, which are no records.
    """
    letters = (LETTERS,) if data.get(FollowKind.LETTERS) else ()
    if data.get(FollowKind.EVERYTHING):
        return Reading((EVERYTHING, *letters))
    choices: dict[Choice, None] = {}
    complaints: list[str] = []
    for choice, value in (*_listed(data), *_records(data.getlist(FollowKind.RECORD))):
        if choice:
            choices[choice] = None
        else:
            complaints.append(_("“%(value)s” cannot be followed.") % {"value": printable(value)})
    searches, problems = _searches(data)
    choices.update(dict.fromkeys(searches))
    return Reading((*choices, *letters), tuple([*complaints, *problems][:MOST_COMPLAINTS]))


def _listed(data: QueryDict) -> Iterator[tuple[Choice | None, str]]:
    """Countries, subjects and types of record, each with what was said, in two queries."""
    known = {
        FollowKind.COUNTRY: set(Country.objects.published().values_list("iso3", flat=True)),
        FollowKind.THEME: set(Theme.objects.values_list("slug", flat=True)),
        FollowKind.SECTION: set(FOLLOWED_SECTIONS),
    }
    for kind, keys in known.items():
        for value in data.getlist(kind):
            yield (Choice(kind, value) if value in keys else None), value


def _records(values: list[str]) -> Iterator[tuple[Choice | None, str]]:
    """Records, each with what was said; no more of them than searches."""
    known = public_records(values[:MOST_SEARCHES])
    for value in values:
        yield (Choice(FollowKind.RECORD, value) if value in known else None), value


def public_records(values: Iterable[str]) -> set[str]:
    """Those of some keys whose records the public can read, in one query for each type that is named."""
    slugs: dict[str, set[str]] = defaultdict(set)
    for value in values:
        key, _slash, slug = value.partition("/")
        if key in FOLLOWED_RECORDS and "\0" not in slug:
            slugs[key].add(slug)
    return {
        f"{key}/{slug}"
        for key, its in slugs.items()
        for slug in readable_records(FOLLOWED_RECORDS[key].model)
        .filter(slug__in=its)
        .values_list("slug", flat=True)
    }


def _searches(data: QueryDict) -> tuple[list[Choice], list[str]]:
    """What is searched for, in lists, through everything and among the changes."""
    found: dict[Choice, None] = {}
    problems = []
    values = [(read, value) for kind, read in SEARCHES.items() for value in data.getlist(kind)]
    if len(values) > MOST_SEARCHES:
        problems.append(_("No more than %(most)d searches can be followed.") % {"most": MOST_SEARCHES})
    for read, value in values[:MOST_SEARCHES]:
        choice = read(value) if len(value) <= QUERY_LENGTH else None
        if choice:
            found[choice] = None
        else:
            problems.append(_("“%(value)s” is no search that can be followed.") % {"value": printable(value)})
    return list(found), problems


def search_choice(value: str) -> Choice | None:
    """The list of an address such as “policies?country=BRA”; nothing where part of it means nothing."""
    key, _mark, query = value.partition("?")
    section = FOLLOWED_SECTIONS.get(key)
    filterset = section.filterset_class(query) if section else None
    if filterset is None or not _is_understood(filterset):
        return None
    text = search_text(ListQuery.of(filterset))
    if len(text) > QUERY_LENGTH:
        return None
    return Choice(FollowKind.SEARCH, key, text) if text else Choice(FollowKind.SECTION, key)


def everywhere_choice(value: str) -> Choice | None:
    """The page of search with a query such as “q=norms&theme=law”."""
    filterset = EverythingFilterSet(value)
    text = everywhere_text(ListQuery.of(filterset)) if _is_understood(filterset) else ""
    return Choice(FollowKind.EVERYWHERE, query=text) if 0 < len(text) <= QUERY_LENGTH else None


def changes_choice(value: str) -> Choice | None:
    """The page of changes with a query such as “kind=withdrawn&country=BRA”."""
    filterset = ChangeFilterSet(value, Publication.objects.none())
    text = changes_text(ListQuery.of(filterset)) if _is_understood(filterset) else ""
    return Choice(FollowKind.CHANGES, query=text) if 0 < len(text) <= QUERY_LENGTH else None


def _is_understood(filterset: SectionFilterSet) -> bool:
    return not filterset.problems and not filterset.unknown_parameters


SEARCHES: dict[FollowKind, Callable[[str], Choice | None]] = {
    FollowKind.SEARCH: search_choice,
    FollowKind.EVERYWHERE: everywhere_choice,
    FollowKind.CHANGES: changes_choice,
}
