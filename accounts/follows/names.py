"""What follows are called, in the language of the page or the mail."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from urllib.parse import parse_qsl

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.follows.choice import Choice
from accounts.models.follow import FollowKind
from initiatives.facets import words_for
from initiatives.filters import SectionFilterSet
from initiatives.filters.changes import ChangeFilterSet
from initiatives.filters.everywhere import EverythingFilterSet
from initiatives.following import FOLLOWED_SECTIONS
from initiatives.models import Country, Publication, Theme


def names_of(choices: Iterable[Choice]) -> dict[Choice, str]:
    """The name of each; as many queries for many as for few of the same kinds and sections."""
    choices = list(choices)
    by_kind = {kind: [choice for choice in choices if choice.kind == kind] for kind in FollowKind}
    names = {choice: choice.key for choice in choices}
    for kind, name in NAMES.items():
        names.update(name(by_kind[kind]) if by_kind[kind] else {})
    return names


def _names_of_countries(choices: list[Choice]) -> dict[Choice, str]:
    countries = Country.objects.published().filter(iso3__in=[choice.key for choice in choices])
    return {Choice(FollowKind.COUNTRY, country.iso3): country.heading for country in countries}


def _names_of_themes(choices: list[Choice]) -> dict[Choice, str]:
    themes = Theme.objects.filter(slug__in=[choice.key for choice in choices])
    return {Choice(FollowKind.THEME, theme.slug): theme.name for theme in themes}


def _names_of_records(choices: list[Choice]) -> dict[Choice, str]:
    """Their titles; the row of a record that is withdrawn may hold a draft, so that its key is its name."""
    slugs: dict[str, list[str]] = defaultdict(list)
    for choice in choices:
        key, _slash, slug = choice.key.partition("/")
        slugs[key].append(slug)
    return {
        Choice(FollowKind.RECORD, f"{key}/{record.slug}"): record.heading
        for key, its in slugs.items()
        for record in FOLLOWED_SECTIONS[key].model._default_manager.published().filter(slug__in=its)
    }


def _names_of_searches(choices: list[Choice]) -> dict[Choice, str]:
    """“Policies: country Brazil, status in force”; all searches of a section share its vocabularies."""
    names = {}
    for key in {choice.key for choice in choices}:
        section = FOLLOWED_SECTIONS[key]
        here = [choice for choice in choices if choice.key == key]
        names.update(_named(section.title, section.filterset_class(_together(here)), here))
    return names


def _named(title: str | Promise, filterset: SectionFilterSet, choices: list[Choice]) -> dict[Choice, str]:
    """The title with what each choice asks for; the filter set is asked for all of them together."""
    names = {}
    for choice in choices:
        pairs = [pair for pair in parse_qsl(choice.query) if pair[0] in filterset.filters]
        named = (words_for(filterset, name, value) for name, value in pairs)
        parts = ", ".join(f"{group}: {value}" for group, value, _lang in named)
        names[choice] = f"{title} ({parts})"
    return names


def _together(choices: list[Choice]) -> QueryDict:
    return QueryDict("&".join(choice.query for choice in choices))


NAMES: dict[FollowKind, Callable[[list[Choice]], dict[Choice, str]]] = {
    FollowKind.EVERYTHING: lambda choices: dict.fromkeys(choices, _("Everything")),
    FollowKind.LETTERS: lambda choices: dict.fromkeys(choices, _("Letters of the editors")),
    FollowKind.COUNTRY: _names_of_countries,
    FollowKind.THEME: _names_of_themes,
    FollowKind.SECTION: lambda choices: {one: str(FOLLOWED_SECTIONS[one.key].title) for one in choices},
    FollowKind.SEARCH: _names_of_searches,
    FollowKind.EVERYWHERE: lambda choices: _named(
        _("All records"), EverythingFilterSet(_together(choices)), choices
    ),
    FollowKind.CHANGES: lambda choices: _named(
        _("Changes"), ChangeFilterSet(_together(choices), Publication.objects.none()), choices
    ),
    FollowKind.RECORD: _names_of_records,
}
