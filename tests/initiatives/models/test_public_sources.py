"""A source is public with what cites it and not before; older sources stayed public."""

from importlib import import_module

import pytest
from django.apps import apps

from initiatives.models import Source
from tests.factories import (
    ParticipationFactory,
    PolicyFactory,
    PositionFactory,
    PositionPointFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


def test_source_that_waits_has_no_page_and_stands_in_no_list(client):
    waiting, public = SourceFactory(live=False), SourceFactory()
    assert client.get(waiting.get_absolute_url()).status_code == 404
    page = client.get("/sources/").content.decode()
    assert public.get_absolute_url() in page
    assert waiting.get_absolute_url() not in page


def test_draft_makes_no_source_public():
    waiting = SourceFactory(live=False)
    PolicyFactory(sources=[waiting]).save_revision()
    assert not Source.objects.published().exists()


def test_no_public_page_leads_to_a_source_that_waits(client):
    hidden = [SourceFactory(title=f"Hidden text {number}") for number in range(3)]
    policy = PolicyFactory(published=True, sources=[SourceFactory(), hidden[0]])
    participation = ParticipationFactory(published=True, sources=[hidden[1]])
    point = PositionPointFactory.build(sources=[hidden[2]])
    position = PositionFactory(published=True, sources=[SourceFactory()], points=[point])
    Source.objects.filter(pk__in=[source.pk for source in hidden]).update(live=False)
    for record in (policy, participation.instrument, position, position.country, participation.country):
        page = client.get(record.get_absolute_url()).content.decode()
        assert "Hidden text" not in page


def test_migration_keeps_older_sources_public_and_gives_them_keys():
    SourceFactory(url="https://www.example.org/a/", live=False)
    Source.objects.update(address_key="")
    fill = import_module("initiatives.migrations.0005_public_sources_with_keys").fill
    fill(apps, None)
    source = Source.objects.get()
    assert (source.live, source.address_key) == (True, "example.org/a")
