"""Tables that name what was merged load as if they named the kept row, and undo no merge."""

import pytest

from initiatives import models
from initiatives.actions.load_catalogue import load_catalogue
from initiatives.actions.merge import approve_merge, propose_merge
from initiatives.dataset.writer import dump_folder
from tests.factories import UserFactory
from tests.initiatives.dataset.small_catalogue import CHECKED, small_catalogue, tables_of, write_catalogue

pytestmark = pytest.mark.django_db


@pytest.fixture
def catalogue(tmp_path):
    """A catalogue with two of everything that is merged here, loaded once."""
    rows = small_catalogue()
    rows["organisations"].append({"key": "oea", "name": "OEA", "kind": "regional", **CHECKED})
    rows["countries"][0]["groupings"] = "oas; oea"
    rows["policies"][0]["sources"] = "first-source @ p. 3; second-source @ p. 1"
    second = {**rows["instruments"][0], "key": "treaty", "title": "Treaty", "organisation": "oea"}
    rows["instruments"].append(second)
    rows["participations"] += [
        {"country": "BRA", "instrument": "treaty", "status": "party", "date": "2022", **CHECKED},
        {"country": "CRI", "instrument": "treaty", "status": "party", "date": "2021", **CHECKED},
    ]
    folder = write_catalogue(tmp_path / "catalogue", rows)
    load_catalogue(folder)
    return folder


def merge(model, kept, merged):
    """Merge two rows by their keys."""
    kept, merged = (model.objects.get(slug=key) for key in (kept, merged))
    proposal = propose_merge(kept, merged, UserFactory(role="Editors"), "The same.")
    approve_merge(proposal, UserFactory(role="Editors"))


def test_loading_again_undoes_no_merge_and_changes_nothing(catalogue, tmp_path):
    merge(models.Source, "second-source", "first-source")
    merge(models.Organisation, "oas", "oea")
    merge(models.Instrument, "convention", "treaty")
    dump_folder(tmp_path / "before")
    report = load_catalogue(catalogue)
    dump_folder(tmp_path / "after")
    assert tables_of(tmp_path / "after") == tables_of(tmp_path / "before")
    assert not report.versioned
    assert all((counts.new, counts.changed) == (0, 0) for counts in report.tables.values())
    for model in (models.Source, models.Organisation, models.Instrument):
        assert model.objects.published().count() == 1


def test_dump_names_nothing_that_was_merged(catalogue, tmp_path):
    merge(models.Source, "second-source", "first-source")
    dump_folder(tmp_path / "dump")
    for name, content in tables_of(tmp_path / "dump").items():
        assert b"first-source" not in content, name
    assert b"second-source @ p. 1, p. 3" in tables_of(tmp_path / "dump")["policies.csv"]


def test_dump_loads_elsewhere(catalogue, tmp_path):
    merge(models.Organisation, "oas", "oea")
    dump_folder(tmp_path / "dump")
    assert not load_catalogue(tmp_path / "dump").versioned


def test_source_that_waited_is_public_once_a_table_has_it(catalogue):
    models.Source.objects.filter(slug="first-source").update(live=False)
    load_catalogue(catalogue)
    assert models.Source.objects.published().filter(slug="first-source").exists()


def test_dump_has_no_source_that_waits_and_no_citation_of_it(catalogue, tmp_path):
    models.Source.objects.filter(slug="second-source").update(live=False)
    dump_folder(tmp_path / "dump")
    tables = tables_of(tmp_path / "dump")
    assert all(b"second-source" not in content for content in tables.values())
    assert b"first-source @ p. 3" in tables["policies.csv"]


def test_grade_is_loaded_and_dumped(catalogue, tmp_path):
    rows = small_catalogue()
    rows["sources"][0]["grade"] = "primary"
    load_catalogue(write_catalogue(tmp_path / "graded", rows))
    assert models.Source.objects.get(slug="first-source").grade == "primary"
    dump_folder(tmp_path / "dump")
    assert b"primary" in tables_of(tmp_path / "dump")["sources.csv"]
