"""The CSV tables: their columns and the models behind them, in the order in which they are loaded."""

from dataclasses import dataclass
from typing import Any

from initiatives import choices, models
from initiatives.dataset import columns as c
from initiatives.dataset.columns import Column
from initiatives.record_keys import RELATED


@dataclass(frozen=True)
class Table:
    """One CSV table; ``key_columns`` identify a row, ``model`` holds it.

    The file of an ``optional`` table may be missing from a folder, and then nothing of it is loaded.
    """

    name: str
    model: type[Any]
    columns: tuple[Column, ...]
    key_columns: tuple[str, ...] = ("key",)
    optional: bool = False

    @property
    def file_name(self) -> str:
        """The name of the file in a catalogue's folder."""
        return f"{self.name}.csv"

    @property
    def is_record(self) -> bool:
        """Whether the rows are records with drafts and versions."""
        return issubclass(self.model, models.Record)

    @property
    def makes_drafts(self) -> bool:
        """Whether a row changes a record, or a part of one, and so waits in a draft for its second reader."""
        return self.is_record or self.model is models.PositionPoint

    def key_of(self, values: dict[str, Any]) -> tuple:
        """What identifies a row."""
        return tuple(values[name] for name in self.key_columns)


TRANSLATIONS = tuple(
    c.optional(c.text(name)) for name in ("title_es", "title_pt", "summary_es", "summary_pt")
)
TITLE_LANGUAGE = c.optional(c.text("title_language"))
ENGLISH_TITLE = c.optional(c.text("title_en"))
CHECKED = (c.citations(), c.day("verified_on"))

