"""What can be followed, as groups of boxes to tick."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.follows.choice import EVERYTHING, LETTERS, Choice
from accounts.follows.names import names_of
from accounts.follows.reading import public_records
from accounts.models.follow import FollowKind
from initiatives.facets import Choice as Box
from initiatives.following import FOLLOWED_SECTIONS
from initiatives.models import Country, Theme

# What is chosen on the page of a record, a list, the search or the changes.
CHOSEN_ELSEWHERE = (FollowKind.RECORD, FollowKind.SEARCH, FollowKind.EVERYWHERE, FollowKind.CHANGES)


@dataclass(frozen=True)
class Group:
    """Boxes under one name."""

    name: str
    label: str
    choices: list[Box]

    @property
    def open(self) -> bool:
        """What is no list to choose from stands open, for there is as much as is chosen."""
        return self.name in CHOSEN_ELSEWHERE

    @property
    def ticked(self) -> str:
        """What is ticked, by name."""
        return "" if self.open else ", ".join(choice.label for choice in self.choices if choice.checked)


def menu(chosen: tuple[Choice, ...]) -> list[Group]:
    """All that can be followed, with what is chosen ticked; records and searches are the chosen ones."""
    countries = [(country.iso3, country.heading) for country in Country.objects.published().order_by_title()]
    themes = [(theme.slug, theme.name) for theme in Theme.objects.all()]
    sections = [(key, str(section.title)) for key, section in FOLLOWED_SECTIONS.items()]
    elsewhere = [choice for choice in chosen if choice.kind in CHOSEN_ELSEWHERE]
    gone = {one.key for one in elsewhere if one.kind == FollowKind.RECORD}
    gone -= public_records(gone) if gone else set()
    elsewhere = [one for one in elsewhere if one.key not in gone]
    names = names_of(elsewhere) if elsewhere else {}
    groups = [
        *(
            _group(
                kind, label, [(one.value, name) for one, name in names.items() if one.kind == kind], chosen
            )
            for kind, label in (
                (FollowKind.RECORD, _("Records")),
                (FollowKind.SEARCH, _("Searches")),
                (FollowKind.EVERYWHERE, _("Searches through everything")),
                (FollowKind.CHANGES, _("Changes")),
            )
        ),
        _group(FollowKind.COUNTRY, _("Countries"), countries, chosen),
        _group(FollowKind.THEME, _("Subjects"), themes, chosen),
        _group(FollowKind.SECTION, _("Types of record"), sections, chosen),
    ]
    return [group for group in groups if group.choices]


def follows_everything(chosen: tuple[Choice, ...]) -> bool:
    """Whether the box for everything is ticked."""
    return EVERYTHING in chosen


def follows_letters(chosen: tuple[Choice, ...]) -> bool:
    """Whether the box for the letters of the editors is ticked."""
    return LETTERS in chosen


def _group(kind: FollowKind, label: str, options: list[tuple[str, str]], chosen: tuple[Choice, ...]) -> Group:
    ticked = {choice.value for choice in chosen if choice.kind == kind}
    return Group(kind.value, label, [Box(value, name, None, value in ticked) for value, name in options])
