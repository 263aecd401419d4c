"""Editors see which sources are broken, and care for them without changing what they say."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from initiatives.models import LinkCheck, Source
from tests.factories import SourceFactory, UserFactory
from tests.initiatives.admin.desk import desk_url, filled_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    """An editor who has signed in."""
    person = UserFactory(role="Editors")
    client.force_login(person)
    return person


def checked(source, **state):
    """A source that was visited now."""
    LinkCheck.objects.create(source=source, url=source.url, checked_at=timezone.now(), **state)
    return source


@pytest.fixture
def sources():
    """One source of each state."""
    return {
        "fine": checked(SourceFactory(title="Fine text"), status=200),
        "broken": checked(SourceFactory(title="Lost text"), status=404, failed_days=2),
        "moved": checked(SourceFactory(title="Moved text"), status=200, moved_to="https://new.example/"),
        "unvisited": SourceFactory(title="Fresh text"),
    }


def listing(client, **query):
    return client.get(desk_url(Source, "list"), query).content.decode()


def test_list_says_what_visits_found(client, editor, sources):
    page = listing(client)
    assert "broken: 404" in page
    assert "moved to https://new.example/" in page


@pytest.mark.parametrize("state", ["broken", "moved", "unvisited"])
def test_list_is_narrowed_to_one_state(client, editor, sources, state):
    page = listing(client, link=state)
    for name, source in sources.items():
        assert (source.title in page) == (name == state)


def test_list_makes_as_many_queries_for_thirty_sources_as_for_three(client, editor):
    counts = []
    for more in (3, 27):
        for source in SourceFactory.create_batch(more):
            checked(source, status=200)
        listing(client)
        with CaptureQueriesContext(connection) as queries:
            listing(client)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_merged_source_is_in_no_list(client, editor):
    SourceFactory(title="Second entry", live=False, merged_into=SourceFactory())
    assert "Second entry" not in listing(client)


def test_editor_changes_nothing_that_readers_see_of_a_public_source(client, editor):
    source = SourceFactory(title="As published")
    data = filled_form(client.get(desk_url(source, "edit")).content.decode())
    data |= {
        "url": "https://example.org/new-place",
        "archive_url": "https://archive.example/1",
        "grade": "primary",
        "title": "Something else",
        "publisher": "Somebody else",
    }
    assert client.post(desk_url(source, "edit"), data).status_code == 302
    source.refresh_from_db()
    assert (source.url, source.archive_url) != ("https://example.org/new-place", "https://archive.example/1")
    assert (source.grade, source.title) == ("", "As published")
    assert source.publisher != "Somebody else"


def test_editor_corrects_all_of_a_source_that_waits(client, editor):
    source = SourceFactory(live=False)
    data = filled_form(client.get(desk_url(source, "edit")).content.decode()) | {"title": "Corrected"}
    assert client.post(desk_url(source, "edit"), data).status_code == 302
    assert Source.objects.get().title == "Corrected"


def test_source_whose_address_was_there_before_is_saved_without_a_word(client, editor):
    twice = [SourceFactory(url="https://example.org/a"), SourceFactory(url="https://example.org/a#b")]
    data = filled_form(client.get(desk_url(twice[1], "edit")).content.decode()) | {"grade": "press"}
    assert client.post(desk_url(twice[1], "edit"), data).status_code == 302


def test_grade_is_on_the_public_page(client):
    source = SourceFactory(grade="official-secondary")
    assert "Official secondary source" in client.get(source.get_absolute_url()).content.decode()
