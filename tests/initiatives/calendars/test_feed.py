"""Calendars of events, as two parsers that know nothing of each other read them."""

import datetime

import icalendar
import pytest
import vobject

from initiatives.models import Event
from tests.factories import CountryFactory, EventFactory, OrganisationFactory, SourceFactory, ThemeFactory
from tests.initiatives.history.desk import move_first, publish_at, unpublish_at, withdraw_at

pytestmark = pytest.mark.django_db
ODD = "Cumbre; «Río, Ñandú» \\ nº 1 " + "á" * 90


def calendar(client, address: str) -> icalendar.Calendar:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return icalendar.Calendar.from_ical(answer.content)


def entries(client, query: str = "?format=ics") -> dict[str, icalendar.Event]:
    found = calendar(client, f"/events/{query}").walk("VEVENT")
    return {str(entry["uid"]).split("@")[0]: entry for entry in found}


@pytest.fixture
def summit(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://portal.example"
    chile = CountryFactory(published=True, slug="chile", iso3="CHL", title="Chile")
    event = EventFactory(
        published=True,
        slug="summit",
        official_title=ODD,
        kind="summit",
        starts_on="2026-05-03",
        ends_on="2026-05-05",
        city="Santiago",
        country=chile,
        countries=[chile],
        themes=[ThemeFactory(slug="norms", name="Norms, and rules")],
        organisers=[OrganisationFactory(published=True, name="House", acronym="HSE")],
        sources=[SourceFactory(title="Min\x0butes", publisher="HSE", url="https://source.example/a,b;c")],
        summary="What was; said.",
    )
    move_first(event, "2026-01-01T12:00")
    return event


def test_entry_says_what_its_page_says(summit, client):
    entry = entries(client)["summit"]
    assert str(entry["uid"]) == "summit@portal.example"
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (
        datetime.date(2026, 5, 3),
        datetime.date(2026, 5, 6),
    )
    assert entry.decoded("dtstamp") == entry.decoded("last-modified")
    assert entry.decoded("dtstamp") == datetime.datetime(2026, 1, 1, 12, tzinfo=datetime.UTC)
    assert str(entry["summary"]) == ODD
    assert entry["summary"].params["LANGUAGE"] == "es"
    assert str(entry["location"]) == "Santiago, Chile"
    assert str(entry["url"]) == "https://portal.example/events/summit/"
    assert [str(name) for name in entry["categories"].cats] == ["Norms, and rules", "Summit"]
    assert (str(entry["status"]), entry["sequence"]) == ("CONFIRMED", 0)
    description = str(entry["description"])
    assert "What was; said." in description
    assert "Organised by HSE." in description
    assert "Minutes (HSE) https://source.example/a,b;c" in description


def test_second_parser_reads_the_same(summit, client):
    text = client.get("/events/?format=ics").content.decode()
    entry = vobject.readOne(text, validate=True).vevent
    assert entry.summary.value == ODD
    assert (entry.dtstart.value, entry.dtend.value) == (datetime.date(2026, 5, 3), datetime.date(2026, 5, 6))
    assert entry.categories.value == ["Norms, and rules", "Summit"]
    assert entry.location.value == "Santiago, Chile"


def test_lines_are_folded_and_ended_as_the_standard_asks(summit, client):
    content = client.get("/events/?format=ics").content
    lines = content.split(b"\r\n")
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75


def test_calendar_says_which_events_it_holds_and_when_to_look_again(summit, client):
    EventFactory(published=True, starts_on="2026-06", ends_on=None, countries=summit.countries.all())
    feed = calendar(client, "/events/?country=CHL&format=ics&view=table&sort=title")
    assert str(feed["x-wr-calname"]).startswith("Events · Country: Chile")
    assert str(feed["name"]) == str(feed["x-wr-calname"])
    assert feed["refresh-interval"].dt == datetime.timedelta(hours=12)
    assert feed["x-published-ttl"].to_ical() == b"PT12H"
    assert str(feed["source"]) == "https://portal.example/events/?country=CHL&format=ics"
    assert str(feed["description"]) == "Country: Chile 1 event is left out, for its day is not known."


def test_events_without_a_day_are_left_out_and_an_open_end_is_said(client):
    EventFactory(published=True, slug="year", starts_on="2026", ends_on=None)
    EventFactory(published=True, slug="month", starts_on="2026-05", ends_on="2026-06")
    EventFactory(published=True, slug="open", starts_on="2026-05-30", ends_on="2026-06")
    found = entries(client)
    assert list(found) == ["open"]
    assert found["open"].decoded("dtend") == datetime.date(2026, 5, 31)
    assert "The last day is not known: 30 May 2026 to Jun 2026." in str(found["open"]["description"])


def test_feed_has_the_filters_of_the_list(summit, client):
    EventFactory(published=True, slug="elsewhere", format="online")
    assert list(entries(client, "?country=CHL&format=ics")) == ["summit"]
    assert list(entries(client, "?format=ics&format=online")) == ["elsewhere"]
    assert str(entries(client, "?format=ics&format=online")["elsewhere"]["location"]) == "Online"
    assert entries(client, "?theme=norms&year_min=2027&format=ics") == {}


def test_calendar_without_events_is_valid(client):
    feed = calendar(client, "/events/?format=ics")
    assert [part.name for part in feed.subcomponents] == ["VTIMEZONE"]
    vobject.readOne(client.get("/events/?format=ics").content.decode(), validate=True)


@pytest.mark.parametrize(
    ("query", "named"),
    [("country=XXX", "Country"), ("nothing=1", "nothing"), ("year_min=%00", "Year"), ("format=x", "Format")],
)
def test_what_means_nothing_is_named_and_gives_no_events(client, query, named):
    answer = client.get(f"/events/?format=ics&{query}")
    assert answer.status_code == 400
    assert answer["Content-Type"].startswith("text/plain")
    assert named in answer.content.decode()


def test_sequence_grows_with_every_version_and_withdrawal_cancels(summit, client):
    publish_at(summit, "2026-02-01T12:00", starts_on="2026-05-04")
    assert entries(client)["summit"]["sequence"] == 1
    publish_later = Event.objects.get(pk=summit.pk)
    publish_later.title_en = publish_later.city = "Words of a draft"
    publish_later.save_revision()
    withdraw_at(summit, "2026-03-01T12:00")
    entry = entries(client, "?country=CHL&format=ics")["summit"]
    assert (str(entry["status"]), entry["sequence"]) == ("CANCELLED", 2)
    assert entry.decoded("dtstart") == datetime.date(2026, 5, 4)
    assert entry.decoded("last-modified") == datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)
    assert b"Words of a draft" not in entry.to_ical()
    publish_at(summit, "2026-04-01T12:00", city="Valparaíso")
    entry = entries(client)["summit"]
    assert (str(entry["status"]), entry["sequence"]) == ("CONFIRMED", 3)