SOURCES = Table(
    "sources",
    models.Source,
    (
        c.key("key", required=True),
        c.text("title", required=True),
        c.text("publisher", required=True),
        c.text("url", required=True),
        c.text("archive_url"),
        c.partial_date("published_on"),
        c.text("language", required=True),
        c.choice("kind", choices.SourceKind, required=True),
        c.optional(c.choice("grade", choices.SourceGrade)),
        c.day("retrieved_on"),
    ),
)
TERM_TRANSLATIONS = tuple(
    c.optional(c.text(name)) for name in ("name_es", "name_pt", "description_es", "description_pt")
)
THEMES = Table(
    "themes",
    models.Theme,
    (
        c.key("key", required=True),
        c.text("name", required=True),
        c.text("description", required=True),
        *TERM_TRANSLATIONS,
    ),
)
LEGAL_TOPICS = Table(
    "legal_topics",
    models.LegalTopic,
    (
        c.key("key", required=True),
        c.text("name", required=True),
        c.choice("group", choices.LegalTopicGroup, required=True),
        c.text("description", required=True),
        *TERM_TRANSLATIONS,
    ),
)
ORGANISATIONS = Table(
    "organisations",
    models.Organisation,
    (
        c.key("key", required=True),
        c.text("name", required=True),
        c.optional(c.text("name_language")),
        c.text("acronym"),
        c.choice("kind", choices.OrganisationKind, required=True),
        c.text("url"),
        c.text("summary"),
        *(c.optional(c.text(name)) for name in ("summary_es", "summary_pt")),
        *CHECKED,
    ),
)
COUNTRIES = Table(
    "countries",
    models.Country,
    (
        c.key("iso3", required=True),
        c.text("iso2", required=True),
        c.text("name_en", required=True),
        c.text("name_es", required=True),
        c.text("name_pt", required=True),
        c.text("official_name", required=True),
        c.choice("subregion", choices.Subregion),
        c.text("capital"),
        c.boolean("is_focus", required=True),
        c.keys("groupings", "organisations"),
        c.text("summary"),
        *(c.optional(c.text(name)) for name in ("summary_es", "summary_pt")),
        *CHECKED,
    ),
    key_columns=("iso3",),
)
INSTRUMENTS = Table(
    "instruments",
    models.Instrument,
    (
        c.key("key", required=True),
        c.text("title", required=True),
        TITLE_LANGUAGE,
        ENGLISH_TITLE,
        c.text("short_title", required=True),
        c.choice("kind", choices.InstrumentKind, required=True),
        c.partial_date("adopted_on"),
        c.partial_date("in_force_on"),
        c.key("organisation", "organisations"),
        c.keys("themes", "themes", required=True),
        c.text("url"),
        c.text("summary"),
        *TRANSLATIONS,
        *CHECKED,
    ),
)
POLICIES = Table(
    "policies",
    models.Policy,
    (
        c.key("key", required=True),
        c.key("country", "countries", required=True),
        c.choice("kind", choices.PolicyKind, required=True),
        c.text("title", required=True),
        TITLE_LANGUAGE,
        c.text("title_en"),
        c.partial_date("adopted_on"),
        c.choice("status", choices.PolicyStatus),
        c.text("url"),
        c.text("summary"),
        *TRANSLATIONS,
        *CHECKED,
    ),
)
INSTITUTIONS = Table(
    "institutions",
    models.Institution,
    (
        c.key("key", required=True),
        c.key("country", "countries", required=True),
        c.choice("kind", choices.InstitutionKind, required=True),
        c.text("name", required=True),
        c.optional(c.text("name_language")),
        c.text("name_en"),
        *(c.optional(c.text(name)) for name in ("name_es", "name_pt")),
        c.text("acronym"),
        c.text("url"),
        c.partial_date("established_on"),
        *(c.optional(c.text(name)) for name in ("summary", "summary_es", "summary_pt")),
        *CHECKED,
    ),
)
POSITIONS = Table(
    "positions",
    models.Position,
    (
        c.key("key", required=True),
        c.key("country", "countries", required=True),
        c.text("title", required=True),
        TITLE_LANGUAGE,
        ENGLISH_TITLE,
        c.partial_date("delivered_on"),
        c.text("forum"),
        c.text("document_symbol"),
        c.choice("kind", choices.PositionKind, required=True),
        c.text("language", required=True),
        c.text("summary"),
        *TRANSLATIONS,
        *CHECKED,
    ),
)
POSITION_POINTS = Table(
    "position_points",
    models.PositionPoint,
    (
        c.key("position", "positions", required=True),
        c.key("topic", "legal_topics", required=True),
        c.choice("stance", choices.Stance, required=True),
        c.text("summary", required=True),
        *(c.optional(c.text(name)) for name in ("summary_es", "summary_pt")),
        c.text("reference"),
        *CHECKED,
    ),
    key_columns=("position", "topic"),
)
INITIATIVES = Table(
    "initiatives",
    models.Initiative,
    (
        c.key("key", required=True),
        c.text("title", required=True),
        TITLE_LANGUAGE,
        ENGLISH_TITLE,
        c.text("acronym"),
        c.choice("kind", choices.InitiativeKind, required=True),
        c.keys("themes", "themes", required=True),
        c.choice("status", choices.InitiativeStatus),
        c.partial_date("started_on"),
        c.partial_date("ended_on"),
        c.keys("lead_organisations", "organisations"),
        c.keys("partner_organisations", "organisations"),
        c.keys("funders", "organisations"),
        c.keys("countries", "countries"),
        c.decimal("budget_eur"),
        c.text("url"),
        c.text("summary"),
        *TRANSLATIONS,
        *CHECKED,
    ),
)
EVENTS = Table(
    "events",
    models.Event,
    (
        c.key("key", required=True),
        c.text("title", required=True),
        TITLE_LANGUAGE,
        ENGLISH_TITLE,
        c.choice("kind", choices.EventKind, required=True),
        c.partial_date("starts_on", required=True),
        c.partial_date("ends_on"),
        c.text("city"),
        c.key("country", "countries"),
        c.choice("format", choices.EventFormat),
        c.keys("organisers", "organisations"),
        c.keys("themes", "themes", required=True),
        c.keys("countries", "countries"),
        c.text("url"),
        c.text("summary"),
        *TRANSLATIONS,
        *CHECKED,
    ),
)
INDICATORS = Table(
    "indicators",
    models.Indicator,
    (
        c.key("key", required=True),
        c.text("name", required=True),
        *(c.optional(c.text(name)) for name in ("name_es", "name_pt")),
        c.text("publisher", required=True),
        c.text("unit", required=True),
        c.decimal("scale_min"),
        c.decimal("scale_max"),
        c.boolean("higher_is_better"),
        c.text("url"),
        c.text("description"),
        *(c.optional(c.text(name)) for name in ("description_es", "description_pt")),
        *CHECKED,
    ),
)
PARTICIPATIONS = Table(
    "participations",
    models.Participation,
    (
        c.key("country", "countries", required=True),
        c.key("instrument", "instruments", required=True),
        c.choice("status", choices.ParticipationStatus, required=True),
        c.partial_date("date"),
        c.text("note"),
        *CHECKED,
    ),
    key_columns=("country", "instrument", "status"),
)
OBSERVATIONS = Table(
    "observations",
    models.Observation,
    (
        c.key("indicator", "indicators", required=True),
        c.key("country", "countries", required=True),
        Column("year", c.parse_year, required=True),
        c.decimal("value"),
        c.text("label"),
        *CHECKED,
    ),
    key_columns=("indicator", "country", "year"),
)
INQUIRIES = Table(
    "inquiries",
    models.Inquiry,
    (
        c.key("country", "countries", required=True),
        c.question("question", required=True),
        c.choice("outcome", choices.InquiryOutcome, required=True),
        c.text("looked_in"),
        c.text("reason"),
        c.optional(c.number_choice("check_interval", choices.CheckInterval)),
        c.citations(required=False),
        c.day("verified_on"),
    ),
    key_columns=("country", "question"),
    optional=True,
)
RELATIONS = Table(
    "relations",
    models.Relation,
    (
        c.record_name("record", RELATED, required=True),
        c.choice("kind", choices.RelationKind, required=True),
        c.record_name("target", RELATED, required=True),
        *CHECKED,
    ),
    key_columns=("record", "kind", "target"),
    optional=True,
)

TABLES = (
    SOURCES,
    THEMES,
    LEGAL_TOPICS,
    ORGANISATIONS,
    COUNTRIES,
    INSTRUMENTS,
    POLICIES,
    INSTITUTIONS,
    POSITIONS,
    POSITION_POINTS,
    INITIATIVES,
    EVENTS,
    INDICATORS,
    PARTICIPATIONS,
    OBSERVATIONS,
    INQUIRIES,
    RELATIONS,
)
