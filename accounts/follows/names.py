"""What follows are called, in the language of the page or the mail."""

from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl

from django.http import QueryDict
from django.utils.translation import gettext as _

from accounts.follows.choice import Choice
from accounts.models.follow import FollowKind
from initiatives.facets import words_for
from initiatives.following import FOLLOWED_SECTIONS
from initiatives.models import Country, Theme


def names_of(choices: Iterable[Choice]) -> dict[Choice, str]:
    """The name of each; as many queries for many as for few of the same kinds and sections."""
    choices = list(choices)
    keys = [choice.key for choice in choices]
    public = Country.objects.published()
    countries = {country.iso3: country.heading for country in public.filter(iso3__in=keys)}
    themes = {theme.slug: theme.name for theme in Theme.objects.filter(slug__in=keys)}
    searches = _names_of_searches([choice for choice in choices if choice.kind == FollowKind.SEARCH])
    return {choice: _name(choice, countries, themes, searches) for choice in choices}


def _name(choice: Choice, countries: Mapping, themes: Mapping, searches: Mapping) -> str:
    if choice.kind == FollowKind.COUNTRY:
        return countries.get(choice.key, choice.key)
    if choice.kind == FollowKind.THEME:
        return themes.get(choice.key, choice.key)
    if choice.kind == FollowKind.SECTION:
        return str(FOLLOWED_SECTIONS[choice.key].title)
    if choice.kind == FollowKind.SEARCH:
        return searches[choice]
    return _("Letters of the editors") if choice.kind == FollowKind.LETTERS else _("Everything")


def _names_of_searches(choices: list[Choice]) -> dict[Choice, str]:
    """“Policies: country Brazil, status in force”; all searches of a section share its vocabularies."""
    names = {}
    for key in {choice.key for choice in choices}:
        section = FOLLOWED_SECTIONS[key]
        here = [choice for choice in choices if choice.key == key]
        together = QueryDict("&".join(choice.query for choice in here))
        filterset = section.filterset_class(together)
        for choice in here:
            named = (
                words_for(filterset, name, value)
                for name, value in parse_qsl(choice.query)
                if name in filterset.filters
            )
            parts = ", ".join(f"{group}: {value}" for group, value, _lang in named)
            names[choice] = f"{section.title} ({parts})"
    return names
