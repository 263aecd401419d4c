"""A few facts on many countries: the same choices as in their profiles, in four queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives.profile.overview import key_facts
from tests.factories import (
    CountryFactory,
    InstitutionFactory,
    InstrumentFactory,
    ParticipationFactory,
    PolicyFactory,
    PositionFactory,
)

pytestmark = pytest.mark.django_db


def test_facts_in_short():
    country = CountryFactory(published=True)
    PolicyFactory(published=True, country=country, status="superseded", adopted_on="2017")
    PolicyFactory(published=True, country=country, adopted_on="2023-05")
    InstitutionFactory(published=True, country=country, acronym="colCERT")
    PositionFactory(published=True, country=country, delivered_on="2021")
    convention = InstrumentFactory(published=True, slug="budapest-convention")
    ParticipationFactory(published=True, country=country, instrument=convention, date=None)
    facts = key_facts([country])[country.pk]
    assert [fact.text for fact in facts] == [
        "in force, May 2023",
        "colCERT",
        "national position, 2021",
        "party",
    ]
    assert facts.strategy.cell["text"] == "In force, May 2023"
    assert facts.team.cell == {"text": "colCERT", "url": facts.team.url, "lang": "es"}
    assert facts.missing == []


def test_missing_facts_say_so():
    country = CountryFactory(published=True)
    PolicyFactory(country=country)
    InstitutionFactory(published=True, country=country, slug="tst-planned")
    facts = key_facts([country])[country.pk]
    assert facts.team.text == "planned"
    assert facts.strategy.cell == {"text": "not researched yet", "is_void": True}
    assert facts.missing == ["strategy", "position on international law", "Budapest Convention"]


def test_five_queries_however_many_countries():
    counts = []
    for number in (2, 6):
        countries = [PolicyFactory(published=True).country for _place in range(number)]
        with CaptureQueriesContext(
            connection,
        ) as queries:
            key_facts(countries)
        counts.append(len(queries))
    assert counts == [5, 5]
