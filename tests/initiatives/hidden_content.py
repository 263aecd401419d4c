"""One public row of every kind, and beside it content in every state that the public must not see."""

from collections.abc import Callable
from datetime import timedelta
from itertools import count

from django.apps import apps
from django.db.models import CharField, TextField, URLField
from django.utils import timezone

from initiatives import models
from tests import factories
from tests.factories import SourceFactory
from tests.factories.records import publish

MARKER = "zzunseen"
START_OF_MARKER = MARKER[:5]  # a search for it would find the marker, while the page does not repeat it
SLUG_MARKER = "zzunlisted"  # in addresses, which a page that is not found repeats
RECORD_TYPES = [m for m in apps.get_app_config("initiatives").get_models() if issubclass(m, models.Record)]
BODIES = ("lead_organisations", "partner_organisations", "funders")
NUMBERS = count(1)  # no two records may have the same title
CODES = {"slug", "iso2", "iso3", "language", "official_title_language"}


class PublicContent:
    """One row of every kind that readers see, with references of which some are not public."""

    def __init__(self):
        self.sources = [SourceFactory()]
        public = {"published": True, "sources": self.sources}
        self.theme = factories.ThemeFactory()
        self.topic, self.other_topic = factories.LegalTopicFactory.create_batch(2)
        self.organisation = factories.OrganisationFactory(**public)
        self.hidden_organisation = hidden_row(factories.OrganisationFactory)
        self.hidden_country = factories.CountryFactory(**marked(models.Country), sources=self.sources)
        bodies = [self.organisation, self.hidden_organisation]
        self.country = factories.CountryFactory(**public, groupings=bodies)
        places = [self.country, self.hidden_country]
        self.partner = factories.CountryFactory(**public, is_focus=False)
        shared = {**public, "themes": [self.theme]}
        self.rows = {
            models.Country: self.country,
            models.Organisation: self.organisation,
            models.Source: self.sources[0],
            models.Policy: factories.PolicyFactory(**public, country=self.country),
            models.Institution: factories.InstitutionFactory(**public, country=self.country),
            models.Instrument: factories.InstrumentFactory(**shared, organisation=self.hidden_organisation),
            models.Position: factories.PositionFactory(
                **public,
                country=self.country,
                points=[factories.PositionPointFactory.build(topic=self.topic, sources=self.sources)],
            ),
            models.Initiative: factories.InitiativeFactory(
                **shared,
                countries=places,
                lead_organisations=bodies,
                partner_organisations=bodies,
                funders=bodies,
            ),
            models.Event: factories.EventFactory(
                **shared, countries=places, country=self.hidden_country, organisers=bodies
            ),
            models.Indicator: factories.IndicatorFactory(**public),
        }
        instrument, indicator = self.rows[models.Instrument], self.rows[models.Indicator]
        factories.ParticipationFactory(**public, country=self.country, instrument=instrument)
        for year in (2018, 2023):
            factories.ObservationFactory(**public, country=self.country, indicator=indicator, year=year)
        factories.InquiryFactory(**public, country=self.country, question="policy-ai-policy")

    def related(self, model: type) -> dict:
        """Public neighbours on whose pages a record of ``model`` would show, were it public."""
        bodies = [self.organisation]
        many = {
            models.Initiative: {
                "themes": [self.theme],
                "countries": [self.country],
                **dict.fromkeys(BODIES, bodies),
            },
            models.Event: {"themes": [self.theme], "countries": [self.country], "organisers": bodies},
            models.Instrument: {"themes": [self.theme], "organisation": self.organisation},
            models.Country: {"groupings": bodies},
        }
        related = many.get(model, {})
        if any(field.name == "country" for field in model._meta.fields):
            related = {**related, "country": self.country}
        return {**related, "sources": self.sources}


def marked(model: type) -> dict[str, str]:
    """The marker in every text that somebody can write into a row of ``model``, numbered row by row."""
    texts, number = {}, next(NUMBERS)
    for field in model._meta.concrete_fields:
        if not isinstance(field, CharField | TextField) or field.choices or field.name in CODES:
            continue
        if type(field).__name__.endswith("PartialDateField") or field.name in {"title", "summary"}:
            continue
        address = isinstance(field, URLField) or "URL" in type(field).__name__
        texts[field.name] = (
            f"https://{MARKER}.example/" if address else f"{MARKER} {number} {field.name}"[: field.max_length]
        )
    return texts


