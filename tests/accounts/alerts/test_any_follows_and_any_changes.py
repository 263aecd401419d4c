"""Random follows and random changes: readers are told exactly what a naive reading of the rules says."""

import datetime
from dataclasses import dataclass

import pytest
from django.contrib.contenttypes.models import ContentType
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.alerts.matching import Matcher
from accounts.alerts.news import news_of
from accounts.alerts.period import Period
from accounts.alerts.rules import Rule
from initiatives.choices import RemovalKind
from initiatives.models import Batch, BatchRow, Publication, Removal
from tests.factories import (
    CountryFactory,
    InitiativeFactory,
    InstrumentFactory,
    PolicyFactory,
    ThemeFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

BEGIN = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)
SINCE, UNTIL, SETTLING = 20, 40, 8
# Each makes a version: the last one by an import, which changed what Chile does in the instrument.
PUBLIC = ("major", "minor", "rows")


@dataclass(frozen=True)
class Step:
    """Something that happens to a record at a minute."""

    minute: int
    what: str


def histories():
    """What happens to one record, at most once a minute; it is published before anything else."""
    steps = st.builds(
        Step, st.integers(0, UNTIL + 5), st.sampled_from(["major", "rows", "minor", "withdraw", "unpublish"])
    )
    return st.lists(steps, max_size=7, unique_by=lambda step: step.minute).map(_in_order)


def _in_order(steps: list[Step]) -> list[Step]:
    """Nothing is taken away that is not public."""
    kept: list[Step] = []
    for step in sorted(steps, key=lambda its: its.minute):
        public = bool(kept) and kept[-1].what in PUBLIC
        if public or step.what in PUBLIC:
            kept.append(step)
    return kept


@pytest.fixture
def world():
    """Four records of two states and two subjects, all that can be followed of them, and an import."""
    brazil, chile = (
        CountryFactory(published=True, slug=iso3.lower(), iso3=iso3, title=name)
        for iso3, name in (("BRA", "Brazil"), ("CHL", "Chile"))
    )
    law, norms = (ThemeFactory(slug=slug, name=slug) for slug in ("law", "norms"))
    records = [
        PolicyFactory(published=True, country=brazil),
        PolicyFactory(published=True, country=chile, status="draft"),
        InitiativeFactory(published=True, countries=[brazil, chile], themes=[law]),
        InstrumentFactory(published=True, themes=[norms]),
    ]
    rules = {
        Rule("everything"): {0, 1, 2, 3},
        Rule("country", brazil.pk): {0, 2},
        Rule("country", chile.pk): {1, 2},
        Rule("theme", None, law.pk): {2},
        Rule("theme", None, norms.pk): {3},
        Rule("section", section="policies"): {0, 1},
        Rule("search", section="policies", query="country=CHL"): {1},
        Rule("search", section="initiatives", query="country=BRA"): {2},
        Rule("record", section="policies", slug=records[1].slug): {1},
        Rule("record", section="instruments", slug=records[3].slug): {3},
        Rule("everywhere", query="theme=law"): {2},
        Rule("everywhere", query="type=policies&type=initiatives&country=BRA"): {0, 2},
        Rule("changes", query="kind=published&country=BRA"): {0, 2},
        Rule("changes", query="kind=changed&kind=withdrawn"): {0, 1, 2, 3},
        Rule("changes", query="kind=withdrawn&type=policies&country=CHL"): {1},
    }
    user = UserFactory()
    batch = Batch.objects.create(table="participations", uploaded_by=user, note="N", file_name="rows.csv")
    cells = {"instrument": records[3].slug, "country": "CHL", "status": "party", "verified_on": "2026-03-01"}
    BatchRow.objects.create(batch=batch, line=2, kind="new", after=cells, outcome="applied")
    return records, rules, batch, {Rule("country", chile.pk)}


