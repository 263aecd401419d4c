"""Makes all files of a version of the dataset in a folder."""

import datetime
import hashlib
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from initiatives.addresses import site_address
from initiatives.dataset.writer import dump_folder
from initiatives.release import terms
from initiatives.release.data_package import data_package
from initiatives.release.readme import readme
from initiatives.release.sqlite_file import datasette_metadata, write_sqlite
from initiatives.release.typed_rows import DumpedTable, read_dump

TABLES_FOLDER = "csv"
FILES_FOLDER = "files"


@dataclass(frozen=True)
class MadeFile:
    """A file to give away, and which form it is."""

    form: str
    path: Path

    def described(self) -> dict[str, Any]:
        """What is kept of it: name, form, size and SHA-256."""
        content = self.path.read_bytes()
        return {
            "name": self.path.name,
            "form": self.form,
            "bytes": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        }


def dump_tables(folder: Path) -> tuple[dict[str, int], str]:
    """Write the CSV tables of what is public; returns the number of rows of each, and a digest of all."""
    counts = dump_folder(folder / TABLES_FOLDER)
    sums = [
        f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}"
        for path in sorted((folder / TABLES_FOLDER).iterdir())
    ]
    return counts, hashlib.sha256("\n".join(sums).encode()).hexdigest()


def make_files(folder: Path, day: datetime.date) -> list[MadeFile]:
    """Make every form of the tables that were dumped into ``folder``."""
    source, target = folder / TABLES_FOLDER, folder / FILES_FOLDER
    target.mkdir()
    tables = read_dump(source)
    stem = f"{terms.NAME}-{day:%Y-%m-%d}"
    made = [
        MadeFile("csv", target / f"{stem}-csv.zip"),
        MadeFile("json", target / f"{stem}.json"),
        MadeFile("sqlite", target / f"{stem}.sqlite"),
        MadeFile("datasette", target / f"{stem}-metadata.json"),
    ]
    csv_zip, json_file, sqlite, metadata = (its.path for its in made)
    (source / "datapackage.json").write_text(_json(data_package(tables, source, day)), encoding="utf-8")
    (source / "README.md").write_text(readme(tables, day), encoding="utf-8")
    _write_zip(csv_zip, source, day)
    json_file.write_text(_json(_whole(tables, day)), encoding="utf-8")
    write_sqlite(sqlite, tables, day)
    metadata.write_text(_json(datasette_metadata(tables, day, sqlite.stem)), encoding="utf-8")
    return made


def _whole(tables: list[DumpedTable], day: datetime.date) -> dict[str, Any]:
    """The dataset as one object."""
    return {
        "title": terms.title(),
        "description": terms.DESCRIPTION,
        "version": f"{day:%Y-%m-%d}",
        "address": site_address("/data/"),
        "licence": terms.LICENCE,
        "citation": terms.citation(day),
        "caveats": list(terms.CAVEATS),
        "tables": {dumped.table.name: dumped.plain_rows() for dumped in tables},
    }


def _write_zip(path: Path, folder: Path, day: datetime.date) -> None:
    """All files of a folder, with the day of the version and not of the disk, so that equal is equal."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.iterdir()):
            entry = zipfile.ZipInfo(file.name, date_time=(day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, file.read_bytes())


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
