"""Reviewers hear of what they may review and of nothing else; authors read what became of their drafts."""

import pytest
from wagtail.users.models import UserProfile

from initiatives.actions.approve import approve_revision
from initiatives.actions.review import request_changes
from initiatives.models import Remit
from tests.factories import CountryFactory, UserFactory
from tests.initiatives.admin.test_review_page import waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(mailoutbox, django_capture_on_commit_callbacks):
    """Act as if it had been stored, and give the mails by receiver."""

    def act(action):
        with django_capture_on_commit_callbacks(execute=True):
            action()
        return {mail.to[0]: mail for mail in mailoutbox}

    return act


def test_reviewers_hear_of_it_within_their_remit_alone(sent):
    editor, elsewhere, silent = (UserFactory(role="Editors") for _ in range(3))
    contributor = UserFactory(role="Contributors")
    Remit.objects.create(user=elsewhere).countries.add(CountryFactory(published=True))
    UserProfile.objects.create(user=silent, submitted_notifications=False)
    mails = sent(lambda: waiting(contributor))
    assert set(mails) == {editor.email}
    assert "waits for its second reader" in mails[editor.email].body
    assert "/review/" in mails[editor.email].body


def test_editor_who_wrote_it_is_not_asked_to_review_it(sent):
    author, editor = UserFactory(role="Editors"), UserFactory(role="Editors")
    assert set(sent(lambda: waiting(author))) == {editor.email}


def test_author_reads_the_reason_when_changes_are_wanted(sent):
    author, editor = UserFactory(role="Contributors"), UserFactory(role="Editors")
    policy = waiting(author)
    mail = sent(lambda: request_changes(policy, editor, "Name the article & the year."))[author.email]
    assert mail.subject.startswith("Changes are wanted")
    assert "Name the article & the year." in mail.body


def test_author_hears_of_the_approval(sent):
    author, editor = UserFactory(role="Contributors"), UserFactory(role="Editors")
    policy = waiting(author)
    mails = sent(lambda: approve_revision(policy, policy.latest_revision, editor, change_note="Read."))
    assert mails[author.email].subject.startswith("Approved")


def test_administrators_alone_set_remits(client):
    for role, status in (("Contributors", 302), ("Editors", 302), ("Administrators", 200)):
        client.force_login(UserFactory(role=role))
        assert client.get("/admin/remit/new/").status_code == status
    editor, country = UserFactory(role="Editors"), CountryFactory(published=True)
    answer = client.post("/admin/remit/new/", {"user": editor.pk, "countries": [country.pk]})
    assert answer.status_code == 302, answer.context["form"].errors
    assert list(editor.remit.countries.all()) == [country]
