"""Reads from a form or an address what somebody wants to follow."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from accounts.follows.choice import EVERYTHING, LETTERS, Choice
from accounts.models.follow import QUERY_LENGTH, FollowKind
from initiatives.filters.options import printable
from initiatives.following import FOLLOWED_SECTIONS, search_text
from initiatives.list_query import ListQuery
from initiatives.models import Country, Theme

# As many searches as a page can name; the other things end by themselves.
MOST_SEARCHES = 20
MOST_COMPLAINTS = 5


@dataclass(frozen=True)
class Reading:
    """What was understood, each thing once, and a sentence for each value that means nothing."""

    choices: tuple[Choice, ...] = ()
    complaints: tuple[str, ...] = ()


def read_choices(data: QueryDict) -> Reading:
    """What the fields ``everything``, ``country``, ``theme``, ``section`` and ``search`` say, in two queries.

    Everything holds all the others, so that nothing else is kept beside it but ``letters``, the letters of
    the editors, which are no records.
    """
    letters = (LETTERS,) if data.get(FollowKind.LETTERS) else ()
    if data.get(FollowKind.EVERYTHING):
        return Reading((EVERYTHING, *letters))
    known = {
        FollowKind.COUNTRY: set(Country.objects.published().values_list("iso3", flat=True)),
        FollowKind.THEME: set(Theme.objects.values_list("slug", flat=True)),
        FollowKind.SECTION: set(FOLLOWED_SECTIONS),
    }
    choices: dict[Choice, None] = {}
    complaints: list[str] = []
    for kind, keys in known.items():
        for value in data.getlist(kind):
            if value in keys:
                choices[Choice(kind, value)] = None
            else:
                complaints.append(_("“%(value)s” cannot be followed.") % {"value": printable(value)})
    searches, problems = _searches(data.getlist(FollowKind.SEARCH))
    choices.update(dict.fromkeys(searches))
    return Reading((*choices, *letters), tuple([*complaints, *problems][:MOST_COMPLAINTS]))


def _searches(values: list[str]) -> tuple[list[Choice], list[str]]:
    found: dict[Choice, None] = {}
    problems = []
    if len(values) > MOST_SEARCHES:
        problems.append(_("No more than %(most)d searches can be followed.") % {"most": MOST_SEARCHES})
    for value in values[:MOST_SEARCHES]:
        choice = search_choice(value)
        if choice:
            found[choice] = None
        else:
            problems.append(_("“%(value)s” is no search that can be followed.") % {"value": printable(value)})
    return list(found), problems


def search_choice(value: str) -> Choice | None:
    """The list of an address such as “policies?country=BRA”; nothing where part of it means nothing."""
    key, _mark, query = value.partition("?")
    section = FOLLOWED_SECTIONS.get(key)
    if section is None or len(query) > QUERY_LENGTH:
        return None
    filterset = section.filterset_class(query)
    if filterset.problems or filterset.unknown_parameters:
        return None
    text = search_text(ListQuery.of(filterset))
    if len(text) > QUERY_LENGTH:
        return None
    return Choice(FollowKind.SEARCH, key, text) if text else Choice(FollowKind.SECTION, key)
