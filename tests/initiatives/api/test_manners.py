"""How the API treats its readers: conditional requests, limits, and pages of other sites."""

import pytest
from django.core.cache import cache

from initiatives.actions.publish import publish_record
from tests import factories

pytestmark = pytest.mark.django_db
ELSEWHERE = {"origin": "https://analyst.example"}


@pytest.mark.parametrize(
    "address", ["/api/v1/", "/api/v1/policies/", "/api/v1/policies/one/", "/api/v1/schema/"]
)
def test_answer_that_the_reader_has_is_not_sent_again(client, address):
    factories.PolicyFactory(published=True, slug="one")
    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert again["ETag"] == first["ETag"] == client.head(address)["ETag"]
    assert first["Cache-Control"] == "public, no-cache"
    assert client.head(address, headers={"if-none-match": first["ETag"]}).status_code == 304


def test_publication_changes_the_etag_and_a_draft_does_not(client):
    policy = factories.PolicyFactory(published=True)
    factories.PolicyFactory.create_batch(2, published=True)
    address = "/api/v1/policies/?page_size=1"
    first = client.get(address)["ETag"]
    policy.summary_en = "Another summary."
    policy.save_revision()
    assert client.get(address)["ETag"] == first
    publish_record(policy, change_note="Said better.")
    assert client.get("/api/v1/policies/")["ETag"] != first
    assert client.get("/api/v1/policies/", headers={"if-none-match": first}).status_code == 200


def test_too_many_requests_are_told_when_to_come_again(client, settings):
    settings.API_REQUESTS_PER_MINUTE = 2
    cache.clear()
    answers = [client.get("/api/v1/themes/") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 1 <= int(answers[2]["Retry-After"]) <= 60
    assert answers[2].json()["status"] == 429
    assert client.get("/api/v1/themes/", REMOTE_ADDR="192.0.2.9").status_code == 200
    cache.clear()


def test_pages_of_other_sites_may_read_without_cookies(client):
    for address in ("/api/v1/themes/", "/api/v1/themes/?foo=1"):
        answer = client.get(address, headers=ELSEWHERE)
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer
        assert "ETag" in answer["Access-Control-Expose-Headers"]
    asked = {**ELSEWHERE, "access-control-request-method": "GET"}
    assert (
        client.options("/api/v1/themes/", headers=asked)["Access-Control-Allow-Methods"]
        == "GET, HEAD, OPTIONS"
    )


@pytest.mark.parametrize("address", ["/policies/", "/admin/login/", "/healthz"])
def test_pages_of_other_sites_may_read_nothing_else(client, address):
    assert "Access-Control-Allow-Origin" not in client.get(address, headers=ELSEWHERE)
