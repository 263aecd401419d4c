"""What a reader follows changes."""

from collections.abc import Iterable

from accounts.follows.choice import EVERYTHING, LETTERS, Choice
from accounts.models import Follow, Subscriber
from accounts.models.follow import FollowKind
from initiatives.models import Country, Theme


def add_follows(reader: Subscriber, choices: Iterable[Choice]) -> None:
    """Follow these too; what is followed already or cannot be followed any more is left out."""
    there = set(chosen_by(reader))
    wanted = [choice for choice in choices if choice not in there]
    keys = [choice.key for choice in wanted]
    countries = {country.iso3: country for country in Country.objects.published().filter(iso3__in=keys)}
    themes = {theme.slug: theme for theme in Theme.objects.filter(slug__in=keys)}
    rows = []
    for choice in wanted:
        row = Follow(subscriber=reader, kind=choice.kind, query=choice.query)
        if choice.kind == FollowKind.COUNTRY:
            row.country = countries.get(choice.key)
        elif choice.kind == FollowKind.THEME:
            row.theme = themes.get(choice.key)
        else:
            row.section, _slash, row.slug = choice.key.partition("/")
        if choice in (EVERYTHING, LETTERS) or row.country or row.theme or row.section or row.query:
            rows.append(row)
    Follow.objects.bulk_create(rows, ignore_conflicts=True)


def set_follows(reader: Subscriber, choices: Iterable[Choice]) -> None:
    """Follow these and nothing else; what stays keeps its day."""
    wanted = list(choices)
    dropped = [row.pk for row in rows_of(reader) if Choice.of(row) not in wanted]
    Follow.objects.filter(pk__in=dropped).delete()
    add_follows(reader, wanted)


def rows_of(reader: Subscriber) -> list[Follow]:
    """What a reader follows, oldest first, in one query."""
    return list(reader.follows.select_related("country", "theme"))


def chosen_by(reader: Subscriber) -> tuple[Choice, ...]:
    """The same apart from the reader."""
    return tuple(Choice.of(row) for row in rows_of(reader))
