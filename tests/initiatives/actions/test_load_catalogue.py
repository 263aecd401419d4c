"""Loading a catalogue: drafts and versions, repetition, corrections, all or nothing."""

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Revision

from initiatives import models
from initiatives.actions import load_catalogue as loading
from initiatives.actions.load_catalogue import load_catalogue
from initiatives.dataset.errors import CatalogueError
from initiatives.dataset.writer import dump_folder
from tests.factories import UserFactory
from tests.initiatives.dataset.small_catalogue import CHECKED, small_catalogue, tables_of, write_catalogue

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows():
    return small_catalogue()


@pytest.fixture
def load(rows, tmp_path):
    """Writes the rows as they are now, and loads them."""

    def load_rows():
        return load_catalogue(write_catalogue(tmp_path / "catalogue", rows))

    return load_rows


def versions(record) -> int:
    """How many versions of a record were published."""
    content_type = ContentType.objects.get_for_model(record)
    return models.Publication.objects.filter(content_type=content_type, object_id=record.pk).count()


def errors_of(load) -> list[str]:
    with pytest.raises(CatalogueError) as raised:
        load()
    return [str(error) for error in raised.value.errors]


def test_checked_rows_are_published_each_with_a_revision_and_a_publication(load):
    load()
    policy = models.Policy.objects.published().get(slug="bra-strategy")
    assert (policy.official_title, policy.official_title_language, policy.title_en) == (
        "Estratégia",
        "pt",
        "Strategy",
    )
    assert versions(policy) == 1
    publication = models.Publication.objects.get(revision=policy.live_revision)
    assert publication.version == 1
    assert policy.latest_revision == policy.live_revision
    assert not policy.has_unpublished_changes


def test_revision_of_a_loaded_record_holds_its_references(load):
    load()
    project = models.Initiative.objects.get(slug="project")
    again = project.live_revision.as_object()
    assert [country.iso3 for country in again.countries.all()] == ["BRA", "CRI"]
    assert [citation.source.slug for citation in again.citations.all()] == ["first-source"]
    assert again.citations.get().pk == project.citations.get().pk


def test_rows_without_a_check_become_drafts_that_nobody_sees(rows, load):
    for name in ("policies", "organisations", "participations", "observations"):
        rows[name][0]["verified_on"] = ""
    load()
    policy = models.Policy.objects.get(slug="bra-strategy")
    assert not policy.live
    assert policy.latest_revision is not None
    assert versions(policy) == 0
    for model in (models.Policy, models.Organisation, models.Participation, models.Observation):
        assert model.objects.count() == 1
        assert not model.objects.published().exists()


def test_unchecked_point_waits_as_a_draft_of_its_published_position(rows, load):
    rows["position_points"].append(
        {**rows["position_points"][0], "topic": "attribution", "summary": "Unread.", "verified_on": ""}
    )
    load()
    position = models.Position.objects.published().get()
    assert [point.topic.slug for point in position.points.all()] == ["sovereignty"]
    assert position.has_unpublished_changes
    draft = position.get_latest_revision_as_object()
    assert [point.topic.slug for point in draft.points.all()] == ["sovereignty", "attribution"]


def test_loading_twice_changes_nothing(rows, load, tmp_path):
    rows["position_points"].append({**rows["position_points"][0], "topic": "attribution", "verified_on": ""})
    rows["events"][0]["verified_on"] = ""
    load()
    before = (Revision.objects.count(), models.Publication.objects.count())
    dump_folder(tmp_path / "first")
    report = load()
    dump_folder(tmp_path / "second")
    assert all(not counts.new and not counts.changed for counts in report.tables.values())
    assert (Revision.objects.count(), models.Publication.objects.count()) == before
    assert tables_of(tmp_path / "first") == tables_of(tmp_path / "second")


@pytest.mark.parametrize(
    ("table", "column", "value", "model"),
    [
        ("policies", "summary", "Mended.", models.Policy),
        ("policies", "sources", "second-source; first-source", models.Policy),
        ("policies", "sources", "first-source @ p. 3", models.Policy),
        ("countries", "capital", "Brasília", models.Country),
        ("countries", "groupings", "", models.Country),
        ("instruments", "in_force_on", "2005", models.Instrument),
        ("institutions", "acronym", "CSIRT", models.Institution),
        ("positions", "document_symbol", "A/76/136", models.Position),
        ("position_points", "stance", "rejects", models.Position),
        ("position_points", "sources", "second-source", models.Position),
        ("initiatives", "countries", "CRI", models.Initiative),
        ("initiatives", "budget_eur", "45000000000", models.Initiative),
        ("events", "starts_on", "2024-05-03", models.Event),
        ("indicators", "unit", "percent", models.Indicator),
        ("participations", "date", "2023-03-01", models.Instrument),
        ("observations", "value", "57.3", models.Indicator),
    ],
)
def test_corrected_cell_changes_just_its_record_and_makes_one_version(
    rows, load, table, column, value, model
):
    load()
    before = models.Publication.objects.count()
    rows[table][0][column] = value
    report = load()
    changed = [name for name, counts in report.tables.items() if counts.changed or counts.new]
    key = {"position_points": "positions"}.get(table, table)
    assert changed == [key]
    assert models.Publication.objects.count() == before + 1
    record = model.objects.order_by("pk").first()
    assert versions(record) == 2
    assert not any(counts.changed or counts.new for counts in load().tables.values())


