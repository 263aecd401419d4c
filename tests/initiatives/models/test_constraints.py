"""What must hold is held by the database itself, whoever writes."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, models, transaction

from initiatives.models import Observation, Participation
from tests import factories
from tests.factories import (
    CountryFactory,
    EventFactory,
    IndicatorFactory,
    InitiativeFactory,
    InstrumentFactory,
    LegalTopicFactory,
    ObservationFactory,
    ParticipationFactory,
    PositionFactory,
    PositionPointFactory,
)

pytestmark = pytest.mark.django_db
PLAIN = {"CorrectionReportFactory", "UserFactory", "PositionPointFactory"}
ROWS = {"ParticipationFactory", "ObservationFactory", "InquiryFactory", "RelationFactory"}
TERMS = {"SourceFactory", "ThemeFactory", "LegalTopicFactory"}
KEYED = sorted(set(factories.__all__) - PLAIN - ROWS)
SOURCED = sorted(set(factories.__all__) - PLAIN - TERMS - {"RelationFactory"})


def refused(row: models.Model, **change) -> bool:
    """Whether the database refuses a change that passes by all validation."""
    try:
        with transaction.atomic():
            type(row)._base_manager.filter(pk=row.pk).update(**change)
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize("name", KEYED)
def test_key_is_unique(name):
    first, second = getattr(factories, name).create_batch(2)
    assert refused(second, slug=first.slug)


@pytest.mark.parametrize("code", ["iso2", "iso3"])
def test_code_of_a_country_is_unique(code):
    first, second = CountryFactory.create_batch(2)
    assert refused(second, **{code: getattr(first, code)})


@pytest.mark.parametrize("name", SOURCED)
def test_what_is_public_has_been_checked(name):
    row = getattr(factories, name)()
    assert refused(row, live=True)
    assert refused(getattr(factories, name)(published=True), verified_on=None)
    assert not refused(row, verified_on="2026-09-01", live=True)


@pytest.mark.parametrize(
    ("factory", "start", "end"),
    [
        (InitiativeFactory, "started_on", "ended_on"),
        (EventFactory, "starts_on", "ends_on"),
        (InstrumentFactory, "adopted_on", "in_force_on"),
    ],
)
@pytest.mark.parametrize(
    ("first", "last", "possible"),
    [
        ("2019", "2019", True),
        ("2019-05", "2019", True),
        ("2019", "2019-05", True),
        ("2019-05-17", "2019-05", True),
        ("2019-05-17", "2019-05-17", True),
        ("2019-05", "2020", True),
        ("2019-05", None, True),
        ("2019-05", "2019-04", False),
        ("2019-05-17", "2019-05-16", False),
        ("2020", "2019-12-31", False),
        ("2020-01", "2019", False),
    ],
)
def test_end_is_not_before_the_start(factory, start, end, first, last, possible):
    row = factory()
    assert refused(row, **{start: first, end: last}) is not possible


def test_budget_is_not_negative():
    initiative = InitiativeFactory()
    assert refused(initiative, budget_eur=Decimal("-0.01"))
    assert not refused(initiative, budget_eur=Decimal(0))


def test_scale_ends_above_its_beginning():
    indicator = IndicatorFactory()
    assert refused(indicator, scale_min=100, scale_max=0)
    assert refused(indicator, scale_min=1, scale_max=1)
    assert not refused(indicator, scale_min=None, scale_max=0)


@pytest.mark.parametrize(("value", "possible"), [(0, True), (100, True), (-1, False), ("100.00001", False)])
def test_value_lies_within_its_scale(value, possible):
    assert refused(ObservationFactory(), value=Decimal(value)) is not possible


def test_value_without_a_scale_is_any_number():
    indicator = IndicatorFactory(scale_min=None, scale_max=None)
    assert not refused(ObservationFactory(indicator=indicator), value=Decimal(-5))


@pytest.mark.parametrize("change", [{"year": 1899}, {"year": 2101}, {"value": None, "label": ""}])
def test_observation_says_something_of_a_year(change):
    assert refused(ObservationFactory(), **change)


def test_label_alone_is_an_observation():
    assert not refused(ObservationFactory(), value=None, label="Tier 1")


def test_one_value_for_an_indicator_a_country_and_a_year():
    first = ObservationFactory()
    other = ObservationFactory(indicator=first.indicator, country=first.country, year=2023)
    assert refused(other, year=first.year)
    assert Observation.objects.count() == 2


def test_one_participation_for_a_country_an_instrument_and_a_status():
    first = ParticipationFactory()
    other = ParticipationFactory(country=first.country, instrument=first.instrument, status="signatory")
    assert refused(other, status=first.status)
    assert Participation.objects.count() == 2


def test_one_point_for_a_position_and_a_question():
    first, second = LegalTopicFactory.create_batch(2)
    points = [PositionPointFactory.build(topic=topic) for topic in (first, second)]
    position = PositionFactory(points=points)
    assert refused(position.points.get(topic=second), topic=first)


def test_version_of_a_record_is_unique():
    country = CountryFactory(published=True)
    publication = country.live_revision.publications.get()
    assert refused(publication, version=0)
    with pytest.raises(IntegrityError), transaction.atomic():
        type(publication).objects.create(
            content_type=publication.content_type,
            object_id=publication.object_id,
            version=publication.version,
            revision=CountryFactory().save_revision(),
            published_at=publication.published_at,
        )
