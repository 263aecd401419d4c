"""The brief of a subject takes as many queries for many records as for one of each kind."""

from datetime import timedelta

import pytest
from django.utils import timezone

from initiatives.briefs import theme as theme_brief
from tests.factories import EventFactory, InitiativeFactory, InstrumentFactory, ThemeFactory

pytestmark = pytest.mark.django_db


def add_records(theme, number: int) -> None:
    """So many instruments, initiatives under way and events ahead on a subject."""
    ahead = (timezone.localdate() + timedelta(days=30)).isoformat()
    for _ in range(number):
        InstrumentFactory(published=True, themes=[theme])
        InitiativeFactory(published=True, themes=[theme], status="ongoing")
        EventFactory(published=True, themes=[theme], starts_on=ahead)


def test_queries_do_not_grow_with_the_records(client, count_queries, monkeypatch):
    monkeypatch.setattr(theme_brief, "MOST_RECORDS", 2)
    theme = ThemeFactory()
    address = f"/themes/{theme.slug}/brief/"
    add_records(theme, 1)
    client.get(address)
    for_few = count_queries(lambda: client.get(address))
    add_records(theme, 3)
    for_many = count_queries(lambda: client.get(address))
    assert for_few == for_many
    assert "2 more" in client.get(address).content.decode()
