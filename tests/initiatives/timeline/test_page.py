"""The timeline: everything dated, as precisely as it is known, by filters, year after year."""

import datetime

import pytest

from initiatives.models import Country, Theme
from initiatives.timeline.page import PAGE_SIZE, TimelinePage
from tests import factories
from tests.initiatives.history.desk import withdraw_at
from tests.initiatives.views.pages import assert_well_formed, body_of

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 23)


def told(query: str = "") -> list[tuple[str, str]]:
    """The date and the heading of each line."""
    years = TimelinePage(query, today=TODAY).years
    return [(str(moment.start), moment.heading) for year in years for moment in year.moments]


def dates(query: str = "") -> list[str]:
    return [date for date, _heading in told(query)]


@pytest.fixture
def past():
    """One dated thing of each stream, about Brazil or Chile, and what is not public."""
    brazil, chile = (
        factories.CountryFactory(published=True, iso3=code, title=name, subregion=place)
        for code, name, place in (("BRA", "Brazil", "south-america"), ("CHL", "Chile", "caribbean"))
    )
    norms = factories.ThemeFactory(slug="norms")
    public = {"published": True}
    factories.PolicyFactory(**public, country=brazil, adopted_on="2023", official_title="Lei")
    factories.PolicyFactory(**public, country=brazil, adopted_on=None)
    factories.PolicyFactory(country=brazil, adopted_on="2001")
    factories.InstitutionFactory(**public, country=brazil, established_on="2012-04-13")
    pact = factories.InstrumentFactory(
        **public, short_title="Pact", themes=[norms], adopted_on="2018-11", in_force_on="2019-02-01"
    )
    for country in (brazil, chile):
        joins = {"country": country, "instrument": pact, "date": "2018-11-12"}
        factories.ParticipationFactory(**public, **joins, status="supporter")
    factories.ParticipationFactory(
        **public, country=chile, instrument=pact, date="2018-12-22", status="voted-for"
    )
    factories.ParticipationFactory(**public, country=chile, instrument=pact, date=None, status="member")
    factories.PositionFactory(**public, country=chile, delivered_on="2023-07-21")
    factories.InitiativeFactory(
        **public, title="Project", countries=[brazil], themes=[norms], started_on="2022", ended_on="2027-03"
    )
    factories.EventFactory(**public, title="Hosted", country=chile, starts_on="2020-02-03", city="Iquique")
    factories.EventFactory(title="A draft", countries=[brazil], starts_on="2021")
    withdraw_at(factories.EventFactory(**public, countries=[brazil], starts_on="2021"), "2026-01-01T12:00")


def test_everything_dated_stands_newest_first_as_precisely_as_it_is_known(past):
    assert dates() == [
        "2027-03",
        "2023-07-21",
        "2023",
        "2022",
        "2020-02-03",
        "2019-02-01",
        "2018-12-22",
        "2018-11-12",
        "2018-11",
        "2012-04-13",
    ]
    assert dates("sort=date") == sorted(dates())


def test_lines_say_what_happened_where_and_what_lies_ahead(past):
    page = TimelinePage("", today=TODAY)
    lines = [moment for year in page.years for moment in year.moments]
    assert [(line.text, line.far) for line in lines if line.heading == "Project"] == [
        ("to end", True),
        ("begun", False),
    ]
    texts = [line.text for line in lines if line.heading == "Pact"]
    assert texts == ["in force from this day", "Voted for: Chile", "Supporter: Brazil, Chile", "adopted"]
    assert [line.text for line in lines if line.heading == "Hosted"] == ["Iquique, Chile"]
    law = next(line for line in lines if line.heading == "Lei")
    assert (law.prefix, law.lang, bool(law.provenance.checked_on)) == ("Brazil", "es", True)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("country=BRA", ["2027-03", "2023", "2022", "2018-11-12", "2012-04-13"]),
        ("country=CHL", ["2023-07-21", "2020-02-03", "2018-12-22", "2018-11-12"]),
        ("country=CHL&country=BRA&type=participations", ["2018-11-12"]),
        ("subregion=caribbean&type=positions&type=events", ["2023-07-21", "2020-02-03"]),
        ("theme=norms", ["2027-03", "2022", "2019-02-01", "2018-12-22", "2018-11-12", "2018-11"]),
        ("theme=norms&country=BRA", ["2027-03", "2022", "2018-11-12"]),
        ("type=instruments&type=in-force", ["2019-02-01", "2018-11"]),
        ("type=ends", ["2027-03"]),
        ("year_min=2020&year_max=2022", ["2022", "2020-02-03"]),
        ("country=XXX", []),
        ("theme=nothing", []),
        ("year_min=nought", []),
    ],
)
def test_filters(past, query, expected):
    assert dates(query) == expected


