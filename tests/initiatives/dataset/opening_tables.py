"""The tables of the opening data as a reader without a database sees them: their columns, words and rows."""

import csv
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
FOLDER = PROJECT / "initiatives" / "dataset" / "opening"
DATA_NOTES = PROJECT / "docs" / "data-notes.md"
COMPILED_ON = "2026-11-23"
CHECKED = "sources verified_on"
COLUMNS = {
    "sources": "key title publisher url archive_url published_on language kind retrieved_on",
    "themes": "key name description",
    "legal_topics": "key name group description",
    "organisations": f"key name acronym kind url summary {CHECKED}",
    "countries": "iso3 iso2 name_en name_es name_pt official_name subregion capital is_focus groupings "
    f"summary {CHECKED}",
    "instruments": "key title short_title kind adopted_on in_force_on organisation themes url summary "
    + CHECKED,
    "participations": f"country instrument status date note {CHECKED}",
    "policies": f"key country kind title title_en adopted_on status url summary {CHECKED}",
    "institutions": f"key country kind name name_en acronym url established_on {CHECKED}",
    "positions": f"key country title delivered_on forum document_symbol kind language summary {CHECKED}",
    "position_points": f"position topic stance summary reference {CHECKED}",
    "initiatives": "key title acronym kind themes status started_on ended_on lead_organisations "
    f"partner_organisations funders countries budget_eur url summary {CHECKED}",
    "events": "key title kind starts_on ends_on city country format organisers themes countries url summary "
    + CHECKED,
    "indicators": f"key name publisher unit scale_min scale_max higher_is_better url description {CHECKED}",
    "observations": f"indicator country year value label {CHECKED}",
}
TRANSLATED_TERMS = "name_es name_pt description_es description_pt"
OWN_TITLE = "title_language title_en"
FURTHER_COLUMNS = {
    "themes": TRANSLATED_TERMS,
    "legal_topics": TRANSLATED_TERMS,
    "organisations": "name_language",
    "instruments": OWN_TITLE,
    "positions": OWN_TITLE,
    "initiatives": OWN_TITLE,
    "events": OWN_TITLE,
}
IDENTITY = {
    "countries": ("iso3",),
    "participations": ("country", "instrument", "status"),
    "position_points": ("position", "topic"),
    "observations": ("indicator", "country", "year"),
}
ORGANISATION_COLUMNS = (
    "groupings",
    "organisation",
    "lead_organisations",
    "partner_organisations",
    "funders",
    "organisers",
)
REFERENCES = {
    "sources": "sources",
    "themes": "themes",
    "country": "countries",
    "countries": "countries",
    "instrument": "instruments",
    "position": "positions",
    "topic": "legal_topics",
    "indicator": "indicators",
} | dict.fromkeys(ORGANISATION_COLUMNS, "organisations")
VOCABULARIES = {
    ("sources", "kind"): "treaty resolution statement law strategy report dataset web-page news",
    ("countries", "is_focus"): "true false",
    ("organisations", "kind"): "regional international eu national civil-society academia private",
    ("instruments", "kind"): "treaty resolution declaration norm-set membership expert-group",
    ("participations", "status"): "party signatory invited voted-for voted-against abstained not-voting "
    "supporter member chair",
    ("policies", "kind"): "cybersecurity-strategy digital-strategy cybercrime-law data-protection-law "
    "critical-infrastructure-law cybersecurity-law defence-policy foreign-policy ai-policy",
    ("institutions", "kind"): "national-csirt coordinating-body data-protection-authority "
    "foreign-ministry-unit defence-command cybercrime-unit",
    ("positions", "kind"): "national-position questionnaire-response statement submission common-position",
    ("position_points", "stance"): "affirms affirms-with-conditions open rejects not-addressed",
    ("initiatives", "kind"): "programme project network dialogue training centre mechanism measure",
    ("events", "kind"): "conference negotiation dialogue training summit signing publication incident",
    ("indicators", "higher_is_better"): "true false",
}
VOCABULARIES_WITH_UNKNOWN = {
    ("countries", "subregion"): "south-america central-america caribbean north-america",
    ("policies", "status"): "in-force draft superseded",
    ("initiatives", "status"): "planned ongoing completed",
    ("events", "format"): "in-person online hybrid",
}
DATES = (
    *("published_on", "retrieved_on", "verified_on", "adopted_on", "in_force_on", "date"),
    *("established_on", "delivered_on", "started_on", "ended_on", "starts_on", "ends_on"),
)
MAY_LIE_AHEAD = {"starts_on", "ends_on", "ended_on"}
PERIODS = (
    ("adopted_on", "in_force_on"),
    ("started_on", "ended_on"),
    ("starts_on", "ends_on"),
    ("published_on", "retrieved_on"),
    ("retrieved_on", "verified_on"),
)


@cache
def rows(table):
    """Read the rows of a table as dictionaries."""
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, strict=True))


@cache
def by_key(table):
    """Give the rows of a table by their key."""
    return {row[identity(table)[0]]: row for row in rows(table)}


def identity(table):
    """Name the columns that identify a row."""
    return IDENTITY.get(table, ("key",))


def name(table, row):
    """Name a row in a failing test."""
    return f"{table}: " + "/".join(row[column] for column in identity(table))


def values(cell):
    """Split the values of a cell that may hold several."""
    return cell.split("; ") if cell else []


def cells(table):
    """List each cell with its place."""
    return [(name(table, row), column, cell) for row in rows(table) for column, cell in row.items()]