def play(records, all_steps, batch) -> None:
    """Write the histories into the database, in the place of those that are there."""
    Publication.objects.all().delete()
    Removal.objects.all().delete()
    for record, steps in zip(records, all_steps, strict=True):
        content_type = ContentType.objects.get_for_model(record)
        about = {"content_type": content_type, "object_id": record.pk, "revision": record.live_revision}
        version = 0
        for step in steps:
            at = BEGIN + datetime.timedelta(minutes=step.minute)
            if step.what in PUBLIC:
                version += 1
                Publication.objects.create(
                    **about,
                    version=version,
                    published_at=at,
                    role="editor",
                    weight="minor" if step.what == "minor" else "major",
                    batch=batch if step.what == "rows" else None,
                    change_note="N",
                )
            else:
                kind = RemovalKind.WITHDRAWN if step.what == "withdraw" else RemovalKind.UNPUBLISHED
                Removal.objects.create(**about, kind=kind, reason="R", role="editor", removed_at=at)
        live = bool(steps) and steps[-1].what in PUBLIC
        type(record).objects.filter(pk=record.pk).update(live=live)


def told_minutes(steps: list[Step], settling: int) -> list[int]:
    """The minutes of the changes of one record that a mailing tells of, by the rules as they are written."""
    if not steps or steps[-1].what == "unpublish":
        return []
    hidden_until = max((step.minute for step in steps if step.what == "unpublish"), default=-1)
    known = [step for step in steps if step.minute > hidden_until]

    def told_at(place: int) -> int:
        while place + 1 < len(known) and known[place + 1].minute - known[place].minute < settling:
            place += 1
        return known[place].minute

    told = [known[place] for place in range(len(known)) if SINCE < told_at(place) <= UNTIL]
    if known[-1].what != "withdraw":
        return [step.minute for step in told if step.what != "withdraw"]
    if not told or told[-1] != known[-1]:
        return []
    public_before = any(step.what != "withdraw" and step.minute < told[0].minute for step in known)
    return [known[-1].minute] if public_before else []


def is_told(rule: Rule, steps: list[Step], minutes: list[int]) -> bool:
    """Whether what is told of a record is of what is followed: searches and changes do not tell of all."""
    publications = [step.minute for step in steps if step.what in PUBLIC]
    happened = {
        ("published" if minute == publications[0] else "changed") if minute in publications else "withdrawn"
        for minute in minutes
    }
    if rule.kind in ("search", "everywhere"):
        return happened != {"withdrawn"}
    wanted = QueryDict(rule.query).getlist("kind")
    return bool(happened & set(wanted)) if rule.kind == "changes" else True


@given(data=st.data())
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_a_reader_is_told_what_the_rules_say_and_nothing_else(world, data):
    records, follows, batch, of_rows = world
    all_steps = [data.draw(histories()) for _record in records]
    rules = data.draw(st.sets(st.sampled_from(list(follows)), max_size=4))
    minor_too, settling = data.draw(st.booleans()), data.draw(st.sampled_from([0, SETTLING]))
    play(records, all_steps, batch)

    period = Period(
        BEGIN + datetime.timedelta(minutes=SINCE),
        BEGIN + datetime.timedelta(minutes=UNTIL),
        datetime.timedelta(minutes=settling),
    )
    matcher = Matcher(news_of(period))
    picked = matcher.picks(rules, minor_too)

    expected = {}
    for place, (record, steps) in enumerate(zip(records, all_steps, strict=True)):
        minutes = told_minutes(steps, settling)
        what = {step.minute: step.what for step in steps}
        by_rows = of_rows if place == 3 and any(what[minute] == "rows" for minute in minutes) else set()
        reasons = {
            rule
            for rule in rules
            if (place in follows[rule] and is_told(rule, steps, minutes)) or rule in by_rows
        }
        if reasons and ((minor_too and minutes) or any(what[minute] != "minor" for minute in minutes)):
            expected[type(record), record.pk] = (minutes, reasons)
    assert {
        (type(pick.item.record), pick.item.record.pk): (
            [int((change.at - BEGIN).total_seconds() / 60) for change in pick.item.changes],
            set(pick.reasons),
        )
        for pick in picked
    } == expected
    assert len(picked) == len(expected)
    assert matcher.has_news(rules, minor_too) == bool(expected)
