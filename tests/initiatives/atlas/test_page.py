"""The map with every measure: its classes, words, table and picture, whatever is asked for."""

from decimal import Decimal

import pytest
from defusedxml import ElementTree

from initiatives.atlas.indicators import steps_for
from initiatives.atlas.page import AtlasPage
from tests import factories
from tests.initiatives.views.pages import assert_well_formed, body_of

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"
PUBLIC = {"published": True}


def page_of(measure: str) -> AtlasPage:
    return AtlasPage({"measure": measure})


def values(measure: str) -> dict[str, tuple[str, str]]:
    """Class and words of each state."""
    return {row["name"]: (row["value"], row["text"]) for row in page_of(measure).table}


@pytest.fixture
def states():
    named = (("AAA", "Alfa"), ("BBB", "Beta"), ("CCC", "Gamma"), ("DDD", "Delta"))
    return [factories.CountryFactory(**PUBLIC, iso3=code, title=name) for code, name in named]


def test_indicator_is_shown_by_the_newest_value_of_each_state(states):
    internet = factories.IndicatorFactory(**PUBLIC, slug="share", title="Share", unit="percent")
    for country, year, value in ((0, 2019, "2"), (0, 2023, "41.25"), (1, 2021, "88"), (2, 2021, "97")):
        factories.ObservationFactory(
            **PUBLIC, indicator=internet, country=states[country], year=year, value=value
        )
    factories.ObservationFactory(indicator=internet, country=states[3], year=2023, value="50")
    assert values("indicator-share") == {
        "Alfa": ("seq-1", "41.25 % (2023)"),
        "Beta": ("seq-3", "88 % (2021)"),
        "Gamma": ("seq-3", "97 % (2021)"),
        "Delta": ("no-data", "no value on record"),
    }
    legend = page_of("indicator-share").measure.legend
    assert next((entry["count"], entry["label"]) for entry in legend) == (1, "from 40 to below 60")


def test_editions_that_cannot_be_compared_are_not_mixed(states):
    index = factories.IndicatorFactory(**PUBLIC, slug="itu-gci", unit="points")
    for country, year in ((0, 2018), (1, 2018), (1, 2024), (2, 2024)):
        factories.ObservationFactory(
            **PUBLIC, indicator=index, country=states[country], year=year, value="50"
        )
    found = values("indicator-itu-gci")
    assert [found[name][0] == "no-data" for name in ("Alfa", "Beta", "Gamma")] == [True, False, False]


@pytest.mark.parametrize(
    ("given", "start", "width"),
    [
        ("0 100", "0", "20"),
        ("41 97", "40", "20"),
        ("0.31 0.84", "0.2", "0.2"),
        ("5 5", "5", "0.001"),
        ("-3 4", "-4", "2"),
    ],
)
def test_steps_are_round_and_hold_all_values(given, start, width):
    found = [Decimal(value) for value in given.split()]
    steps = steps_for(found)
    assert (steps.start, steps.width) == (Decimal(start), Decimal(width))
    assert all(1 <= steps.place_of(value) <= 5 for value in found)


def test_vote_is_shown_by_its_words(states):
    vote = factories.InstrumentFactory(**PUBLIC, slug="vote", short_title="A/RES/1")
    for state, status in zip(states, ("voted-for", "abstained", "voted-against"), strict=False):
        factories.ParticipationFactory(**PUBLIC, instrument=vote, country=state, status=status)
    assert values("instrument-vote") == {
        "Alfa": ("in-force", "voted for"),
        "Beta": ("draft", "abstained"),
        "Gamma": ("against", "voted against"),
        "Delta": ("no-data", "nothing on record"),
    }


def test_treaty_is_shown_by_what_goes_furthest(states):
    treaty = factories.InstrumentFactory(**PUBLIC, slug="treaty")
    for status in ("invited", "party", "signatory"):
        factories.ParticipationFactory(**PUBLIC, instrument=treaty, country=states[0], status=status)
    factories.ParticipationFactory(**PUBLIC, instrument=treaty, country=states[1], status="invited")
    found = values("instrument-treaty")
    assert (found["Alfa"], found["Beta"]) == (("in-force", "party"), ("none", "invited to accede"))


