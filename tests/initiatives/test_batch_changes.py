"""The history of an indicator can tell which of its rows an import changed."""

import pytest
from django.contrib.auth import get_user_model

from initiatives.actions.apply_batch import apply_batch
from initiatives.actions.decide_batch import approval_problem, approve_batch
from initiatives.actions.submit_batch import submit_batch
from initiatives.batch_changes import CellChange, rows_behind
from initiatives.models import Batch, Publication, Remit
from tests.factories import (
    CountryFactory,
    IndicatorFactory,
    ObservationFactory,
    ParticipationFactory,
    SourceFactory,
    ThemeFactory,
    UserFactory,
)
from tests.initiatives.actions.batches import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def observation():
    return ObservationFactory(published=True, value=3)


@pytest.fixture
def row(observation):
    return {
        "indicator": observation.indicator.slug,
        "country": observation.country.iso3,
        "year": "2024",
        "value": "57.25",
        "sources": SourceFactory().slug,
        "verified_on": "2026-11-20",
    }


def test_version_names_the_checked_rows_of_its_own_record(client, observation, row):
    other = IndicatorFactory(published=True)
    batch = read(
        "observations",
        row,
        {**row, "year": "2023", "verified_on": ""},
        {**row, "indicator": other.slug},
    )
    submit_batch(batch.pk, batch.uploaded_by)
    editor = UserFactory(role="Editors")
    client.force_login(editor)
    assert batch.note in client.get("/admin/").content.decode()
    approve_batch(batch.pk, editor)
    apply_batch(batch.pk)
    page = client.get(f"{observation.indicator.get_absolute_url()}history/").content.decode()
    assert f"{observation.indicator.slug} · {observation.country.iso3} · 2024" in page
    assert "57.25</ins>" in page
    assert "2023" not in page
    first, second = Publication.objects.of(observation.indicator).order_by("version")
    (change,) = rows_behind(observation.indicator, [first, second])[second.pk]
    assert first.pk not in rows_behind(observation.indicator, [first, second])
    assert change.key == f"{observation.indicator.slug} · {observation.country.iso3} · 2024"
    assert CellChange("value", "3", "57.25") in change.changes
    version = Publication.objects.of(other).get(version=2)
    assert [each.key for each in rows_behind(other, [version])[version.pk]] == [
        f"{other.slug} · {observation.country.iso3} · 2024"
    ]


def test_batches_wait_for_those_who_can_be_the_second_reader(row):
    editor, uploader = UserFactory(role="Editors"), UserFactory(role="Editors")
    batch = read("observations", row, user=uploader)
    assert not Batch.objects.waiting_for(editor)
    submit_batch(batch.pk, uploader)
    assert list(Batch.objects.waiting_for(editor)) == [batch]
    assert not Batch.objects.waiting_for(uploader)
    assert not Batch.objects.waiting_for(UserFactory(role="Contributors"))


def test_reviewer_of_other_countries_does_not_approve(row, observation):
    batch = read("observations", row)
    remit = Remit.objects.create(user=UserFactory(role="Editors"))

    def problem() -> str:
        return approval_problem(batch, get_user_model().objects.get(pk=remit.user_id))

    assert problem() == ""
    remit.countries.add(CountryFactory(published=True))
    assert "outside of your countries" in problem()
    remit.countries.add(observation.country)
    assert problem() == ""


def test_reviewer_of_a_subject_approves_rows_of_its_instruments():
    participation = ParticipationFactory(published=True)
    instrument = participation.instrument
    batch = read(
        "participations",
        {
            "country": participation.country.iso3,
            "instrument": instrument.slug,
            "status": "signatory",
            "sources": SourceFactory().slug,
            "verified_on": "2026-11-20",
        },
    )
    remit = Remit.objects.create(user=UserFactory(role="Editors"))
    remit.themes.add(ThemeFactory())
    assert "outside of your countries" in approval_problem(batch, remit.user)
    remit.themes.add(instrument.themes.get())
    assert approval_problem(batch, remit.user) == ""