def test_states_that_did_the_same_stand_in_one_line_of_the_states_asked_for(past):
    years = TimelinePage("country=CHL&type=participations", today=TODAY).years
    assert [moment.text for moment in years[0].moments] == ["Supporter: Chile"]


def test_what_filters_cannot_know_is_said(past):
    assert "not sorted by subject" in TimelinePage("theme=norms").note
    assert TimelinePage("theme=norms&country=CHL").title.startswith("Timeline: Chile, ")


def test_years_lead_to_the_page_on_which_they_begin(past):
    factories.EventFactory.create_batch(PAGE_SIZE, published=True, starts_on="2024-05")
    page = TimelinePage("type=events&type=ends&sort=-date", "/timeline/", TODAY)
    assert [(jump.year, jump.count, jump.url) for jump in page.jumps] == [
        (2027, 1, "/timeline/?type=events&type=ends#year-2027"),
        (2024, PAGE_SIZE, "/timeline/?type=events&type=ends#year-2024"),
        (2020, 1, "/timeline/?type=events&type=ends&page=2#year-2020"),
    ]
    assert page.page.paginator.num_pages == 2
    assert dates("type=events&type=ends&page=2") == ["2024-05", "2020-02-03"]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?page=0",
        "?page=99",
        "?page=%00&sort=%00",
        "?foo=1&type=%00&theme=x&subregion=%ff",
        "?year_min=2026&year_max=2019",
    ],
)
def test_no_query_makes_the_page_fail(past, client, query):
    assert_well_formed(body_of(client.get(f"/timeline/{query}")))


def test_what_means_nothing_is_named(client):
    page = body_of(client.get("/timeline/?foo=1&country=XXX&year_max=nought&sort=up"))
    for words in (
        "“foo” is no filter",
        "Country: “XXX” is not known",
        "Years: “nought” is not a year",
        "“up”",
    ):
        assert words in page


def test_profile_and_list_of_events_lead_to_the_timeline(past, client):
    chile = Country.objects.get(iso3="CHL")
    assert 'href="/timeline/?country=CHL"' in body_of(client.get(chile.get_absolute_url()))
    assert 'href="/timeline/"' in body_of(client.get("/events/"))


def counts(query: str, name: str) -> dict[str, int]:
    """The choices of a facet that have rows, with their numbers."""
    facet = next(its for its in TimelinePage(query, today=TODAY).facets if its.name == name)
    return {choice.value: choice.count for choice in [*facet.choices, *facet.rest] if choice.count}


@pytest.mark.parametrize("query", ["", "country=BRA&year_min=2019", "theme=norms&type=events&type=ends"])
def test_choices_say_how_many_dates_they_give(past, query):
    events = {"published": True, "themes": [Theme.objects.get(slug="norms")], "starts_on": "2020-03"}
    brazil, chile = (Country.objects.get(iso3=code) for code in ("BRA", "CHL"))
    hidden = factories.CountryFactory(iso3="PER", subregion="south-america")
    factories.EventFactory(**events, country=chile, countries=[brazil, chile, hidden])
    factories.EventFactory(**events, country=hidden, countries=[hidden])
    for name in ("type", "theme", "subregion", "country"):
        rest = "&".join(part for part in query.split("&") if not part.startswith(name))
        given = {
            value: TimelinePage(f"{rest}&{name}={value}", today=TODAY).page.paginator.count
            for value in TimelinePage(query).filterset.filters[name].options
        }
        assert counts(query, name) == {value: number for value, number in given.items() if number}


@pytest.mark.parametrize("query", ["", "?theme=norms&country=CHL"])
def test_page_makes_as_many_queries_for_many_dates_as_for_few(past, client, count_queries, query):
    chile, norms = Country.objects.get(iso3="CHL"), Theme.objects.get(slug="norms")
    factories.EventFactory(published=True, countries=[chile], themes=[norms])
    few = count_queries(lambda: client.get(f"/timeline/{query}"))
    for _place in range(3):
        factories.PolicyFactory(published=True, adopted_on="2020")
        factories.EventFactory(published=True, countries=[chile], themes=[norms])
        factories.ParticipationFactory(published=True, date="2019", country=chile)
    assert count_queries(lambda: client.get(f"/timeline/{query}")) == few