def hidden_row(factory, **fields):
    """A row that waits for an editor."""
    return factory(**marked(factory._meta.model), **fields)


def never_published(model: type, content: PublicContent):
    """A draft that nobody has published."""
    return factories_of(model)(slug=f"{SLUG_MARKER}-draft", **marked(model), **content.related(model))


def once_public(model: type, content: PublicContent, slug: str):
    """A published record whose texts are the marker."""
    return factories_of(model)(published=True, slug=slug, **marked(model), **content.related(model))


def withdrawn(model: type, content: PublicContent):
    """A record that was public once."""
    record = once_public(model, content, f"{SLUG_MARKER}-withdrawn")
    record.unpublish()
    return record


def expired(model: type, content: PublicContent):
    """A record whose time has run out, before the schedule has been run."""
    record = once_public(model, content, f"{SLUG_MARKER}-expired")
    model.objects.filter(pk=record.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    return record


def scheduled(model: type, content: PublicContent):
    """A record that will be public tomorrow."""
    slug = f"{SLUG_MARKER}-scheduled"
    record = factories_of(model)(slug=slug, **marked(model), **content.related(model))
    record.verified_on = timezone.localdate()
    record.go_live_at = timezone.now() + timedelta(days=1)
    publish(record.save_revision())
    return record


STATES: dict[str, Callable] = {
    state.__name__: state for state in (never_published, withdrawn, expired, scheduled)
}


def factories_of(model: type):
    """The factory that makes rows of a model."""
    return getattr(factories, f"{model.__name__}Factory")


def hide_content(content: PublicContent) -> dict[tuple[str, type], models.Record]:
    """Add content in every state that is not public; returns the records that were never or are no more."""
    hidden = {
        (name, model): state(model, content) for name, state in STATES.items() for model in RECORD_TYPES
    }
    for model in RECORD_TYPES:
        change_without_publishing(content.rows[model], content)
    hide_rows(content)
    return hidden


def change_without_publishing(record, content: PublicContent) -> None:
    """Leave changes of a public record in a draft, on a position with a point that nobody has checked."""
    for name, text in marked(type(record)).items():
        setattr(record, name, text)
    if hasattr(record, "official_title"):
        record.official_title_language = "en"
    if isinstance(record, models.Position):
        unchecked = {"topic": content.other_topic, "sources": content.sources, "verified_on": None}
        point = factories.PositionPointFactory.build(**marked(models.PositionPoint), **unchecked)
        record.points.add(point)
    record.save_revision()


def hide_rows(content: PublicContent) -> None:
    """Add plain rows that are not public, or that belong to what is not."""
    country, instrument = content.country, content.rows[models.Instrument]
    indicator, sources = content.rows[models.Indicator], content.sources
    secret = hidden_row(factories.OrganisationFactory, sources=sources)
    content.hidden_organisations = [content.hidden_organisation, secret]
    participation, observation = marked(models.Participation), marked(models.Observation)
    factories.ParticipationFactory(
        **participation, country=country, instrument=instrument, status="signatory", sources=sources
    )
    factories.ObservationFactory(
        **observation, country=country, indicator=indicator, year=2025, sources=sources
    )
    inquiry = {**marked(models.Inquiry), "question": "policy-digital-strategy", "sources": sources}
    factories.InquiryFactory(**inquiry, country=country)
    factories.InquiryFactory(**inquiry, published=True, country=content.hidden_country)
    public = {"published": True, "sources": sources, "country": content.hidden_country}
    factories.ParticipationFactory(**participation, **public, instrument=instrument)
    factories.ObservationFactory(**observation, **public, indicator=indicator)
    factories.PolicyFactory(**marked(models.Policy), **public)
    factories.InstitutionFactory(**marked(models.Institution), **public)
    factories.PositionFactory(**marked(models.Position), **public)
