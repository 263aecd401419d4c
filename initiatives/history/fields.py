"""Which fields of a record its public history shows: what editors write, never what the machinery keeps."""

from typing import Any

TITLES = ("title_en", "title_es", "title_pt")
SUMMARIES = ("summary_en", "summary_es", "summary_pt")
OFFICIAL_TITLE = ("official_title", "official_title_language", *TITLES)
# In a content they stand a second time, in whatever language the editor's desk had.
TRANSLATED_FIELDS = frozenset({"title", "summary"})
CHECKED = ("verified_on", "check_interval")

# By the name of the model, in the order in which differences are read.
EDITORIAL_FIELDS: dict[str, tuple[str, ...]] = {
    "country": (
        *TITLES,
        *("official_name", "iso3", "iso2", "subregion", "capital", "is_focus", "groupings"),
        *SUMMARIES,
        *CHECKED,
    ),
    "policy": (*OFFICIAL_TITLE, "country", "kind", "adopted_on", "status", *SUMMARIES, "url", *CHECKED),
    "institution": (
        *OFFICIAL_TITLE,
        *("acronym", "country", "kind", "established_on"),
        *SUMMARIES,
        *("url", *CHECKED),
    ),
    "instrument": (
        *OFFICIAL_TITLE,
        *("short_title", "kind", "organisation", "adopted_on", "in_force_on", "themes"),
        *SUMMARIES,
        *("url", *CHECKED),
    ),
    "position": (
        *OFFICIAL_TITLE,
        *("country", "kind", "delivered_on", "forum", "document_symbol", "language"),
        *SUMMARIES,
        *CHECKED,
    ),
    "initiative": (
        *OFFICIAL_TITLE,
        *("acronym", "kind", "status", "started_on", "ended_on", "themes", "countries"),
        *("lead_organisations", "partner_organisations", "funders", "budget_eur"),
        *SUMMARIES,
        *("url", *CHECKED),
    ),
    "event": (
        *OFFICIAL_TITLE,
        *("kind", "starts_on", "ends_on", "city", "country", "format", "organisers", "themes", "countries"),
        *SUMMARIES,
        *("url", *CHECKED),
    ),
    "indicator": (
        *TITLES,
        *("publisher", "unit", "scale_min", "scale_max", "higher_is_better"),
        *SUMMARIES,
        *("url", *CHECKED),
    ),
}
POINT_FIELDS = ("stance", *SUMMARIES, "reference", "verified_on")


def fields_of(model: Any) -> tuple[str, ...]:
    """The fields of a record type; what is no record of facts names its own."""
    return EDITORIAL_FIELDS.get(model._meta.model_name) or model.editorial_fields