def test_question_of_law_is_shown_as_in_the_matrix(states):
    topic = factories.LegalTopicFactory(slug="sovereignty", name="Sovereignty")
    for state, stance in zip(states, ("affirms", "open", "rejects"), strict=False):
        position = factories.PositionFactory(**PUBLIC, country=state)
        factories.PositionPointFactory(**PUBLIC, position=position, topic=topic, stance=stance)
    found = values("topic-sovereignty")
    assert [found[name][0] for name in ("Alfa", "Beta", "Gamma", "Delta")] == [
        "in-force",
        "open",
        "against",
        "no-data",
    ]


def test_records_of_a_subject_are_counted_once_each(states):
    theme = factories.ThemeFactory(slug="cybercrime")
    factories.PolicyFactory(**PUBLIC, country=states[0], kind="cybercrime-law")
    factories.EventFactory(**PUBLIC, countries=states[:1], country=states[0], themes=[theme])
    factories.EventFactory(countries=states[:1], themes=[theme])
    assert values("pillar-cybercrime")["Alfa"] == ("seq-2", "2 records")
    assert values("pillar-cybercrime")["Beta"] == ("none", "none on record")


@pytest.mark.parametrize(
    "measure", ["", "budapest", "pillar-norms", "indicator-none", "x" * 9999, "%00", "topic-"]
)
def test_no_measure_makes_the_page_fail(states, client, measure):
    assert_well_formed(body_of(client.get(f"/map/?measure={measure}")))


def test_what_means_nothing_is_named(states, client):
    page = body_of(client.get("/map/?measure=colour&foo=1"))
    assert "“foo” is no parameter of this page" in page
    assert "Measure: “colour” is not known here; the map shows Strategies." in page
    assert client.get("/map/picture.svg?measure=colour").status_code == 404


def test_picture_shows_each_state_its_class_and_the_counted_key(states, client):
    factories.PolicyFactory(**PUBLIC, country=states[0], kind="cybersecurity-strategy", status="in-force")
    answer = client.get("/es/map/picture.svg?measure=strategy")
    assert answer["Content-Disposition"] == 'attachment; filename="map-strategy.svg"'
    document = ElementTree.fromstring(answer.content)
    texts = ["".join(text.itertext()) for text in document.iter(f"{SVG}text")]
    assert "1 tiene una estrategia en vigor" in texts
    assert texts[-1].endswith("/es/map/?measure=strategy")
    assert document.findtext(f"{SVG}desc").startswith("Alfa: estrategia en vigor.")
    assert client.get("/map/picture.png").content[:4] == b"\x89PNG"


@pytest.mark.parametrize(
    "measure", ["indicator-share", "instrument-vote", "topic-sovereignty", "pillar-norms"]
)
def test_page_makes_as_many_queries_for_many_rows_as_for_few(client, count_queries, measure):
    share = factories.IndicatorFactory(**PUBLIC, slug="share")
    vote = factories.InstrumentFactory(**PUBLIC, slug="vote", themes=[factories.ThemeFactory(slug="norms")])
    topic = factories.LegalTopicFactory(slug="sovereignty")

    def add(number):
        for _place in range(number):
            country = factories.CountryFactory(**PUBLIC)
            factories.ObservationFactory(**PUBLIC, indicator=share, country=country)
            factories.ParticipationFactory(**PUBLIC, instrument=vote, country=country)
            position = factories.PositionFactory(**PUBLIC, country=country)
            factories.PositionPointFactory(**PUBLIC, position=position, topic=topic)

    add(2)
    few = count_queries(lambda: client.get(f"/map/?measure={measure}"))
    add(5)
    assert count_queries(lambda: client.get(f"/map/?measure={measure}")) == few
