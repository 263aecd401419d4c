"""The changes as an Atom feed."""

import pytest
from defusedxml import ElementTree

from initiatives.models import Publication
from tests.factories import CountryFactory, PolicyFactory
from tests.initiatives.history.desk import move_first, publish_at, withdraw_at

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def law():
    """A law of two versions in a country of one."""
    country = CountryFactory(published=True, slug="bra", iso3="BRA", title="Brazil")
    record = PolicyFactory(published=True, slug="law", country=country, official_title="Lei 1 & 2 < 3")
    move_first(country, "2024-03-01T12:00")
    move_first(record, "2024-03-01T12:00")
    publish_at(record, "2026-05-01T12:00", "Art. 1 & <2>\x0b corrected.", weight="minor", summary_en="Other.")
    return record


def entries_of(response) -> list:
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(response.content).findall(f"{ATOM}entry")


def text_of(entry, name: str) -> str:
    return entry.findtext(f"{ATOM}{name}")


def test_feed_tells_what_happened_and_why(law, client):
    entry = entries_of(client.get("/changes/?format=atom"))[0]
    assert text_of(entry, "title") == "Changed: Brazil: Lei 1 & 2 < 3"
    assert text_of(entry, "summary").startswith("Art. 1 &amp; &lt;2&gt; corrected.")
    assert text_of(entry, "updated") == "2026-05-01T12:00:00+00:00"
    assert entry.find(f"{ATOM}link").get("href") == "http://testserver/policies/law/"


def test_entries_keep_their_identity(law, client, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://portal.example"
    identities = [text_of(entry, "id") for entry in entries_of(client.get("/changes/?format=atom"))]
    assert identities[0] == f"tag:portal.example,2026:policies/{law.pk}/version/2"
    withdraw_at(law, "2026-06-01T12:00")
    later = [text_of(entry, "id") for entry in entries_of(client.get("/es/changes/?format=atom"))]
    assert later[0].startswith(f"tag:portal.example,2026:policies/{law.pk}/withdrawal/")
    assert later[1:] == identities


def test_feed_has_the_filters_of_the_page(law, client):
    titles = [
        text_of(entry, "title") for entry in entries_of(client.get("/changes/?format=atom&weight=minor"))
    ]
    assert titles == ["Changed: Brazil: Lei 1 & 2 < 3"]
    assert entries_of(client.get("/changes/?format=atom&country=XXX")) == []


def test_feed_names_no_person(law, client):
    Publication.objects.update(override_reason="Nobody else was there.")
    text = client.get("/changes/?format=atom").content.decode()
    assert "@" not in text


def test_feed_is_not_sent_again_while_nothing_changes(law, client):
    first = client.get("/changes/?format=atom")
    again = client.get("/changes/?format=atom", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first["Last-Modified"] == "Fri, 01 May 2026 12:00:00 GMT"
    publish_at(law, "2026-07-01T12:00", summary_en="Yet another.")
    assert client.get("/changes/?format=atom", headers={"If-None-Match": first["ETag"]}).status_code == 200
