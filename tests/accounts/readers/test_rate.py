"""About how many mails a month a choice makes."""

import datetime

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from accounts.follows.choice import EVERYTHING, LETTERS, Choice
from accounts.follows.rate import mail_rate
from accounts.models import Edition, NewsletterIssue
from initiatives.models import Publication
from tests.factories import CountryFactory, InitiativeFactory, PolicyFactory, ThemeFactory

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 27, 12, tzinfo=datetime.UTC)


def publish_on(record, *moments, weight="major") -> None:
    """Put the versions of a record at these times."""
    versions = Publication.objects.filter(
        content_type=ContentType.objects.get_for_model(record), object_id=record.pk
    )
    revision = versions.get().revision
    versions.delete()
    for number, moment in enumerate(moments, 1):
        Publication.objects.create(
            record=record,
            version=number,
            revision=revision,
            published_at=moment,
            role="editor",
            change_note="x",
            weight=weight,
        )


def days_ago(number) -> datetime.datetime:
    return NOW - datetime.timedelta(days=number)


def test_mails_are_counted_by_burst_week_and_month_of_the_last_year():
    brazil, chile = (CountryFactory(iso3=code, published=True) for code in ("BRA", "CHL"))
    theme = ThemeFactory(slug="norms")
    policy = PolicyFactory(country=brazil, published=True)
    programme = InitiativeFactory(countries=[chile], themes=[theme], published=True)
    for record in (brazil, chile):
        publish_on(record, days_ago(500))
    publish_on(policy, *(days_ago(20 * number) for number in range(1, 18)), days_ago(400))
    publish_on(programme, days_ago(5), days_ago(5) + datetime.timedelta(minutes=1), days_ago(6))

    def mails(*choices):
        return mail_rate(choices, NOW).mails

    of_policy = {"at-once": 17, "weekly": 17, "monthly": 12}
    of_programme = {"at-once": 2, "weekly": 1, "monthly": 1}
    assert mails(Choice("country", "BRA")) == of_policy
    assert mails(Choice("section", "policies")) == of_policy
    assert mails(Choice("search", "policies", "country=BRA")) == of_policy
    assert mails(Choice("search", "policies", "country=CHL")) == {"at-once": 0, "weekly": 0, "monthly": 0}
    assert mails(Choice("country", "CHL")) == of_programme
    assert mails(Choice("theme", "norms")) == of_programme
    assert mails(EVERYTHING)["at-once"] == 19
    assert (
        mails(Choice("country", "BRA"), Choice("theme", "norms"), Choice("section", "policies"))["at-once"]
        == 19
    )
    assert mail_rate((Choice("country", "BRA"),), NOW).words("at-once") == "about 1 mail a month"
    assert mail_rate((Choice("theme", "norms"),), NOW).words("weekly") == "less than one mail a month"
    assert mail_rate((), NOW).words("weekly") == "no mail in the last year"


def test_what_follows_within_the_settling_time_is_one_mail_at_once(settings):
    settings.ALERTS_SETTLE_MINUTES = 15
    policy, other = PolicyFactory(published=True), PolicyFactory(published=True)
    begin = days_ago(5).replace(second=0)
    minutes = [begin + datetime.timedelta(minutes=number) for number in (0, 10, 20, 40, 55)]
    publish_on(policy, *minutes)
    publish_on(other, minutes[2] + datetime.timedelta(seconds=30), minutes[3] + datetime.timedelta(minutes=4))
    choice = (Choice("section", "policies"),)

    # Of the policy: 0 to 20, 40 and 55; of the other: 20, in the same minute, and 44.
    assert mail_rate(choice, NOW).mails["at-once"] == 4
    settings.ALERTS_SETTLE_MINUTES = 0
    assert mail_rate(choice, NOW).mails["at-once"] == 6


def test_minor_changes_and_hidden_records_make_no_mails():
    policy = PolicyFactory(published=True)
    publish_on(policy, days_ago(3), weight="minor")
    draft = PolicyFactory(published=True)
    publish_on(draft, days_ago(9))
    type(draft).objects.filter(pk=draft.pk).update(live=False)
    choice = (Choice("section", "policies"),)

    assert mail_rate(choice, NOW).mails["weekly"] == 0
    assert mail_rate(choice, NOW, minor_too=True).mails["weekly"] == 1


def test_letters_of_editors_count_beside_what_is_followed_however_often():
    policy = PolicyFactory(published=True)
    publish_on(policy.country, days_ago(500))
    publish_on(policy, days_ago(3))
    for number in (10, 40, 400):
        issue = NewsletterIssue.objects.create(slug=f"letter-{number}", title_en="A letter")
        Edition.objects.create(issue=issue, since=days_ago(number + 30), until=days_ago(number))

    assert mail_rate((LETTERS,), NOW).mails == {"at-once": 2, "weekly": 2, "monthly": 2}
    assert mail_rate((LETTERS, Choice("section", "policies")), NOW).mails["weekly"] == 3
    assert mail_rate((Choice("section", "policies"),), NOW).mails["weekly"] == 1


def test_young_portal_is_counted_by_its_days():
    policy = PolicyFactory(published=True)
    publish_on(policy.country, days_ago(60))
    publish_on(policy, *(days_ago(10 * number) for number in range(1, 6)))

    rate = mail_rate((Choice("section", "policies"),), NOW)

    assert rate.days == 60
    assert rate.words("at-once") == "about 3 mails a month"


def test_queries_are_as_many_for_many_choices_as_for_few(count_queries):
    countries = [CountryFactory(published=True) for _ in range(6)]
    PolicyFactory(country=countries[0], published=True)
    choices = [Choice("country", country.iso3) for country in countries]
    mail_rate(tuple(choices), timezone.now())

    few = count_queries(lambda: mail_rate(tuple(choices[:1]), timezone.now()))
    assert count_queries(lambda: mail_rate(tuple(choices), timezone.now())) == few
