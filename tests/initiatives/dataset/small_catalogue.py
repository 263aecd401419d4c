"""A catalogue of a few rows in each table, to be changed by a test and written to a folder."""

import csv
from pathlib import Path
from typing import Any

from initiatives.dataset.tables import TABLES

CHECKED = {"sources": "first-source", "verified_on": "2026-11-23"}
Rows = dict[str, list[dict[str, str]]]


def small_catalogue() -> Rows:
    """Two sources, two states, and a row or two in every other table; all of them checked."""
    return {
        "sources": [_source("first-source"), _source("second-source")],
        "themes": [{"key": "norms", "name": "Norms", "description": "Norms of states"}],
        "legal_topics": [
            {"key": "sovereignty", "name": "Sovereignty", "group": "primary rules", "description": "Whether"},
            {"key": "attribution", "name": "Attribution", "group": "responsibility", "description": "How"},
        ],
        "organisations": [
            {"key": "oas", "name": "OAS", "kind": "regional", "summary": "A body.", **CHECKED},
        ],
        "countries": [_country("BRA", "BR", "Brazil"), _country("CRI", "CR", "Costa Rica")],
        "instruments": [
            {
                "key": "convention",
                "title": "Convention",
                "short_title": "Convention",
                "kind": "treaty",
                "adopted_on": "2001-11-23",
                "in_force_on": "2004-07",
                "organisation": "oas",
                "themes": "norms",
                **CHECKED,
            }
        ],
        "policies": [
            {
                "key": "bra-strategy",
                "country": "BRA",
                "kind": "cybersecurity-strategy",
                "title": "Estratégia",
                "title_en": "Strategy",
                "adopted_on": "2020",
                "status": "in-force",
                "summary": "A strategy.",
                **CHECKED,
            }
        ],
        "institutions": [
            {
                "key": "bra-team",
                "country": "BRA",
                "kind": "national-csirt",
                "name": "Time",
                "name_en": "Team",
                **CHECKED,
            }
        ],
        "positions": [
            {
                "key": "bra-position",
                "country": "BRA",
                "title": "Position",
                "kind": "national-position",
                "language": "en",
                "summary": "A position.",
                **CHECKED,
            }
        ],
        "position_points": [
            {
                "position": "bra-position",
                "topic": "sovereignty",
                "stance": "affirms",
                "summary": "Yes.",
                **CHECKED,
            }
        ],
        "initiatives": [
            {
                "key": "project",
                "title": "Project",
                "kind": "project",
                "themes": "norms",
                "status": "ongoing",
                "started_on": "2020-03",
                "lead_organisations": "oas",
                "countries": "BRA; CRI",
                "budget_eur": "1500000.5",
                "summary": "A project.",
                **CHECKED,
            }
        ],
        "events": [
            {
                "key": "meeting",
                "title": "Meeting",
                "kind": "conference",
                "starts_on": "2024-05-02",
                "ends_on": "2024-05",
                "country": "CRI",
                "themes": "norms",
                "summary": "A meeting.",
                **CHECKED,
            }
        ],
        "indicators": [
            {
                "key": "index",
                "name": "Index",
                "publisher": "Publisher",
                "unit": "points",
                "scale_min": "0",
                "scale_max": "100",
                "higher_is_better": "true",
                **CHECKED,
            }
        ],
        "participations": [
            {"country": "BRA", "instrument": "convention", "status": "party", "date": "2023", **CHECKED}
        ],
        "observations": [
            {"indicator": "index", "country": "BRA", "year": "2020", "value": "57.25", **CHECKED}
        ],
        "inquiries": [
            {
                "country": "CRI",
                "question": "policy-cybercrime-law",
                "outcome": "nothing-found",
                "looked_in": "Official gazette",
                **CHECKED,
            }
        ],
        "relations": [
            {"record": "events/meeting", "kind": "part-of", "target": "initiatives/project", **CHECKED}
        ],
    }


def _source(key: str) -> dict[str, str]:
    return {
        "key": key,
        "title": f"Title of {key}",
        "publisher": "Publisher",
        "url": f"https://example.org/{key}",
        "language": "en",
        "kind": "report",
        "retrieved_on": "2026-11-23",
    }


def _country(iso3: str, iso2: str, name: str) -> dict[str, str]:
    return {
        "iso3": iso3,
        "iso2": iso2,
        "name_en": name,
        "name_es": name,
        "name_pt": name,
        "official_name": name,
        "subregion": "south-america",
        "capital": "Capital",
        "is_focus": "true",
        "groupings": "oas",
        **CHECKED,
    }


def write_catalogue(folder: Path, rows: Rows) -> Path:
    """Write all tables; columns that no row has are left empty, optional ones out.

    An optional table that is not among ``rows`` has no file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for table in TABLES:
        if table.optional and table.name not in rows:
            continue
        written = rows[table.name]
        columns = [c.name for c in table.columns if not c.optional or any(c.name in row for row in written)]
        with (folder / table.file_name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(written)
    return folder


def tables_of(folder: Path) -> dict[str, Any]:
    """The bytes of each table of a folder, for comparison."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))}
