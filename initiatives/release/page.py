"""The page of the dataset: its newest version, what is in it, and older versions."""

from typing import Any

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from initiatives.dataset.tables import TABLES
from initiatives.models import DatasetVersion
from initiatives.release import terms
from initiatives.release.descriptions import table_description

FORMS: dict[str, tuple[str | Promise, str | Promise]] = {
    "csv": (
        gettext_lazy("CSV"),
        gettext_lazy("A zip with a file for each table, datapackage.json and a README."),
    ),
    "json": (gettext_lazy("JSON"), gettext_lazy("One file with all tables.")),
    "sqlite": (
        gettext_lazy("SQLite"),
        gettext_lazy("A database with keys that lead from table to table."),
    ),
    "datasette": (
        gettext_lazy("Metadata for Datasette"),
        gettext_lazy("Titles, meanings and units of the tables of the database."),
    ),
}


def data_context() -> dict[str, Any]:
    """What the page shows, in one query."""
    versions = list(DatasetVersion.objects.published())
    newest = versions[0] if versions else None
    return {
        "version": newest,
        "files": _files_of(newest) if newest else [],
        "tables": _tables_of(newest) if newest else [],
        "rows": sum(newest.counts.values()) if newest else 0,
        "older": [{"version": version, "files": _files_of(version)} for version in versions[1:]],
        "kept": settings.DATASET_VERSIONS_KEPT,
        "citation": terms.citation(newest.day) if newest else "",
        "licence": terms.LICENCE,
        "caveats": terms.CAVEATS,
        "names": {file["form"]: file["name"] for file in newest.files} if newest else {},
    }


def _files_of(version: DatasetVersion) -> list[dict[str, Any]]:
    files = []
    for file in version.files:
        label, about = FORMS[file["form"]]
        address = reverse("data_file", args=[f"{version.day:%Y-%m-%d}", file["name"]])
        files.append(
            {
                "label": label,
                "about": about,
                "url": address,
                "name": file["name"],
                "size": filesizeformat(file["bytes"]),
                "sha256": file["sha256"],
            }
        )
    return files


def _tables_of(version: DatasetVersion) -> list[dict[str, Any]]:
    return [
        {
            "name": table.name,
            "about": table_description(table),
            "rows": version.counts.get(table.name, 0),
            "url": reverse(f"api:{table.name}_list"),
        }
        for table in TABLES
    ]
