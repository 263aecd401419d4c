"""Dumping: the same tables, stable over load and dump, and nothing but what is public."""

import csv
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from initiatives import models
from initiatives.actions.load_catalogue import load_catalogue
from initiatives.dataset.writer import dump_folder
from initiatives.management.commands.load_catalogue import OPENING_CATALOGUE
from tests.initiatives.dataset.small_catalogue import small_catalogue, tables_of, write_catalogue

pytestmark = pytest.mark.django_db


def dump_of(catalogue: Path, folder: Path) -> dict[str, bytes]:
    """Load a catalogue into an empty database, dump it, and leave the database empty again."""
    with transaction.atomic():
        load_catalogue(catalogue)
        dump_folder(folder)
        transaction.set_rollback(True)
    return tables_of(folder)


@pytest.fixture(scope="module")
def opening_dump(django_db_setup, django_db_blocker, tmp_path_factory) -> Path:
    """The opening catalogue, loaded and dumped once."""
    folder = tmp_path_factory.mktemp("opening")
    with django_db_blocker.unblock():
        dump_of(OPENING_CATALOGUE, folder)
    return folder


def test_load_and_dump_are_stable_for_the_opening_catalogue(opening_dump, tmp_path):
    assert dump_of(opening_dump, tmp_path) == tables_of(opening_dump)


def test_dump_holds_the_checked_rows_as_they_were_loaded(opening_dump):
    for name in ("policies", "participations", "observations", "position_points", "instruments"):
        assert _rows(opening_dump / f"{name}.csv") <= _rows(OPENING_CATALOGUE / f"{name}.csv"), name
        checked = [row for row in _rows(OPENING_CATALOGUE / f"{name}.csv") if dict(row)["verified_on"]]
        assert len(_rows(opening_dump / f"{name}.csv")) >= len(checked) - len(_hidden_points(name))


def _hidden_points(name: str) -> list:
    """Checked points of positions that are drafts themselves."""
    positions = {dict(row)["key"]: dict(row) for row in _rows(OPENING_CATALOGUE / "positions.csv")}
    points = _rows(OPENING_CATALOGUE / "position_points.csv") if name == "position_points" else set()
    return [row for row in points if not positions[dict(row)["position"]]["verified_on"]]


def _rows(path) -> set[frozenset]:
    """Rows without their order and without the order of several values; empty cells left out."""
    with path.open(encoding="utf-8", newline="") as file:
        return {
            frozenset(
                (name, "; ".join(sorted(cell.split("; "))) if name != "sources" else cell)
                for name, cell in row.items()
                if (cell or name == "verified_on") and not name.endswith("_language")
            )
            for row in csv.DictReader(file)
        }


def test_references_to_rows_that_are_not_public_are_left_out(tmp_path):
    rows = small_catalogue()
    rows["organisations"][0]["verified_on"] = ""
    dump = dump_of(write_catalogue(tmp_path / "catalogue", rows), tmp_path / "dump")
    assert b"oas" not in b"".join(dump.values())
    load_catalogue(tmp_path / "dump")
    assert models.Initiative.objects.published().count() == 1


def test_places_in_sources_and_translations_survive(tmp_path):
    rows = small_catalogue()
    rows["policies"][0]["sources"] = "second-source @ para. 12; first-source"
    rows["events"][0].update(title_es="Reunión", summary_pt="Uma reunião.")
    dump_of(write_catalogue(tmp_path / "catalogue", rows), tmp_path / "dump")
    load_catalogue(tmp_path / "dump")
    policy, event = models.Policy.objects.get(), models.Event.objects.get()
    assert [(c.source.slug, c.locator) for c in policy.citations.all()] == [
        ("second-source", "para. 12"),
        ("first-source", ""),
    ]
    assert (event.title_es, event.summary_pt) == ("Reunión", "Uma reunião.")


def test_command_names_each_bad_cell_and_changes_nothing(tmp_path, capsys):
    rows = small_catalogue()
    rows["events"][0]["starts_on"] = "soon"
    with pytest.raises(CommandError, match="1 cells to mend; nothing was changed"):
        call_command("load_catalogue", write_catalogue(tmp_path, rows))
    assert "events.csv, line 2, column starts_on: 'soon'; expected a date" in capsys.readouterr().err
    assert not models.Source.objects.exists()


def test_commands_say_what_they_did(tmp_path, capsys):
    call_command("load_catalogue", write_catalogue(tmp_path / "catalogue", small_catalogue()))
    call_command("dump_catalogue", tmp_path / "dump")
    output = capsys.readouterr().out
    assert "countries: 2 new, 0 changed, 0 unchanged" in output
    assert "countries: 2 rows" in output


def test_command_asks_for_a_folder(tmp_path):
    with pytest.raises(CommandError, match="is not a folder"):
        call_command("load_catalogue", tmp_path / "nowhere")
