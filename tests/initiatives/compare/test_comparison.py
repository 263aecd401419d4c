"""The rows of a comparison: the profile's own facts, side by side, numbered in the order of the page."""

import pytest

from initiatives.compare.table import compare
from initiatives.profile.facts import country_facts
from initiatives.profile.records import read_records, read_records_of
from initiatives.provenance import SourceRegister
from tests.factories import (
    CountryFactory,
    EventFactory,
    InitiativeFactory,
    InstitutionFactory,
    InstrumentFactory,
    LegalTopicFactory,
    OrganisationFactory,
    ParticipationFactory,
    PolicyFactory,
    PositionFactory,
    PositionPointFactory,
    SourceFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def countries():
    return [CountryFactory(published=True, title=name) for name in ("Aland", "Beland")]


def rows_of(countries, **options):
    comparison = compare(read_records_of(countries), **options)
    return {row.label: row for row in comparison.rows}


def test_a_fact_reads_as_in_the_profile(countries):
    for country, status in zip(countries, ("in-force", "draft"), strict=True):
        PolicyFactory(published=True, country=country, status=status)
    row = rows_of(countries)["National strategy"]
    for country, cell in zip(countries, row.cells, strict=True):
        fact = country_facts(read_records(country), SourceRegister())[0]
        assert (cell.text, cell.lang, cell.url, cell.note) == (fact.value, fact.lang, fact.url, fact.note)
        assert cell.provenance.checked_on == fact.provenance.checked_on
    assert row.verdict.key == "differs"


def test_titles_and_dates_are_no_difference(countries):
    for country, date in zip(countries, ("2017", "2023"), strict=True):
        PolicyFactory(published=True, country=country, adopted_on=date)
        InstitutionFactory(published=True, country=country)
    rows = rows_of(countries)
    assert rows["National strategy"].verdict.words == "Same"
    assert rows["National response team"].verdict.words == "Same"


def test_a_status_that_is_not_established_is_not_known(countries):
    for country, status in zip(countries, ("in-force", ""), strict=True):
        PolicyFactory(published=True, country=country, status=status)
    assert rows_of(countries)["National strategy"].verdict.key == "unknown"


def test_votes_are_compared_and_drafts_are_not_there(countries):
    resolution = InstrumentFactory(
        published=True, kind="resolution", short_title="A/RES/73/27", themes=[ThemeFactory(slug="norms")]
    )
    for country, vote in zip(countries, ("voted-for", "voted-against"), strict=True):
        ParticipationFactory(published=True, country=country, instrument=resolution, status=vote)
    PolicyFactory(country=countries[0])
    rows = rows_of(countries)
    assert rows["Vote on A/RES/73/27"].verdict.key == "differs"
    assert "National strategy" not in rows


def test_questions_of_law_tell_silence_from_what_was_not_read(countries):
    said, unread = LegalTopicFactory(name="Sovereignty"), LegalTopicFactory(name="Retorsion")
    PositionFactory(
        published=True,
        country=countries[0],
        points=[PositionPointFactory.build(topic=said), PositionPointFactory.build(topic=unread)],
    )
    silent = PositionPointFactory.build(topic=said, stance="not-addressed")
    PositionFactory(published=True, country=countries[1], points=[silent])
    rows = rows_of(countries)
    assert [cell.mark for cell in rows["Sovereignty"].cells] == ["affirms", "not-addressed"]
    assert rows["Sovereignty"].verdict.words == "Differs"
    assert [cell.mark for cell in rows["Retorsion"].cells] == ["affirms", "not-researched"]
    assert rows["Retorsion"].verdict.key == "unknown"
    assert rows["Sovereignty"].cells[0].provenance.place == "para. 1"


def test_sources_are_numbered_row_by_row(countries):
    shared = SourceFactory()
    for country in countries:
        PolicyFactory(published=True, country=country)
        InstitutionFactory(published=True, country=country, sources=[shared])
    comparison = compare(read_records_of(countries))
    marks = [[mark.number for cell in row.cells for mark in cell.provenance.marks] for row in comparison.rows]
    assert marks == [[1, 2], [3, 3]]
    assert comparison.sources[2].source == shared


def test_chosen_pillars_leave_their_own_rows(countries):
    theme = ThemeFactory(slug="cybercrime")
    for country in countries:
        PolicyFactory(published=True, country=country)
        PolicyFactory(published=True, country=country, kind="cybercrime-law")
        InitiativeFactory(published=True, countries=[country], themes=[theme])
    rows = rows_of(countries, pillars=["cybercrime"])
    assert list(rows) == ["Cybercrime law", "Initiatives"]
    assert [cell.text for cell in rows["Initiatives"].cells] == ["1 on record", "1 on record"]
    assert rows["Initiatives"].verdict.key == "counted"


def test_only_differences_keeps_the_counts_of_all(countries):
    for country, status in zip(countries, ("in-force", "draft"), strict=True):
        PolicyFactory(published=True, country=country, status=status)
        InstitutionFactory(published=True, country=country)
    comparison = compare(read_records_of(countries), only_differences=True)
    assert [row.label for row in comparison.rows] == ["National strategy"]
    assert (comparison.questions, comparison.verdicts["same"]) == (2, 1)
    assert len(comparison.sources) == 2, "sources of rows that are left out are not listed"


def test_what_nobody_has_looked_for_is_named_once(countries):
    first = compare(read_records_of(countries)).sections[0]
    assert first.rows == []
    assert "National strategy" in first.unknown


def test_shared_records_belong_to_each_of_their_countries(countries):
    body = OrganisationFactory(published=True)
    EventFactory(published=True, countries=countries)
    EventFactory(published=True, countries=[], country=countries[1])
    EventFactory(published=True, countries=[CountryFactory(published=True)], organisers=[body])
    records = read_records_of(countries)
    assert [len(its.events) for its in records] == [1, 2]
    assert [len(read_records(country).events) for country in countries] == [1, 2]
