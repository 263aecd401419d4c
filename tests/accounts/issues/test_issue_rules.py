"""A letter of the editors goes out as a record is published: by a second person, and only once."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.actions.send_mailing import send_mailing
from accounts.issues.telling import tell
from accounts.models import Delivery, Edition, Mailing, NewsletterIssue
from accounts.models.mailing import MailingState
from initiatives.actions.publish import publish_record
from initiatives.actions.remove import unpublish_record, withdraw_record
from initiatives.actions.review import submit_record
from initiatives.models import Approval, Publication
from initiatives.worklist import drafts_of, reviews_for
from tests.accounts.issues.issues import approve, draft, published, wanting_readers
from tests.accounts.sending.mailings import readers, states
from tests.factories import EventFactory, InstrumentFactory, UserFactory

pytestmark = pytest.mark.django_db


def days_ahead(days: int) -> str:
    return (timezone.localdate() + datetime.timedelta(days=days)).isoformat()


def letters_in(mailoutbox) -> list:
    """The mails to readers, without those of the desk to editors."""
    return [its for its in mailoutbox if its.to[0].startswith("reader-")]


def test_nobody_publishes_the_letter_that_they_wrote():
    editor = UserFactory(role="Editors")
    issue = draft(author=editor)
    with pytest.raises(PermissionDenied):
        approve(issue, editor)
    with pytest.raises(PermissionDenied):
        issue.publish(issue.latest_revision, user=editor)
    assert not NewsletterIssue.objects.published().exists()
    assert not Mailing.objects.exists()


def test_contributors_do_not_approve():
    with pytest.raises(PermissionDenied):
        approve(draft(), UserFactory(role="Contributors"))


def test_second_person_publishes_it_and_the_log_says_so():
    issue = draft()
    editor = UserFactory(role="Editors")
    approve(issue, editor)
    assert NewsletterIssue.objects.published().get() == issue
    assert Publication.objects.of(issue).get().user == editor
    assert "initiatives.approve" in ModelLogEntry.objects.values_list("action", flat=True)


def test_it_waits_in_the_lists_of_work_as_any_record():
    author, editor = UserFactory(role="Contributors"), UserFactory(role="Editors")
    issue = draft(author=author)
    assert drafts_of(author, 5) == [issue]
    submit_record(issue, author)
    assert [state.draft for state in reviews_for(editor, 5)] == [issue]


def test_scheduled_letter_goes_out_when_its_time_has_come():
    approval = approve(draft(), go_live_at=timezone.now() + datetime.timedelta(hours=1))
    call_command("publish_scheduled")
    assert not Mailing.objects.exists()
    Approval.objects.filter(pk=approval.pk).update(go_live_at=timezone.now())
    call_command("publish_scheduled")
    call_command("publish_scheduled")
    assert Mailing.objects.get().issue == NewsletterIssue.objects.published().get()


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"introduction_en": " "}, "introduction_en"),
        ({"introduction_en": "To be written: TODO."}, "introduction_en"),
        (
            {"introduction_es": "These words are in English and not in the language of their field at all."},
            "introduction_es",
        ),
    ],
)
def test_words_that_readers_should_not_see_keep_it_back(fields, wrong):
    issue = draft(**fields)
    with pytest.raises(ValidationError) as refused:
        submit_record(issue, issue.latest_revision.user)
    assert wrong in refused.value.message_dict


def test_record_that_is_not_public_keeps_it_back():
    InstrumentFactory(slug="draft-treaty")
    issue = draft("instruments/draft-treaty")
    with pytest.raises(ValidationError, match="is no public record"):
        submit_record(issue, issue.latest_revision.user)


def test_publication_makes_one_mailing_to_all_who_want_the_letters():
    wanted = wanting_readers(2)
    only_alerts, paused = readers(1)[0], wanting_readers(1, state="paused")[0]
    its = published().mailing
    send_mailing(its.pk)
    assert states(its) == {person.email: "sent" for person in wanted}
    assert not Delivery.objects.filter(subscriber__in=[only_alerts, paused]).exists()
    its.refresh_from_db()
    assert its.state == MailingState.DONE


def test_letters_are_no_rule_that_matches_records():
    """Who wants them alone gets no digest."""
    person = wanting_readers(1)[0]
    person.follows.filter(kind="everything").delete()
    InstrumentFactory(published=True)
    now = timezone.now()
    its = Mailing.objects.create(rhythm="weekly", since=now - datetime.timedelta(days=7), until=now)
    assert send_mailing(its.pk).sent == 0
    assert not its.deliveries.exists()


def test_correction_changes_the_archive_and_sends_nothing(mailoutbox):
    wanting_readers(1)
    issue = published()
    send_mailing(issue.mailing.pk)
    issue.introduction_en = "Dear readers, the date of the talks was wrong."
    issue.save_revision(user=UserFactory(role="Contributors"))
    approve(issue, note="The date of the talks was wrong.")
    assert Mailing.objects.count() == 1
    assert send_mailing(issue.mailing.pk).sent == 0
    assert len(letters_in(mailoutbox)) == 1
    assert "was wrong" in NewsletterIssue.objects.get().introduction_en


def test_letter_that_was_taken_away_and_published_again_is_not_sent_again():
    issue = published()
    unpublish_record(issue, UserFactory(role="Editors"), "It was not meant to go out.")
    issue.refresh_from_db()
    issue.save_revision(user=UserFactory(role="Contributors"))
    approve(issue)
    assert Mailing.objects.count() == Edition.objects.count() == 1


def test_letter_that_was_taken_away_reaches_nobody_any_more(mailoutbox):
    wanting_readers(1)
    issue = published()
    unpublish_record(issue, UserFactory(role="Editors"), "It was not meant to go out.")
    assert send_mailing(issue.mailing.pk).sent == 0
    assert not letters_in(mailoutbox)


def test_letter_is_not_withdrawn_but_taken_from_the_archive():
    with pytest.raises(ValidationError):
        withdraw_record(published(), UserFactory(role="Editors"), "It is old.")


def test_database_knows_one_mailing_of_an_issue_and_none_without_rhythm_or_issue():
    issue, now = published(), timezone.now()
    for fields in ({"issue": issue}, {"rhythm": "weekly", "issue": issue}, {}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Mailing.objects.create(since=now, until=now, **fields)


def test_it_tells_what_was_published_since_the_last_one_and_not_what_was_chosen():
    InstrumentFactory(slug="old", published=True)
    published(slug="first")
    chosen = InstrumentFactory(slug="chosen", published=True)
    InstrumentFactory(slug="new", published=True)
    EventFactory(slug="soon", starts_on=days_ahead(10), published=True)
    EventFactory(slug="late", starts_on=days_ahead(100), published=True)
    told = published(("instruments/chosen", "It is the first of its kind."), slug="second").edition.told
    assert told["chosen"] == [f"instruments/{chosen.slug}"]
    assert set(told["changed"]) == {"instruments/new", "events/late"}
    assert told["events"] == ["events/soon"]
    assert "instruments/old" not in told["entries"]["en"]


def test_events_of_the_next_weeks_are_told_and_can_be_left_out():
    EventFactory(slug="soon", starts_on=days_ahead(10), published=True)
    EventFactory(slug="late", starts_on=days_ahead(100), published=True)
    assert published(slug="one", with_changes=False).edition.told["events"] == ["events/soon"]
    assert published(slug="two", with_changes=False, weeks_ahead=0).edition.told["events"] == []


def test_what_it_told_stays_when_a_record_changes():
    instrument = InstrumentFactory(slug="treaty", title="As it was called", official_title="", published=True)
    issue = published("instruments/treaty")
    instrument.title_en = "As it is called now"
    publish_record(instrument, change_note="Another name.")
    entry = Edition.objects.get(issue=issue).told["entries"]["en"]["instruments/treaty"]
    assert entry["heading"] == "As it was called"


def test_what_was_withdrawn_since_is_left_out_of_mails_not_yet_sent(mailoutbox):
    wanting_readers(1)
    kept = InstrumentFactory(slug="kept", official_title="", title="The kept one", published=True)
    gone = InstrumentFactory(slug="gone", official_title="", title="The withdrawn one", published=True)
    its = published(f"instruments/{kept.slug}", f"instruments/{gone.slug}").mailing
    withdraw_record(gone, UserFactory(role="Editors"), "Replaced.")
    send_mailing(its.pk)
    text = letters_in(mailoutbox)[0].body
    assert "The kept one" in text
    assert "The withdrawn one" not in text


def test_telling_takes_as_many_queries_for_many_records_as_for_few(count_queries):
    keys = [f"instruments/{InstrumentFactory(published=True).slug}" for _each in range(5)]
    now = timezone.now()
    few, many = draft(*keys[:1], slug="few"), draft(*keys[:4], slug="many")
    assert count_queries(lambda: tell(few, now)) == count_queries(lambda: tell(many, now))


def test_rights_of_the_desk():
    contributor = UserFactory(role="Contributors")
    assert contributor.has_perm("accounts.change_newsletterissue")
    assert not contributor.has_perm("accounts.publish_newsletterissue")
