"""The calendar of events: a month as a table, and the way from month to month."""

import datetime
import re

import html5lib
import pytest

from tests.factories import CountryFactory, EventFactory
from tests.portal.markup import faults

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: datetime.date(2026, 6, 15))


def page(client, query: str = "", path: str = "/events/") -> str:
    answer = client.get(f"{path}?view=calendar{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def days(client, query: str = "") -> dict[str, list[str]]:
    """What stands on the days of the month, for those with something on them."""
    tree = html5lib.parse(page(client, query), namespaceHTMLElements=False)
    table = tree.find('.//table[@class="month"]')
    cells = [cell for cell in table.iter("td") if cell.find("ul") is not None]
    return {
        cell.find("time").get("datetime"): [
            " ".join("".join(entry.itertext()).split()) for entry in cell.iter("li")
        ]
        for cell in cells
    }


def test_event_stands_on_each_of_its_days_and_says_on_which(client):
    EventFactory(published=True, title="Summit", starts_on="2026-04-29", ends_on="2026-05-02")
    EventFactory(published=True, title="Talk", starts_on="2026-05-02")
    EventFactory(published=True, title="Open", starts_on="2026-05-30", ends_on="2026-07")
    assert days(client, "&month=2026-05") == {
        "2026-05-01": ["Summit day 3 of 4"],
        "2026-05-02": ["Summit day 4 of 4", "Talk"],
        "2026-05-30": ["Open"],
    }


def test_what_has_no_day_stands_below_the_month_by_what_is_known(client):
    EventFactory(published=True, title="In May", starts_on="2026-05", ends_on="2026-06")
    EventFactory(published=True, title="In the year", starts_on="2026")
    EventFactory(published=True, title="Before", starts_on="2025")
    EventFactory(published=True, title="On a day", starts_on="2026-06-01")
    html = page(client, "&month=2026-06")
    known, year = (
        html.index("<h3>June 2026, day not known</h3>"),
        html.index("<h3>2026, month not known</h3>"),
    )
    assert html.index(">On a day<") < known < html.index(">In May<") < year < html.index(">In the year<")
    assert ">Before<" not in html
    assert "<strong>4 events</strong>, 2 of them in June 2026" in html
    assert list(days(client, "&month=2026-06")) == ["2026-06-01"]


def test_a_year_whose_events_have_no_month_is_reached_by_its_first(client):
    EventFactory(published=True, title="In the year", starts_on="2024")
    assert '<h3 id="month-h">January 2024</h3>' in page(client)


@pytest.mark.parametrize(
    ("starts", "shown"),
    [
        (["2026-06-30", "2026-09-01"], "June 2026"),
        (["2026-05-30", "2026-09-01"], "September 2026"),
        (["2020-01-01", "2026-05-30"], "May 2026"),
    ],
)
def test_calendar_opens_at_this_month_or_the_nearest_ahead_or_the_last(client, starts, shown):
    for start in starts:
        EventFactory(published=True, starts_on=start)
    assert f'<h3 id="month-h">{shown}</h3>' in page(client)


def test_links_lead_to_the_nearest_months_with_events_and_keep_the_filters(client):
    chile = CountryFactory(published=True, iso3="CHL")
    for start, countries in (("2019-03", [chile]), ("2026-06-01", [chile]), ("2026-05-01", [])):
        EventFactory(published=True, starts_on=start, countries=countries)
    html = page(client, "&country=CHL&month=2026-06")
    before = "/events/?country=CHL&amp;view=calendar&amp;month=2019-03"
    assert f'href="{before}" rel="prev"' in html
    assert 'rel="next"' not in html
    assert '<a href="/events/?country=CHL">List</a>' in html
    assert 'href="/events/?country=CHL&amp;format=csv"' in html
    assert 'href="/events/?country=CHL&amp;format=ics"' in html
    assert '<input type="hidden" name="month" value="2026-06">' in html


def test_month_without_events_between_others_is_empty(client):
    for start in ("2026-01-01", "2026-09-01"):
        EventFactory(published=True, starts_on=start)
    html = page(client, "&month=2026-04")
    assert "Nothing is on record for this month" in html
    assert 'month=2026-01" rel="prev"' in html
    assert 'month=2026-09" rel="next"' in html


@pytest.mark.parametrize(
    ("month", "said"),
    [
        ("2026-13", "Month: “2026-13” is not a month. Write year and month, such as 2026-11."),
        ("2026", "Month: “2026” is not a month."),
        ("%00", "Month: “�” is not a month."),
        ("9999-12", "Month: 9999-12 lies outside of June 2026 to August 2026, the months with events;"),
        ("0001-01", "Month: 0001-01 lies outside of June 2026 to August 2026, the months with events;"),
    ],
)
def test_month_that_cannot_be_shown_is_named_and_leads_no_further(client, month, said):
    for start in ("2026-06-01", "2026-08"):
        EventFactory(published=True, starts_on=start)
    html = page(client, f"&month={month}")
    shown = "August" if month == "9999-12" else "June"
    assert said in html
    assert f'<h3 id="month-h">{shown} 2026</h3>' in html
    assert len(re.findall('rel="(?:next|prev)"', html)) == 1


def test_month_in_the_list_is_named(client):
    EventFactory(published=True, starts_on="2026-06-01")
    html = client.get("/events/?month=2026-06").content.decode()
    assert "Month: it means something in the view by month alone." in html


def test_names_of_months_and_days_are_those_of_the_language(client):
    EventFactory(published=True, starts_on="2026-06-15")
    html = page(client, path="/es/events/")
    assert '<h3 id="month-h">junio de 2026</h3>' in html
    assert '<span class="sr">miércoles</span>' in html
    assert '<time datetime="2026-06-15" aria-current="date">' in html
    assert "lunes, 15 jun 2026" in html


@pytest.mark.parametrize("query", ["", "&month=2026-02", "&month=x&country=XXX&foo=1"])
def test_month_is_valid_with_events_and_without(client, query):
    assert faults(page(client, query)) == []
    EventFactory(published=True, starts_on="2026-02-27", ends_on="2026-03-02")
    EventFactory(published=True, starts_on="2026")
    assert faults(page(client, query)) == []


def test_month_makes_as_many_queries_for_thirty_events_as_for_three(client, count_queries):
    def make(number):
        for _place in range(number):
            EventFactory(published=True, starts_on="2026-05-03", countries=[CountryFactory(published=True)])

    make(3)
    few = count_queries(lambda: page(client, "&month=2026-05"))
    make(27)
    assert count_queries(lambda: page(client, "&month=2026-05")) == few < 30
