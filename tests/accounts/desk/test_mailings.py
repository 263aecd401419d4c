"""Mailings at the desk: who sees them, how far they are, and what can be done."""

import pytest
from django.urls import reverse

from accounts.models import Delivery
from accounts.models.mailing import MailingState
from tests.accounts.sending.mailings import mailing, readers
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def its():
    """A mailing with a mail that was sent, one that waits and one of which nobody knows."""
    made = mailing(state=MailingState.SENDING)
    for person, state in zip(readers(3), ("sent", "waiting", "unknown"), strict=True):
        Delivery.objects.create(mailing=made, subscriber=person, state=state)
    return made


def addresses(its) -> list[str]:
    return [
        reverse("mailings:index"),
        reverse("mailings:mailing", args=[its.pk]),
        reverse("mailings:progress", args=[its.pk]),
    ]


def test_only_administrators_see_them(client, its):
    client.force_login(UserFactory(role="Editors"))
    assert {client.get(address).status_code for address in addresses(its)} == {302}
    client.post(reverse("mailings:verb", args=[its.pk, "pause"]))
    its.refresh_from_db()
    assert its.state == MailingState.SENDING
    client.force_login(UserFactory(role="Administrators"))
    assert {client.get(address).status_code for address in addresses(its)} == {200}


def test_a_mailing_is_paused_resumed_and_cancelled_there(admin_client, its):
    page = admin_client.get(reverse("mailings:mailing", args=[its.pk])).content.decode()
    assert 'max="3" value="2"' in page
    assert "Send unknown mails again" in page
    progress = admin_client.get(reverse("mailings:progress", args=[its.pk])).json()
    assert progress == {"working": True, "done": 2, "total": 3}
    for verb, state in (("pause", "paused"), ("resume", "making"), ("cancel", "cancelled")):
        admin_client.post(reverse("mailings:verb", args=[its.pk, verb]))
        its.refresh_from_db()
        assert its.state == state
    answer = admin_client.post(reverse("mailings:verb", args=[its.pk, "resume"]), follow=True)
    assert "not in a state" in answer.content.decode()
    assert admin_client.get(reverse("mailings:verb", args=[its.pk, "pause"])).status_code == 405


def test_the_list_takes_as_many_queries_for_many(admin_client, its, count_queries):
    address = reverse("mailings:index")
    admin_client.get(address)
    few = count_queries(lambda: admin_client.get(address))
    for rhythm in ("monthly", "at-once"):
        mailing(rhythm)
    assert count_queries(lambda: admin_client.get(address)) == few


def test_the_list_stands_under_its_own_name(admin_client, its):
    crumbs = admin_client.get(reverse("mailings:index")).context["breadcrumbs_items"]
    assert crumbs[-1]["label"] == "Mailings"
