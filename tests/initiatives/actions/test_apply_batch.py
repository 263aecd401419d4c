"""An approved batch is taken over as a whole or not at all, and the history of its record shows it."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import ModelLogEntry

from initiatives.actions import apply_batch as applying
from initiatives.actions.apply_batch import apply_batch
from initiatives.actions.batch_work import claim
from initiatives.actions.decide_batch import approve_batch, decline_batch
from initiatives.actions.read_batch import read_batch
from initiatives.actions.submit_batch import (
    choose_kind,
    choose_rows,
    discard_batch,
    read_batch_again,
    submit_batch,
)
from initiatives.models import Batch, Observation, Organisation, Publication, Theme
from tests.factories import (
    CountryFactory,
    IndicatorFactory,
    ObservationFactory,
    SourceFactory,
    ThemeFactory,
    UserFactory,
)
from tests.initiatives.actions.batches import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def indicator():
    return IndicatorFactory(published=True)


@pytest.fixture
def country():
    return CountryFactory(published=True)


@pytest.fixture
def row(indicator, country):
    """A new value of 2025."""
    return {
        "indicator": indicator.slug,
        "country": country.iso3,
        "year": "2025",
        "value": "57.25",
        "sources": f"{SourceFactory().slug} @ p. 3",
        "verified_on": "2026-11-20",
    }


def approved(batch):
    """The batch, sent on and approved, but not yet taken over."""
    submit_batch(batch.pk, batch.uploaded_by)
    return approve_batch(batch.pk, UserFactory(role="Editors"))


def applied(batch):
    """The batch after it was taken over, or not."""
    apply_batch(approved(batch).pk)
    batch.refresh_from_db()
    return batch


def versions(indicator):
    return Publication.objects.of(indicator)


def test_approved_rows_are_public_with_a_version_of_their_indicator(indicator, country, row):
    old = ObservationFactory(published=True, indicator=indicator, country=country, year=2024)
    batch = applied(read("observations", row, {**row, "year": "2024", "value": "60"}))
    assert (batch.state, batch.counts) == ("applied", {"new": 1, "changed": 1})
    values = (
        Observation.objects.published().order_by("year").values_list("year", "value", "citations__locator")
    )
    assert list(values) == [(2024, Decimal(60), "p. 3"), (2025, Decimal("57.25"), "p. 3")]
    assert Observation.objects.get(year=2024).pk == old.pk
    latest = versions(indicator).get(version=2)
    assert (latest.batch, latest.change_note) == (batch, "New figures of 2025.")
    assert (latest.user, latest.author_role, latest.role) == (batch.decided_by, "contributor", "editor")


def test_open_draft_of_the_indicator_stays_open(indicator, row):
    indicator.summary_en = "Words of a draft."
    indicator.save_revision(user=UserFactory())
    applied(read("observations", row))
    indicator.refresh_from_db()
    assert indicator.has_unpublished_changes
    assert indicator.get_latest_revision_as_object().summary_en == "Words of a draft."


def test_rows_that_nobody_has_checked_wait_and_make_no_version(indicator, row):
    applied(read("observations", {**row, "verified_on": ""}))
    assert Observation.objects.get().live is False
    assert versions(indicator).count() == 1


def test_rows_that_are_not_chosen_are_left_out(row):
    batch = read("observations", row, {**row, "year": "2024"})
    unwanted = batch.rows.get(line=2)
    choose_rows(batch.pk, batch.uploaded_by, shown=[unwanted.pk], chosen=[])
    applied(batch)
    assert [observation.year for observation in Observation.objects.all()] == [2024]
    assert list(batch.rows.values_list("outcome", flat=True)) == ["", "applied"]


def test_row_leaves_the_public_only_by_choice_and_stays_in_the_tables(indicator, country, row):
    kept = ObservationFactory(published=True, indicator=indicator, country=country, year=2024)
    batch = read("observations", row, {**row, "year": "2024", "verified_on": ""})
    assert batch.counts == {"new": 1, "removed": 1}
    assert not batch.rows.get(kind="removed").chosen
    choose_kind(batch.pk, batch.uploaded_by, kind="removed", chosen=True)
    applied(batch)
    kept.refresh_from_db()
    assert (kept.live, kept.verified_on) == (False, None)
    assert versions(indicator).count() == 2


def test_row_that_changed_in_the_meantime_holds_up_the_whole_batch(indicator, country, row):
    old = ObservationFactory(published=True, indicator=indicator, country=country, year=2024)
    batch = approved(read("observations", row, {**row, "year": "2024"}))
    Observation.objects.filter(pk=old.pk).update(value=3)
    apply_batch(batch.pk)
    batch.refresh_from_db()
    assert batch.state == "outdated"
    assert "1 rows changed" in batch.message
    assert list(batch.rows.values_list("key", "outcome")) == [
        (f"{indicator.slug} · {country.iso3} · 2025", ""),
        (f"{indicator.slug} · {country.iso3} · 2024", "conflict"),
    ]
    assert Observation.objects.get().value == 3
    assert versions(indicator).count() == 1


def test_row_that_somebody_else_added_meanwhile_is_a_conflict(indicator, country, row):
    batch = approved(read("observations", row))
    ObservationFactory(published=True, indicator=indicator, country=country, year=2025)
    apply_batch(batch.pk)
    batch.refresh_from_db()
    assert batch.state == "outdated"


def test_outdated_batch_is_read_again_and_goes_to_a_second_person_anew(indicator, country, row):
    batch = approved(read("observations", row))
    ObservationFactory(published=True, indicator=indicator, country=country, year=2025, value=1)
    apply_batch(batch.pk)
    read_batch_again(batch.pk, batch.uploaded_by)
    read_batch(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.counts) == ("ready", {"changed": 1})
    applied(batch)
    assert Observation.objects.get().value == Decimal("57.25")


def test_change_between_looking_through_and_writing_is_noticed(row, indicator, country, monkeypatch):
    batch = approved(read("observations", row))
    look_through = applying._plan

    def interfere(*args, **options):
        plan = look_through(*args, **options)
        if options.get("with_progress"):
            ObservationFactory(published=True, indicator=indicator, country=country, year=2025, value=1)
        return plan

    monkeypatch.setattr(applying, "_plan", interfere)
    apply_batch(batch.pk)
    batch.refresh_from_db()
    assert batch.state == "outdated"
    assert Observation.objects.get().value == 1


def test_failure_midway_leaves_nothing_and_the_batch_waits_again(indicator, row, monkeypatch):
    batch = approved(read("observations", row, {**row, "year": "2024"}))
    monkeypatch.setattr(applying, "keep_version", lambda *args, **options: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        apply_batch(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, Observation.objects.count()) == ("waiting", 0)
    assert "nothing was changed" in batch.message
    assert not batch.rows.exclude(outcome="").exists()
    monkeypatch.undo()
    approve_batch(batch.pk, batch.decided_by)
    apply_batch(batch.pk)
    assert Observation.objects.count() == 2


def test_applying_twice_makes_one_version(indicator, row):
    batch = applied(read("observations", row))
    apply_batch(batch.pk)
    assert (Observation.objects.count(), versions(indicator).count()) == (1, 2)


def test_second_worker_leaves_a_batch_that_another_has_in_hand(row):
    batch = approved(read("observations", row))
    assert claim(batch.pk, "applying")
    apply_batch(batch.pk)
    assert not Observation.objects.exists()


def test_batch_of_a_dead_worker_is_taken_up(row):
    batch = approved(read("observations", row))
    claim(batch.pk, "applying")
    Batch.objects.update(beat_at="2020-01-01T00:00Z")
    apply_batch(batch.pk)
    assert Observation.objects.exists()


def test_whoever_worked_on_a_batch_cannot_approve_it(row):
    uploader, submitter, chooser = (UserFactory(role="Editors") for _ in range(3))
    batch = read("observations", row, user=uploader)
    choose_kind(batch.pk, chooser, kind="new", chosen=True)
    submit_batch(batch.pk, submitter)
    for person in (uploader, submitter, chooser, UserFactory(role="Contributors"), UserFactory()):
        with pytest.raises(PermissionDenied):
            approve_batch(batch.pk, person)
    assert Batch.objects.get().state == "waiting"


def test_superuser_overrides_the_second_reader_only_with_a_reason(indicator, row):
    superuser = UserFactory(superuser=True)
    batch = read("observations", row, user=superuser)
    submit_batch(batch.pk, superuser)
    with pytest.raises(PermissionDenied):
        approve_batch(batch.pk, superuser)
    approve_batch(batch.pk, superuser, "Nobody else is here, and the figure is urgent.")
    apply_batch(batch.pk)
    assert versions(indicator).get(version=2).override_reason.startswith("Nobody else")
    assert ModelLogEntry.objects.filter(action="initiatives.batch_override").exists()


def test_declined_batch_changes_nothing_and_says_why(row):
    batch = read("observations", row)
    submit_batch(batch.pk, batch.uploaded_by)
    editor = UserFactory(role="Editors")
    with pytest.raises(ValidationError):
        decline_batch(batch.pk, editor, " ")
    decline_batch(batch.pk, editor, "The source says otherwise.")
    batch.refresh_from_db()
    assert (batch.state, batch.reason) == ("declined", "The source says otherwise.")
    with pytest.raises(ValidationError):
        approve_batch(batch.pk, editor)
    apply_batch(batch.pk)
    assert not Observation.objects.exists()


def test_batch_without_a_chosen_row_is_not_sent_on(row):
    batch = read("observations", {**row, "value": "1000"})
    assert batch.counts == {"wrong": 1}
    with pytest.raises(ValidationError):
        submit_batch(batch.pk, batch.uploaded_by)


def test_discarded_batch_keeps_no_rows(row):
    batch = read("observations", row)
    discard_batch(batch.pk, batch.uploaded_by)
    batch.refresh_from_db()
    assert (batch.state, batch.rows.count()) == ("discarded", 0)


def test_strangers_do_not_discard_the_batch_of_others(row):
    batch = read("observations", row)
    with pytest.raises(PermissionDenied):
        discard_batch(batch.pk, UserFactory(role="Contributors"))


def test_organisations_and_subjects_are_taken_over_too():
    last = ThemeFactory(sort_order=7)
    source = SourceFactory()
    applied(read("themes", {"key": "new-subject", "name": "New", "description": "What is new."}))
    assert Theme.objects.get(slug="new-subject").sort_order == last.sort_order + 1
    row = {"key": "body", "name": "Body", "kind": "regional", "sources": source.slug}
    applied(read("organisations", {**row, "verified_on": "2026-11-20"}))
    body = Organisation.objects.published().get()
    assert (body.slug, body.citations.get().source) == ("body", source)


def test_many_rows_take_as_many_queries_as_their_parts(indicator, row, count_queries):
    """5,000 rows: a number of queries for each 250 of them, not for each."""
    countries = [CountryFactory(published=True).iso3 for _ in range(25)]
    source = row["sources"]
    rows = [
        {**row, "country": iso3, "year": str(year), "sources": source}
        for iso3 in countries
        for year in range(1900, 2100)
    ]
    batch = approved(read("observations", *rows))
    assert count_queries(lambda: apply_batch(batch.pk)) < 400
    assert Observation.objects.published().count() == 5000
    assert versions(indicator).count() == 2
