"""The signed links in mails."""

import pytest
from django.db import IntegrityError, transaction

from accounts import tokens
from accounts.models import Follow
from tests.factories.readers import FollowFactory, SignUpFactory, SubscriberFactory

pytestmark = pytest.mark.django_db


def test_link_is_good_for_its_own_purpose_only():
    reader = SubscriberFactory()
    follow = FollowFactory(subscriber=reader)
    preferences, leave = tokens.preferences_token(reader), tokens.unsubscribe_token(reader)

    assert tokens.subscriber_by(preferences) == reader
    assert tokens.leaving_by(leave) == (reader, None)
    assert tokens.leaving_by(tokens.unsubscribe_token(reader, follow.pk)) == (reader, follow.pk)
    assert tokens.subscriber_by(leave) is None
    assert tokens.leaving_by(preferences) is None


@pytest.mark.parametrize(
    "token", ["", ".", "1", "1.", "x.y", "-1.x", "9" * 40 + ".x", "²." + "a" * 43, "1-2-3.x", "\0"]
)
def test_link_of_others_opens_nothing(token):
    SubscriberFactory(pk=1)

    assert tokens.subscriber_by(token) is None
    assert tokens.leaving_by(token) is None
    assert tokens.sign_up_by(token) is None


def test_link_ends_with_its_reader():
    reader = SubscriberFactory()
    token, number = tokens.preferences_token(reader), reader.pk
    reader.delete()
    SubscriberFactory(pk=number)

    assert tokens.subscriber_by(token) is None


def test_confirmation_expires_and_ends_with_its_row(settings):
    sign_up = SignUpFactory()
    token = tokens.confirm_token(sign_up)
    assert tokens.sign_up_by(token) == sign_up

    settings.SIGN_UP_DAYS = -1
    assert tokens.sign_up_by(token) is None
    settings.SIGN_UP_DAYS = 7
    sign_up.delete()
    assert tokens.sign_up_by(token) is None


@pytest.mark.parametrize(
    "columns",
    [
        {"kind": "country"},
        {"kind": "section"},
        {"kind": "search", "section": "policies"},
        {"kind": "search", "query": "q=law"},
        {"kind": "everything", "section": "policies"},
    ],
)
def test_follow_has_the_columns_of_its_kind(columns):
    with pytest.raises(IntegrityError), transaction.atomic():
        FollowFactory(**columns)


def test_reader_follows_each_thing_once():
    reader = SubscriberFactory()
    for columns in ({"kind": "everything"}, {"kind": "search", "section": "policies", "query": "q=law"}):
        FollowFactory(subscriber=reader, **columns)
        with pytest.raises(IntegrityError), transaction.atomic():
            FollowFactory(subscriber=reader, **columns)
    FollowFactory(subscriber=reader, kind="section", section="policies")

    assert Follow.objects.count() == 3
