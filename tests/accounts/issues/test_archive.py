"""The archive shows the letters that were sent, says what happened since, and nothing of drafts."""

from functools import partial

import pytest
from defusedxml import ElementTree
from django.urls import reverse
from django.utils.translation import override

from accounts.models import NewsletterIssue
from initiatives.actions.remove import unpublish_record, withdraw_record
from tests.accounts.issues.issues import approve, draft, published
from tests.factories import InstrumentFactory, UserFactory
from tests.portal.markup import faults

pytestmark = pytest.mark.django_db

ARCHIVE = "/newsletter/archive/"
ATOM = "{http://www.w3.org/2005/Atom}"


def test_drafts_are_on_no_page(client):
    draft(slug="hidden", title="Hidden words")
    issue = published(slug="shown")
    issue.title_en = "Hidden words"
    issue.save_revision(user=UserFactory(role="Contributors"))
    assert client.get(f"{ARCHIVE}hidden/").status_code == 404
    for address in (ARCHIVE, f"{ARCHIVE}?format=atom", f"{ARCHIVE}shown/", "/sitemap-pages-1.xml"):
        response = client.get(address)
        body = b"".join(response).decode()
        assert response.status_code == 200
        assert "Hidden words" not in body
        assert "archive/hidden" not in body


def test_every_letter_is_in_list_feed_and_map_of_the_site(client):
    published(title="First"), published(slug="second", title="Second")
    page = client.get(ARCHIVE).content.decode()
    assert faults(page) == []
    assert page.index("Second") < page.index("First")
    feed = ElementTree.fromstring(client.get(f"{ARCHIVE}?format=atom").content)
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["Second", "First"]
    assert "busy weeks" in entries[0].findtext(f"{ATOM}summary")
    assert "/es/newsletter/archive/second/" in b"".join(client.get("/sitemap-pages-1.xml")).decode()


@pytest.mark.parametrize(
    ("language", "said"), [("en", "In this letter"), ("es", "En esta carta"), ("pt", "Nesta carta")]
)
def test_page_stands_in_each_language_and_says_where_it_is_not_translated(client, language, said):
    InstrumentFactory(slug="treaty", published=True)
    issue = published("instruments/treaty")
    with override(language):
        address = issue.get_absolute_url()
    page = client.get(address).content.decode()
    assert said in page
    assert faults(page) == []
    assert ("traducida" in page or "traduzida" in page) is (language != "en")
    assert f'<link rel="canonical" href="http://testserver{address}">' in page
    assert '<meta property="og:title" content="What moved in November">' in page


def test_page_says_what_was_withdrawn_and_tells_nothing_of_what_was_removed(client):
    withdrawn = InstrumentFactory(slug="one", official_title="", title="Withdrawn treaty", published=True)
    removed = InstrumentFactory(slug="two", official_title="", title="Removed treaty", published=True)
    published("instruments/one", "instruments/two")
    editor = UserFactory(role="Editors")
    withdraw_record(withdrawn, editor, "Replaced.")
    unpublish_record(removed, editor, "Published in error.")
    page = client.get(f"{ARCHIVE}first/").content.decode()
    assert "Withdrawn since." in page
    assert "Withdrawn treaty" in page
    assert "Removed since" in page
    assert "Removed treaty" not in page


def test_correction_stands_on_the_page_with_its_note(client):
    issue = published()
    issue.introduction_en = "Dear readers, the date of the talks was wrong."
    issue.save_revision(user=UserFactory(role="Contributors"))
    approve(issue, note="The date of the talks.")
    page = client.get(f"{ARCHIVE}first/").content.decode()
    assert "The date of the talks." in page
    assert "after it was sent" in page


def test_letter_that_was_taken_away_answers_so(client):
    unpublish_record(published(), UserFactory(role="Editors"), "It was not meant to go out.")
    response = client.get(f"{ARCHIVE}first/")
    assert response.status_code == 410
    assert "It was not meant to go out." in response.content.decode()
    assert "What moved" not in client.get(ARCHIVE).content.decode()


def test_list_and_page_take_as_many_queries_for_much_as_for_little(client, count_queries):
    keys = [f"instruments/{InstrumentFactory(published=True).slug}" for _each in range(4)]
    published(keys[0], slug="one", with_changes=False)
    client.get(ARCHIVE)
    few = [count_queries(partial(client.get, address)) for address in (ARCHIVE, f"{ARCHIVE}one/")]
    published(*keys, slug="two", with_changes=False)
    assert [count_queries(partial(client.get, address)) for address in (ARCHIVE, f"{ARCHIVE}two/")] == few


def test_newsletter_page_leads_to_the_archive(client):
    assert reverse("newsletter_archive") in client.get(reverse("newsletter")).content.decode()
    assert NewsletterIssue.objects.count() == 0
