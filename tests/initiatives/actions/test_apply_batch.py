"""An approved batch is taken over as a whole or not at all, and the history of its record shows it."""

from decimal import Decimal

import pytest

from initiatives.actions.apply_batch import apply_batch
from initiatives.actions.decide_batch import approve_batch
from initiatives.actions.submit_batch import submit_batch
from initiatives.models import Observation, Publication
from tests.factories import CountryFactory, IndicatorFactory, ObservationFactory, SourceFactory, UserFactory
from tests.initiatives.actions.batches import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def indicator():
    return IndicatorFactory(published=True)


@pytest.fixture
def source():
    return SourceFactory()


def row_of(indicator, country, source, **cells) -> dict[str, str]:
    return {
        "indicator": indicator.slug,
        "country": country.iso3,
        "year": "2025",
        "value": "57.25",
        "sources": f"{source.slug} @ p. 3",
        "verified_on": "2026-11-20",
        **cells,
    }


def approved(batch):
    submit_batch(batch.pk, batch.uploaded_by)
    return approve_batch(batch.pk, UserFactory(role="Editors"))


def test_approved_rows_are_public_with_a_version_of_their_indicator(indicator, source):
    country = CountryFactory(published=True)
    old = ObservationFactory(published=True, indicator=indicator, country=country, year=2024)
    rows = [row_of(indicator, country, source), row_of(indicator, country, source, year="2024", value="60")]
    batch = approved(read("observations", *rows))
    apply_batch(batch.pk)
    batch.refresh_from_db()
    assert batch.state == "applied"
    values = (
        Observation.objects.published().order_by("year").values_list("year", "value", "citations__locator")
    )
    assert list(values) == [(2024, Decimal(60), "p. 3"), (2025, Decimal("57.25"), "p. 3")]
    assert Observation.objects.get(year=2024).pk == old.pk
    latest = Publication.objects.get(object_id=indicator.pk, content_type__model="indicator", version=2)
    assert (latest.batch, latest.change_note) == (batch, "New figures of 2025.")
    assert latest.revision.user == batch.decided_by
