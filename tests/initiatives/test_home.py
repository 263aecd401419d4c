"""What the catalogue puts on the home page: news, events, subjects and the poster."""

import datetime

import pytest

from initiatives.actions.publish import publish_record
from initiatives.choices import PublicationWeight
from initiatives.home import home_context, home_events, poster_sentence, subjects
from initiatives.matrix import build_matrix
from initiatives.models import Publication
from initiatives.news import latest_news
from tests.factories import (
    CountryFactory,
    EventFactory,
    InitiativeFactory,
    LegalTopicFactory,
    PolicyFactory,
    PositionFactory,
    PositionPointFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db


def _headings(news):
    return [[row["heading"] for row in group.rows] for group in news]


def _publish_on(day, record, **options):
    publish_record(record, change_note="Changed for a test.", **options)
    noon = datetime.datetime.combine(day, datetime.time(12), datetime.UTC)
    Publication.objects.filter(object_id=record.pk, version=2).update(published_at=noon)


def test_of_one_day_the_newest_facts_stand_first():
    PolicyFactory(official_title="Ley antigua", adopted_on="2001", published=True)
    InitiativeFactory(title="Programme of 2024", started_on="2024-05", published=True)
    PolicyFactory(official_title="Ley sin fecha", adopted_on=None, published=True)
    assert _headings(latest_news()) == [["Programme of 2024", "Ley antigua", "Ley sin fecha"]]


def test_a_later_publication_goes_before_a_newer_fact_and_is_called_a_change():
    old = PolicyFactory(official_title="Ley antigua", adopted_on="2001", published=True)
    PolicyFactory(official_title="Ley nueva", adopted_on="2025", published=True)
    _publish_on(datetime.date(2099, 1, 2), old)
    news = latest_news()
    assert _headings(news) == [["Ley antigua"], ["Ley nueva"]]
    assert news[0].heading == "Changed on 2 Jan 2099"
    assert news[1].heading.startswith("First published on")


def test_minor_publications_and_drafts_are_no_news():
    minor = PolicyFactory(official_title="Ley antigua", adopted_on="2001", published=True)
    PolicyFactory(official_title="Ley nueva", adopted_on="2025", published=True)
    _publish_on(datetime.date(2099, 1, 2), minor, weight=PublicationWeight.MINOR)
    PolicyFactory(official_title="Borrador", published=False)
    assert _headings(latest_news()) == [["Ley nueva", "Ley antigua"]]


def test_news_names_the_state_and_goes_with_it():
    country = CountryFactory(published=True, title="Peru")
    PolicyFactory(country=country, published=True)
    assert latest_news()[0].rows[0]["prefix"] == "Peru"
    country.live = False
    country.save()
    assert latest_news() == []


def test_events_ahead_stand_soonest_first_and_those_behind_latest_first():
    for day in ("2024-06-11", "2024-06-01", "2024-07", "2024-05"):
        EventFactory(starts_on=day, ends_on=None, title=day, published=True)
    EventFactory(starts_on="2024-06-12", ends_on=None, published=False)
    events = home_events(datetime.date(2024, 6, 10))
    assert [row["heading"] for row in events["upcoming"]] == ["2024-06-11", "2024-07"]
    assert [row["heading"] for row in events["past"]] == ["2024-06-01", "2024-05"]
    assert all(row["far"] for row in events["past"])


def test_the_numbers_of_a_subject_are_those_of_the_lists_it_leads_to(client):
    theme = ThemeFactory()
    for _number in range(2):
        InitiativeFactory(themes=[theme], published=True)
    InitiativeFactory(themes=[theme], published=False)
    EventFactory(themes=[theme], published=True)
    (subject,) = subjects()
    assert (subject["initiatives"], subject["events"]) == ("2 initiatives", "1 event")
    assert "2 of 2 initiatives" in client.get(subject["url"]).content.decode()
    assert client.get(subject["events_url"]).status_code == 200


def test_the_poster_shows_the_fullest_rows_of_the_region_first():
    first, second = LegalTopicFactory(), LegalTopicFactory()
    for name, topics in (("Aruba", [first]), ("Zamunda", [first, second])):
        points = [PositionPointFactory.build(topic=topic) for topic in topics]
        country = CountryFactory(published=True, title=name)
        PositionFactory(country=country, points=points, published=True)
    CountryFactory(published=True)
    poster = home_context(None)["poster"]
    assert [row.country.heading for row in poster] == ["Zamunda", "Aruba"]
    assert poster_sentence(build_matrix()).startswith("2 of 3 states have a checked statement on record.")
