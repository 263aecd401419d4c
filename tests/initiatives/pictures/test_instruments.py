"""The states of an instrument as marks, on its page and as files."""

import pytest
from defusedxml import ElementTree

from tests.factories import CountryFactory, InstrumentFactory, ParticipationFactory
from tests.initiatives.history.desk import withdraw_at
from tests.initiatives.views.pages import assert_well_formed, body_of

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"


def join(instrument, code: str, status: str, **country):
    state = CountryFactory(published=True, iso3=code, title=f"State {code}", **country)
    ParticipationFactory(published=True, instrument=instrument, country=state, status=status)


@pytest.fixture
def vote():
    instrument = InstrumentFactory(published=True, slug="vote", short_title="A/RES/1")
    for code in ("AAA", "AAB"):
        join(instrument, code, "voted-for")
    join(instrument, "USA", "voted-against", is_focus=False)
    CountryFactory(published=True, iso3="ZZZ", title="State ZZZ")
    ParticipationFactory(
        instrument=instrument, country=CountryFactory(published=True, iso3="HID"), status="abstained"
    )
    return instrument


def test_page_groups_the_states_by_what_they_did(vote, client):
    page = body_of(client.get("/instruments/vote/"))
    assert_well_formed(page)
    for words in (
        'aria-label="Voted for, states of the region"',
        'aria-label="AAB, State AAB"',
        'aria-label="Voted against, partners"',
        'href="/instruments/vote/states.svg"',
    ):
        assert words in page
    assert page.index("Nothing on record</span>") > page.index('aria-label="USA, State USA"')


def test_picture_holds_the_same_marks(vote, client):
    answer = client.get("/instruments/vote/states.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer["Content-Disposition"] == 'attachment; filename="vote-states.svg"'
    document = ElementTree.fromstring(answer.content)
    texts = ["".join(element.itertext()) for element in document.iter(f"{SVG}text")]
    assert texts[0] == "A/RES/1: how states voted"
    assert "Voted for 2 of 4 states" in texts
    assert "Nothing on record 2 of 4 states" in texts
    assert {"AAA", "AAB", "USA", "ZZZ", "HID"} <= set(texts)
    assert document.findtext(f"{SVG}desc").startswith(
        "Voted for: State AAA, State AAB. Voted against: State USA."
    )


def test_picture_as_pixels(vote, client):
    answer = client.get("/es/instruments/vote/states.png")
    assert (answer["Content-Type"], answer.content[:4]) == ("image/png", b"\x89PNG")


@pytest.mark.parametrize("address", ["/instruments/none/states.svg", "/instruments/vote/states.gif"])
def test_there_is_no_picture_of_what_there_is_not(vote, client, address):
    assert client.get(address).status_code == 404


def test_there_is_no_picture_of_what_was_withdrawn(vote, client):
    withdraw_at(vote, "2026-01-01T12:00")
    assert client.get("/instruments/vote/states.svg").status_code == 404
    assert "states.svg" not in body_of(client.get("/instruments/vote/"))


def test_picture_makes_as_many_queries_for_many_states_as_for_few(vote, client, count_queries):
    few = count_queries(lambda: client.get("/instruments/vote/states.svg"))
    for place in range(12):
        join(vote, f"X{chr(65 + place)}A", "voted-for")
    assert count_queries(lambda: client.get("/instruments/vote/states.svg")) == few