def test_what_was_published_in_error_is_not_in_the_feed(summit, client):
    unpublish_at(summit, "2026-03-01T12:00")
    assert entries(client) == {}
    assert client.get("/events/summit/?format=ics").status_code == 410


def test_one_event_is_a_file_to_add(summit, client):
    page = client.get("/events/summit/").content.decode()
    assert 'href="/events/summit/?format=ics">Add to calendar</a>' in page
    answer = client.get("/events/summit/?format=ics")
    assert answer["Content-Disposition"] == 'attachment; filename="summit.ics"'
    (entry,) = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    assert entry.to_ical() == entries(client)["summit"].to_ical()
    withdraw_at(summit, "2026-03-01T12:00")
    (entry,) = calendar(client, "/events/summit/?format=ics").walk("VEVENT")
    assert str(entry["status"]) == "CANCELLED"
    assert "Add to calendar" not in client.get("/events/summit/").content.decode()


def test_event_without_a_day_has_no_file(client):
    EventFactory(published=True, slug="year", starts_on="2026", ends_on=None)
    assert "Add to calendar" not in client.get("/events/year/").content.decode()
    assert client.get("/events/year/?format=ics").status_code == 404


def test_list_leads_to_its_calendar(summit, client):
    page = client.get("/es/events/?country=CHL&view=table").content.decode()
    assert 'href="webcal://testserver/es/events/?country=CHL&amp;format=ics"' in page
    assert 'href="/es/events/?country=CHL&amp;format=ics"' in page


def test_feed_is_not_sent_again_while_nothing_changes(summit, client):
    first = client.get("/events/?format=ics")
    again = client.get("/events/?format=ics", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    publish_at(summit, "2026-02-01T12:00", city="Valparaíso")
    assert client.get("/events/?format=ics", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_feed_makes_as_many_queries_for_many_events_as_for_few(client, count_queries):
    def make(number):
        for _place in range(number):
            country, body = CountryFactory(published=True), OrganisationFactory(published=True)
            EventFactory(published=True, countries=[country], country=country, organisers=[body])
        withdraw_at(EventFactory(published=True), "2026-01-01T12:00")

    make(2)
    few = count_queries(lambda: client.get("/events/?format=ics"))
    make(6)
    assert count_queries(lambda: client.get("/events/?format=ics")) == few
