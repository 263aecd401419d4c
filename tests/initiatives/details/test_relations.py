"""Relations between records: told from both sides, of public records only, read by a second person."""

import pytest
from django.core.exceptions import ValidationError

from initiatives.actions.apply_batch import apply_batch
from initiatives.actions.change_row import change_row
from initiatives.actions.decide_batch import approve_batch
from initiatives.actions.remove import withdraw_record
from initiatives.dataset.upload import TABLE_NAMED
from initiatives.models import Publication, Relation
from initiatives.record_keys import record_key
from tests.factories import (
    EventFactory,
    InitiativeFactory,
    InstrumentFactory,
    PolicyFactory,
    PositionFactory,
    RelationFactory,
    SourceFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return EventFactory(published=True, title_en="Meeting in Lima")


@pytest.fixture
def initiative():
    return InitiativeFactory(published=True, title_en="Programme for teams")


def page_of(client, record) -> str:
    return client.get(record.get_absolute_url()).content.decode()


def relations_on(client, record) -> str:
    """The part of a page that tells of relations; empty where it has none."""
    return page_of(client, record).partition('id="relations"')[2].partition("</section>")[0]


def test_relation_is_told_from_both_sides_with_its_own_source(client, event, initiative):
    source = SourceFactory(title="Report of the meeting")
    RelationFactory(published=True, between=(event, initiative), sources=[(source, "p. 3")])
    here, there = relations_on(client, event), relations_on(client, initiative)
    assert "<h3>Part of</h3>" in here
    assert initiative.get_absolute_url() in here
    assert "<h3>Has as parts</h3>" in there
    assert event.get_absolute_url() in there
    assert "p. 3" in here
    assert "Report of the meeting" in page_of(client, event)


@pytest.mark.parametrize("hidden", ["draft", "withdrawn", "unchecked"])
def test_relation_shows_only_between_public_records(client, event, hidden):
    other = InitiativeFactory(published=hidden != "draft", title_en="Hidden programme", slug="hidden-one")
    RelationFactory(published=hidden != "unchecked", between=(event, other))
    if hidden == "withdrawn":
        withdraw_record(other, user=UserFactory(role="Editors"), reason="Ended.")
    page = page_of(client, event)
    assert "Hidden programme" not in page
    assert "hidden-one" not in page
    assert not Relation.objects.published().exists()


def test_pages_take_as_many_queries_with_many_relations(client, event, count_queries):
    RelationFactory(published=True, between=(event, InitiativeFactory(published=True)))
    few = count_queries(lambda: client.get(event.get_absolute_url()))
    for _ in range(3):
        RelationFactory(published=True, between=(event, InitiativeFactory(published=True)))
        RelationFactory(published=True, between=(InitiativeFactory(published=True), event))
    assert count_queries(lambda: client.get(event.get_absolute_url())) == few


def test_relation_waits_for_a_second_person_and_stands_in_the_history(client, event, initiative):
    author, editor = UserFactory(role="Editors"), UserFactory(role="Editors")
    batch = change_row(TABLE_NAMED["relations"], cells(event, initiative), note="Linked.", user=author)
    assert not relations_on(client, event)
    with pytest.raises(Exception, match="somebody else has to read it"):
        approve_batch(batch.pk, author)
    approve_batch(batch.pk, editor)
    apply_batch(batch.pk)
    assert initiative.get_absolute_url() in relations_on(client, event)
    assert Publication.objects.of(event).get(batch=batch).change_note == "Linked."
    history = f"{event.get_absolute_url()}history/"
    assert record_key(initiative) in client.get(history).content.decode()
    withdraw_record(initiative, user=editor, reason="Ended.")
    assert record_key(initiative) not in client.get(history).content.decode()


def cells(record, target, kind="part-of") -> dict[str, str]:
    source = SourceFactory()
    ends = {"record": record_key(record), "kind": kind, "target": record_key(target)}
    return {**ends, "sources": source.slug, "verified_on": "2026-11-20"}


@pytest.mark.parametrize(
    ("make", "kind", "column"),
    [
        (lambda: (PolicyFactory(published=True), InstrumentFactory(published=True)), "supersedes", "target"),
        (lambda: (PositionFactory(published=True), PolicyFactory(published=True)), "delivered-at", "target"),
        (lambda: (PolicyFactory(published=True), EventFactory(published=True)), "part-of", "record"),
    ],
)
def test_relation_between_what_it_makes_no_sense_is_refused(make, kind, column):
    with pytest.raises(ValidationError) as refusal:
        change_row(
            TABLE_NAMED["relations"], cells(*make(), kind), note="Linked.", user=UserFactory(role="Editors")
        )
    assert list(refusal.value.message_dict) == [column]


def test_record_that_is_not_there_is_refused(event):
    wrong = {**cells(event, event), "target": "events/nowhere"}
    with pytest.raises(ValidationError) as refusal:
        change_row(TABLE_NAMED["relations"], wrong, note="Linked.", user=UserFactory(role="Editors"))
    assert "a key of events.csv" in str(refusal.value)
