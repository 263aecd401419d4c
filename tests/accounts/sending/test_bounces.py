"""What a provider reports: mails that came back and complaints end what is sent to an address."""

import base64
import json

import pytest

from tests.factories.readers import SubscriberFactory

pytestmark = pytest.mark.django_db

SECRET = "tests:only"
ADDRESS = "/anymail/postmark/tracking/"


def report(client, secret=SECRET, **event):
    """Post an event as the provider does, with the secret that it was given."""
    header = "Basic " + base64.b64encode(secret.encode()).decode()
    return client.post(ADDRESS, json.dumps(event), "application/json", HTTP_AUTHORIZATION=header).status_code


@pytest.mark.parametrize(
    ("event", "state"),
    [
        ({"RecordType": "Bounce", "Type": "HardBounce"}, "suppressed"),
        ({"RecordType": "SpamComplaint"}, "suppressed"),
        ({"RecordType": "Bounce", "Type": "Transient"}, "confirmed"),
        ({"RecordType": "Delivery"}, "confirmed"),
    ],
)
def test_bounces_and_complaints_suppress_an_address(client, event, state):
    reader = SubscriberFactory(email="reader@example.org")
    assert report(client, **event, Email="Reader@example.org", Recipient="Reader@example.org") == 200
    reader.refresh_from_db()
    assert reader.state == state
    assert report(client, **event, Email="nobody@example.org", Recipient="nobody@example.org") == 200


def test_nobody_without_the_secret_suppresses_an_address(client):
    reader = SubscriberFactory(email="reader@example.org")
    event = {"RecordType": "Bounce", "Type": "HardBounce", "Email": reader.email}
    assert report(client, "tests:wrong", **event) == 400
    assert client.post(ADDRESS, json.dumps(event), "application/json").status_code == 400
    reader.refresh_from_db()
    assert reader.state == "confirmed"
