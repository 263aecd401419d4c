"""A contributor uploads participations and sends them on; an editor approves; the public sees them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from initiatives.models import Batch, Participation
from tests.factories import CountryFactory, InstrumentFactory, SourceFactory, UserFactory
from tests.initiatives.actions.batches import table_bytes

pytestmark = pytest.mark.django_db


@pytest.fixture
def table():
    """One new participation and one line that is wrong."""
    row = {
        "country": CountryFactory(published=True).iso3,
        "instrument": InstrumentFactory(published=True).slug,
        "status": "party",
        "date": "2025-03",
        "sources": SourceFactory().slug,
        "verified_on": "2026-11-20",
    }
    return table_bytes("participations", row, {**row, "status": "nobody"})


def upload(client, content: bytes, table: str = "participations"):
    file = SimpleUploadedFile("table.csv", content)
    data = {"table": table, "file": file, "note": "Accessions of March.", "weight": "major"}
    return client.post(reverse("batches:add"), data, follow=True)


def act(client, batch, verb, **data):
    batch.refresh_from_db()
    data.setdefault("attempt", batch.attempt)
    return client.post(reverse("batches:verb", args=[batch.pk, verb]), data, follow=True)


def test_upload_is_shown_row_by_row_and_public_only_by_a_second_person(client, table):
    contributor, editor = UserFactory(role="Contributors"), UserFactory(role="Editors")
    client.force_login(contributor)
    page = upload(client, table).content.decode()
    batch = Batch.objects.get()
    assert batch.counts == {"new": 1, "wrong": 1}
    assert "2025-03" in page
    assert "“nobody”; expected one of " in page
    act(client, batch, "submit")
    act(client, batch, "approve")
    assert not Participation.objects.exists()
    client.force_login(editor)
    assert "Approve and take over" in client.get(reverse("batches:batch", args=[batch.pk])).content.decode()
    act(client, batch, "approve")
    assert Participation.objects.published().get().date == "2025-03"