def test_corrected_source_and_vocabulary_are_mended_in_place(rows, load):
    load()
    rows["sources"][0]["title"] = "Mended"
    rows["themes"][0]["name_es"] = "Normas"
    load()
    assert models.Source.objects.get(slug="first-source").title == "Mended"
    assert models.Theme.objects.get(slug="norms").name_es == "Normas"
    assert models.Publication.objects.filter(version=2).count() == 0


def test_child_rows_that_stay_keep_their_identity(rows, load):
    load()
    point = models.PositionPoint.objects.get()
    rows["position_points"][0]["summary"] = "No."
    rows["position_points"].append({**rows["position_points"][0], "topic": "attribution"})
    load()
    assert models.PositionPoint.objects.get(topic__slug="sovereignty").pk == point.pk
    assert models.PositionPoint.objects.count() == 2


def test_draft_is_published_once_its_row_is_checked(rows, load):
    rows["events"][0]["verified_on"] = ""
    load()
    rows["events"][0]["verified_on"] = "2026-11-23"
    load()
    event = models.Event.objects.published().get()
    assert versions(event) == 1
    assert not event.has_unpublished_changes


def test_public_row_that_loses_its_check_is_an_error(rows, load):
    load()
    rows["events"][0]["verified_on"] = ""
    rows["participations"][0]["verified_on"] = ""
    messages = errors_of(load)
    assert any("events.csv, line 2" in message for message in messages)
    assert any("participations.csv, line 2, column verified_on" in message for message in messages)
    assert models.Event.objects.published().exists()


def test_open_draft_of_an_editor_is_never_overwritten(rows, load):
    load()
    policy = models.Policy.objects.get()
    policy.summary = "What an editor is writing."
    policy.save_revision(user=UserFactory())
    rows["policies"][0]["summary"] = "Mended."
    assert any("no open draft of an editor" in message for message in errors_of(load))
    policy = models.Policy.objects.get()
    assert policy.summary == "A strategy."
    assert policy.get_latest_revision_as_object().summary == "What an editor is writing."


def test_row_that_is_missing_from_a_file_is_left_alone(rows, load):
    load()
    rows["events"].clear()
    rows["relations"].clear()
    load()
    assert models.Event.objects.published().count() == 1


def test_scale_of_an_indicator_is_repeated_on_its_values(rows, load):
    load()
    rows["indicators"][0]["scale_max"] = "200"
    load()
    assert models.Observation.objects.get().scale_max == 200


def test_scale_that_older_values_exceed_is_an_error(rows, load):
    load()
    rows["indicators"][0]["scale_max"] = "50"
    rows["observations"].clear()
    assert any("indicators.csv, line 2" in message for message in errors_of(load))
    assert models.Indicator.objects.get().scale_max == 100


def test_failure_in_the_middle_leaves_nothing(load, monkeypatch):
    def fail(*args, **options):
        raise RuntimeError("the power went out")

    monkeypatch.setattr(loading, "_publish_batches", fail)
    with pytest.raises(RuntimeError):
        load()
    assert not models.Source.objects.exists()
    assert not models.Country.objects.exists()
    assert not Revision.objects.exists()


def test_official_title_in_another_language_is_kept_apart_from_ours(rows, load):
    rows["events"][0].update(title="Reunión", title_language="es", title_en="Meeting")
    load()
    event = models.Event.objects.get()
    assert (event.heading, event.heading_language, event.title_en) == ("Reunión", "es", "Meeting")


def test_country_keeps_its_address_when_its_name_changes(rows, load):
    load()
    rows["countries"][0]["name_en"] = "Federative Brazil"
    load()
    country = models.Country.objects.get(iso3="BRA")
    assert (country.slug, country.title_en) == ("brazil", "Federative Brazil")


def test_progress_is_told_by_table(rows, tmp_path):
    steps: list[tuple[str, int, int]] = []
    rows["countries"][0].update(CHECKED)
    load_catalogue(write_catalogue(tmp_path, rows), lambda *step: steps.append(step))
    assert ("countries", 2, 2) in steps
    assert ("observations", 1, 1) in steps
