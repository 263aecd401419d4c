"""What a letter says to readers who share language and follows: a subject and entries in groups."""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.alerts.period import Period
from accounts.alerts.rules import Pick, Rule, named_first
from accounts.letters.entries import Entry, EntryWriter
from accounts.letters.row_lines import States
from accounts.letters.words import SECTIONS
from accounts.models.follow import FollowKind
from accounts.models.subscriber import Rhythm
from initiatives.history.versions import day_of
from initiatives.templatetags.partial_dates import format_partial_date

MOST_NAMED = 3
SUBJECT_LENGTH = 120


@dataclass(frozen=True)
class Group:
    """Entries under the name of a state, a subject or a type, each with why it is there."""

    heading: str
    entries: list[tuple[Entry, str]]


@dataclass(frozen=True)
class Digest:
    """A letter without what differs from reader to reader.

    ``reasons`` are all rules because of which something is in it, ``stops`` what it is called to end each.
    """

    language: str
    subject: str
    intro: str
    groups: list[Group]
    reasons: tuple[Rule, ...]
    stops: tuple[str, ...]


def digest_of(picks: list[Pick], minor_too: bool, writer: EntryWriter, intro: str) -> Digest:
    """What is said of what was picked; the writer's language is active. Never empty, for picks are not."""
    places: dict[str, list[tuple[Entry, str]]] = {}
    for pick in picks:
        told = writer.entry(pick.item, minor_too, _states_of(pick)), writer.because(pick)
        places.setdefault(place_of(pick, writer), []).append(told)
    groups = [Group(name, places[name]) for name in sorted(places)]
    words = writer.words
    if len(picks) == 1:
        entry, _because = groups[0].entries[0]
        subject = words["subject_one"].format(happened=entry.happened, heading=entry.heading)
    else:
        subject = words["subject_many"].format(count=len(picks), places=_named(groups, words))
    reasons = tuple(sorted({rule for pick in picks for rule in pick.reasons}, key=named_first))
    stops = tuple(writer.stop(rule) for rule in reasons)
    return Digest(writer.language, short(subject), intro, groups, reasons, stops)


def intro_of(period: Period, rhythm: str, words: dict[str, str]) -> str:
    """What a letter tells of, as a sentence; its language is active."""
    since, until = (format_partial_date(day_of(moment)) for moment in (period.since, period.until))
    return words[f"intro_{Rhythm(rhythm).value}"].format(since=since, until=until)


def place_of(pick: Pick, writer: EntryWriter) -> str:
    """Under which name a record stands: the state by which it came, else the subject, else its own state.

    A record of several states or of none that was not picked for one of them stands with its type.
    """
    item = pick.item
    for rule in pick.reasons:
        if rule.kind == FollowKind.COUNTRY and rule.country:
            return writer.countries[rule.country]
    for rule in pick.reasons:
        if rule.kind == FollowKind.THEME and rule.theme:
            return writer.themes[rule.theme]
    if len(item.countries) == 1:
        return writer.countries[next(iter(item.countries))]
    return SECTIONS[item.section.key][writer.language]


def _named(groups: Iterable[Group], words: dict[str, str]) -> str:
    names = [group.heading for group in groups]
    named = ", ".join(names[:MOST_NAMED])
    return words["and_more"].format(places=named) if len(names) > MOST_NAMED else named


def short(subject: str) -> str:
    """A subject on one line, as long as mail programs show."""
    line = " ".join(subject.split())
    return line if len(line) <= SUBJECT_LENGTH else line[: SUBJECT_LENGTH - 1].rstrip() + "…"


def _states_of(pick: Pick) -> States:
    """The states of which a reader is told rows; of all, where the record itself is followed."""
    is_only_of_states = all(rule.kind == FollowKind.COUNTRY for rule in pick.reasons)
    return frozenset(rule.country for rule in pick.reasons if rule.country) if is_only_of_states else None
