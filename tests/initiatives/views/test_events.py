"""The list of events: upcoming first, past below."""

import datetime

import pytest

from initiatives.views.events import EventListView
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db
HEADINGS = ("<h3>Upcoming</h3>", "<h3>Past</h3>")


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: datetime.date(2026, 6, 15))


def content(client, query: str = "") -> str:
    return client.get(f"/events/{query}").content.decode()


def test_each_part_has_its_heading_number_and_order(client):
    for slug, start in (
        ("later", "2027"),
        ("soon", "2026-07-01"),
        ("gone", "2025-03"),
        ("just-gone", "2026-06-14"),
    ):
        EventFactory(slug=slug, title=slug, starts_on=start, published=True)
    page = content(client)
    order = [
        page.index(part) for part in (HEADINGS[0], ">soon<", ">later<", HEADINGS[1], ">just-gone<", ">gone<")
    ]
    assert order == sorted(order)
    assert page.count("2 events</p>") == 2


def test_part_without_events_has_no_heading(client):
    EventFactory(starts_on="2020", published=True)
    assert HEADINGS[0] not in content(client)
    assert HEADINGS[1] in content(client)


def test_second_page_goes_on_with_the_past_alone_and_still_counts_it_whole(client, monkeypatch):
    monkeypatch.setattr(EventListView, "page_size", 3)
    EventFactory(starts_on="2027", published=True)
    EventFactory.create_batch(4, starts_on="2020", published=True)
    page = content(client, "?page=2")
    assert HEADINGS[0] not in page
    assert "4 events</p>" in page


def test_other_orders_are_one_list_without_headings(client):
    EventFactory(starts_on="2027", published=True)
    EventFactory(starts_on="2020", published=True)
    page = content(client, "?sort=-date")
    assert not any(heading in page for heading in HEADINGS)
    assert page.index("2027</time>") < page.index("2020</time>")


def test_parts_stand_in_tables_too(client):
    EventFactory(starts_on="2027", published=True)
    EventFactory(starts_on="2020", published=True)
    page = content(client, "?view=table")
    assert "Upcoming as a table" in page
    assert "Past as a table" in page
