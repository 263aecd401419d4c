"""Loading a catalogue from its CSV tables: all or nothing, and safe to repeat."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from initiatives import models
from initiatives.actions.ask_for_dataset import ask_for_dataset
from initiatives.actions.create_records import create_records
from initiatives.actions.load_rows import load_rows
from initiatives.actions.publish import keep_version, publish_record
from initiatives.choices import PublicationRole, PublicationWeight
from initiatives.dataset.checks import check_rows
from initiatives.dataset.content import TABLE_OF, assign, complete, content_of, differs, only_checked
from initiatives.dataset.errors import CatalogueError, CellError
from initiatives.dataset.keys import Keys, key_field
from initiatives.dataset.merged_keys import follow_merges
from initiatives.dataset.reader import TableFile, read_folder
from initiatives.dataset.tables import TABLES, Table
from initiatives.row_owners import public_owners
from initiatives.word_index import index_records

CORRECTED = "Corrected in the catalogue's tables."
Progress = Callable[[str, int, int], None]


@dataclass
class Counts:
    """What loading did to one table."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass
class LoadReport:
    """What loading did, by table."""

    tables: dict[str, Counts] = field(default_factory=dict)
    versioned: set[tuple[str, str]] = field(default_factory=set)


@dataclass
class Target:
    """What a row wants a record to be: its public content, and the content that waits for an editor.

    Either may be None. Both are there when a checked position has points that nobody has checked.
    """

    line: int
    live: dict[str, Any] | None
    draft: dict[str, Any] | None

    @property
    def content(self) -> dict[str, Any]:
        """The public content where there is any, else the draft."""
        return self.live or self.draft or {}


def load_catalogue(folder: Path, progress: Progress = lambda table, done, total: None) -> LoadReport:
    """Load the tables of ``folder``; ``progress`` is told table, rows done and rows in all.

    Raises ``CatalogueError`` with all bad cells; the database is then as it was.
    """
    files = read_folder(folder)
    check_rows(files)
    _raise_errors(files)
    follow_merges(files)
    report = LoadReport()
    with transaction.atomic():
        keys = Keys()
        indexed: list[models.Record] = []
        changed_owners: dict[str, set[str]] = {}
        for table in TABLES:
            counts = report.tables[table.name] = Counts()
            if table.is_record:
                indexed += load_records(files, table, keys, report, progress)
            elif table.model is not models.PositionPoint:
                changed_owners[table.name] = load_rows(files[table.name], keys, counts, progress)
        _raise_errors(files)
        _publish_batches(changed_owners, report)
        ask_for_dataset()
    index_records(indexed)
    return report


def _raise_errors(files: dict[str, TableFile]) -> None:
    errors = [error for file in files.values() for error in file.errors]
    if errors:
        raise CatalogueError(sorted(errors, key=lambda error: (error.file, error.line)))


def load_records(
    files: dict[str, TableFile], table: Table, keys: Keys, report: LoadReport, progress: Progress
) -> list[models.Record]:
    """Make new records in bulk, and a new version of each record whose row changed."""
    file, counts = files[table.name], report.tables[table.name]
    targets = _targets(file, files["position_points"])
    present = {getattr(record, key_field(table.name)): record for record in _records(table)}
    new = [target for key, target in targets.items() if key not in present]
    records = create_records(table, new, keys, lambda done: progress(table.name, done, len(targets)))
    counts.new = len(new)
    report.versioned |= {(table.name, record.slug) for record in records}
    for number, (key, target) in enumerate(targets.items(), start=1):
        if key in present:
            before = counts.changed
            error = _load_existing(present[key], target, keys, counts)
            if counts.changed > before:
                report.versioned.add((table.name, key))
            if error:
                file.errors.append(CellError(table.file_name, target.line, table.key_columns[0], key, error))
            progress(table.name, number, len(targets))
    keys.forget(table.name)
    return records


def _targets(file: TableFile, points: TableFile) -> dict[str, Target]:
    """What each row wants, with the points of each position gathered from their own table."""
    by_position: dict[str, dict[str, Any]] = {}
    for row in points.rows:
        by_position.setdefault(row.values["position"], {})[row.values["topic"]] = row.values
    targets = {}
    for row in file.rows:
        content = complete(file.table, row.values)
        key = content[file.table.key_columns[0]]
        if file.table.model is models.Position:
            content["points"] = by_position.get(key, {})
        checked = bool(content["verified_on"])
        live = only_checked(content) if checked else None
        targets[key] = Target(row.line, live, None if live == content else content)
    return targets


def _records(table: Table):
    related = ["citations", *table.model.list_many]
    if table.model is models.Position:
        related.append("points__citations")
    return table.model.objects.select_related("latest_revision").prefetch_related(*related)


def _load_existing(record, target: Target, keys: Keys, counts: Counts) -> str:
    """Bring one record up to its row; returns what was expected where that cannot be done."""
    draft = _draft_of(record)
    if record.live and target.live is None:
        return "a day of check, for the record is public; withdraw it at the desk first"
    live = target.live
    if live and record.live and not differs(live, content_of(record, keys)):
        live = None
    same_draft = draft is not None and target.draft and not differs(target.draft, content_of(draft, keys))
    if live is None and (target.draft is None or same_draft):
        counts.unchanged += 1
        return ""
    if draft is not None and record.latest_revision and record.latest_revision.user_id:
        return "no open draft of an editor; publish or discard it at the desk first"
    counts.changed += 1
    try:
        if live:
            assign(record, live, keys)
            publish_record(record, change_note=CORRECTED, role=PublicationRole.CATALOGUE)
        if target.draft is not None:
            save_draft(type(record).objects.get(pk=record.pk), target.draft, keys)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _draft_of(record):
    """The open draft of a record as an object, or None."""
    if not record.live:
        return record
    return record.get_latest_revision_as_object() if record.has_unpublished_changes else None


def save_draft(record, content: dict[str, Any], keys: Keys) -> None:
    """Save content as a draft; what the public sees stays as it is."""
    assign(record, content, keys)
    record.save_revision(log_action=True)
    if not record.live:
        record.save()


def _publish_batches(changed_owners: dict[str, set[str]], report: LoadReport) -> None:
    """A new version of each older record some of whose rows are new or changed."""
    for name, keys in changed_owners.items():
        for record in public_owners(name, keys):
            table = TABLE_OF[type(record)]
            if (
                not {(table.name, record.slug), (table.name, getattr(record, key_field(table.name)))}
                & report.versioned
            ):
                keep_version(
                    record,
                    change_note=f"Rows of {name} corrected in the catalogue's tables.",
                    user=None,
                    author=None,
                    weight=PublicationWeight.MAJOR,
                    role=PublicationRole.CATALOGUE,
                )
