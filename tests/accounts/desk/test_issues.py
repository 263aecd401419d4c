"""Letters of the editors at the desk: form, previews, review, test mail, and how far the mails are."""

import re

import pytest
from django.urls import reverse

from accounts.issues.previews import MODES
from accounts.models import NewsletterIssue
from tests.accounts.issues.issues import draft, published, wanting_readers
from tests.factories import InstrumentFactory, UserFactory

pytestmark = pytest.mark.django_db


def url(name: str, *args) -> str:
    return reverse(NewsletterIssue.snippet_viewset.get_url_name(name), args=args)


@pytest.fixture
def editor(client):
    user = UserFactory(role="Editors")
    client.force_login(user)
    return user


def form(**fields) -> dict[str, str]:
    """What the form of an issue with one chosen record sends."""
    names = [f"{name}_{code}" for name in ("title", "introduction") for code in ("en", "es", "pt")]
    item = {"items-0-record": "instruments/treaty", "items-0-note_en": "A line.", "items-0-note_es": ""}
    return {
        **dict.fromkeys(names, ""),
        "title_en": "December",
        "slug": "december",
        "introduction_en": "Dear readers, it was a long year.",
        "with_changes": "on",
        "weeks_ahead": "4",
        "items-TOTAL_FORMS": "1",
        "items-INITIAL_FORMS": "0",
        "items-MIN_NUM_FORMS": "0",
        "items-MAX_NUM_FORMS": "1000",
        "items-0-ORDER": "1",
        **item,
        "items-0-note_pt": "",
        **fields,
    }


def test_letter_is_written_and_submitted_and_not_published_by_its_author(client, editor):
    InstrumentFactory(slug="treaty", published=True)
    assert b"instruments/treaty" in client.get(url("add")).content
    client.post(url("add"), form(**{"action-submit": "1"}))
    issue = NewsletterIssue.objects.get()
    assert not issue.live
    assert issue.workflow_in_progress
    assert [item.record for item in issue.items.all()] == ["instruments/treaty"]
    assert b"You wrote a part of this draft" in client.get(url("review", issue.pk)).content


def test_review_shows_the_words_that_change_and_publishes(client, editor):
    InstrumentFactory(slug="treaty", published=True)
    issue = published()
    author = UserFactory(role="Contributors")
    issue.introduction_en = issue.introduction_en.replace("busy", "quiet")
    issue.save_revision(user=author)
    client.force_login(author)
    client.post(
        url("edit", issue.pk),
        form(
            slug=issue.slug, introduction_en="Dear readers, these were quiet weeks.", **{"action-submit": "1"}
        ),
    )
    client.force_login(editor)
    page = client.get(url("review", issue.pk)).content.decode()
    assert re.search(r"<ins[^>]*>quiet ?</ins>", page)
    assert "instruments/treaty" in page
    issue.refresh_from_db()
    sent = {
        "decision": "approve",
        "revision": issue.latest_revision_id,
        "change_note": "Quiet.",
        "weight": "major",
    }
    client.post(url("review", issue.pk), sent)
    assert "quiet weeks" in NewsletterIssue.objects.get().introduction_en


@pytest.mark.parametrize("mode", [mode for mode, _name in MODES])
def test_every_form_can_be_seen_before(client, editor, mode):
    InstrumentFactory(slug="treaty", official_title="", title="A treaty", published=True)
    issue = draft("instruments/treaty", author=editor)
    client.post(url("preview_on_edit", issue.pk), form(slug=issue.slug, title_en="As it would be"))
    response = client.get(url("preview_on_edit", issue.pk), {"mode": mode})
    page = response.content.decode()
    assert response.status_code == 200
    assert response["X-Robots-Tag"] == "noindex"
    assert "A treaty" in page
    assert "As it would be" in page


def test_mail_in_the_preview_may_be_styled_and_runs_nothing(client, editor):
    issue = draft(author=editor)
    client.post(url("preview_on_edit", issue.pk), form(slug=issue.slug, **{"items-TOTAL_FORMS": "0"}))
    policy = client.get(url("preview_on_edit", issue.pk), {"mode": "html-en"})["Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert "'unsafe-inline'" in rules["style-src"]
    assert rules["script-src"] == "'self'"


def test_test_mail_and_number_of_readers(client, editor, mailoutbox):
    wanting_readers(2)
    issue = draft(author=editor)
    assert "2 readers" in client.get(url("mail", issue.pk)).content.decode()
    client.post(url("mail", issue.pk), {"decision": "test", "language": "es"})
    assert [(mail.to, mail.subject[:8]) for mail in mailoutbox] == [([editor.email], "[Prueba]")]


def test_page_of_the_mail_shows_how_far_it_is(client, editor):
    issue = published()
    page = client.get(url("mail", issue.pk)).content.decode()
    assert "It is sent once." in page
    assert "Pause, resume or cancel" not in page


def test_list_takes_as_many_queries_for_many_as_for_few(client, editor, count_queries):
    published(slug="one")
    client.get(url("list"))
    few = count_queries(lambda: client.get(url("list")))
    for number in range(3):
        published(slug=f"more-{number}")
    assert count_queries(lambda: client.get(url("list"))) == few


def test_page_of_mailings_names_the_letter(client, editor):
    client.force_login(UserFactory(role="Administrators"))
    issue = published()
    assert issue.title_en in client.get(reverse("mailings:index")).content.decode()
    page = client.get(reverse("mailings:mailing", args=[issue.mailing.pk])).content.decode()
    assert "What happened from" not in page
