"""Who takes part in an instrument, and how."""

import pytest

from initiatives.choices import ParticipationStatus
from initiatives.details.instrument import instrument_context
from initiatives.details.participations import SENTENCES, VOTE_MARKS
from initiatives.models import Instrument
from tests.factories import CountryFactory, InstrumentFactory, ParticipationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def instrument():
    return InstrumentFactory(published=True)


@pytest.fixture
def states():
    return [CountryFactory(title=name, published=True) for name in ("Peru", "Chile", "Ñuble")]


def context_of(instrument: Instrument) -> dict:
    """The context of the public page."""
    return instrument_context(Instrument.objects.for_detail().get(pk=instrument.pk))


def test_every_status_has_a_sentence():
    assert set(SENTENCES) == set(ParticipationStatus)


def test_states_are_counted_and_named_before_partners(instrument, states):
    partner = CountryFactory(title="Canada", is_focus=False, published=True)
    for country in (*states[:2], partner):
        ParticipationFactory(instrument=instrument, country=country, published=True)
    context = context_of(instrument)
    (group,) = context["status_groups"]
    assert [row.name for row in group.rows] == ["Chile", "Peru", "Canada"]
    assert [row.is_partner for row in group.rows] == [False, False, True]
    assert group.count == "2 of 3 states, 1 partner"
    assert context["figures"] == [{"number": 2, "text": "of 3 states are party", "url": "#party"}]
    assert group.rows[0].provenance.marks


def test_states_without_a_row_are_said_to_be_so(instrument, states):
    ParticipationFactory(instrument=instrument, country=states[0], published=True)
    ParticipationFactory(instrument=instrument, country=states[1])
    context = context_of(instrument)
    assert context["missing"] == "Chile, Ñuble"
    assert context["missing_heading"] == "Nothing on record for 2 of 3 states"


def test_instrument_without_rows_is_not_researched(instrument, states):
    context = context_of(instrument)
    assert context["missing_heading"] == "Which states take part is not researched yet"
    assert context["figures"] == []


def test_statuses_stand_in_the_order_of_the_vocabulary(instrument, states):
    for status, country in zip(("invited", "signatory", "party"), states, strict=True):
        ParticipationFactory(instrument=instrument, country=country, status=status, published=True)
    assert [group.status for group in context_of(instrument)["status_groups"]] == [
        "party",
        "signatory",
        "invited",
    ]


def test_note_of_an_invitation_is_shown(instrument, states, client):
    note = "Such an invitation is valid for five years"
    ParticipationFactory(
        instrument=instrument, country=states[0], status="invited", note=note, date=None, published=True
    )
    page = client.get(instrument.get_absolute_url()).content.decode()
    assert note in page
    assert "of 3 states is invited to accede" in page


def test_votes_are_marks_with_words_in_one_table(instrument, states):
    for status, country in zip(("abstained", "voted-for", "voted-against"), states, strict=True):
        ParticipationFactory(instrument=instrument, country=country, status=status, published=True)
    context = context_of(instrument)
    assert context["status_groups"] == []
    assert [group.status for group in context["vote_groups"]] == ["voted-for", "abstained", "voted-against"]
    assert context["vote_words"] == ["For", "Abstained", "Against", "Did not vote"]
    cells = context["vote_groups"][1].rows[0].votes
    assert len(cells) == len(VOTE_MARKS)
    assert [cell.get("mark") for cell in cells] == [None, "open", None, None]
    assert str(cells[1]["word"]) == "Abstained"


def test_page_of_a_vote_asks_how_states_voted(instrument, states, client):
    assert context_of(instrument)["heading"] == "Who takes part"
    ParticipationFactory(instrument=instrument, country=states[0], status="not-voting", published=True)
    page = client.get(instrument.get_absolute_url()).content.decode()
    assert "Who takes part" not in page
    assert page.count("How states voted") >= 2


def test_who_did_not_vote_wears_no_mark_of_silence(instrument, states, client):
    ParticipationFactory(instrument=instrument, country=states[0], status="not-voting", published=True)
    page = client.get(instrument.get_absolute_url()).content.decode()
    assert "<td>Did not vote</td>" in page
    assert 'data-stance="silent"' not in page


def test_draft_rows_and_rows_of_drafts_are_not_shown(instrument, states):
    ParticipationFactory(instrument=instrument, country=states[0])
    ParticipationFactory(instrument=instrument, country=CountryFactory(), live=True, verified_on="2026-01-01")
    context = context_of(instrument)
    assert context["status_groups"] == []
    assert "Peru" in context["missing"]


def test_treaty_without_a_day_of_entry_says_so():
    treaty = context_of(InstrumentFactory(published=True))["ledger"]
    resolution = context_of(InstrumentFactory(published=True, kind="resolution"))["ledger"]
    assert next(row for row in treaty if row["label"] == "In force since")["text"] == "No date on record"
    assert "In force since" not in [row["label"] for row in resolution]
