"""The gate as a whole: on publication, in the desk's forms, and as a list of what to mend."""

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from initiatives.actions.publish import publish_record
from initiatives.gate import GateProblem, gate_report, problems_of
from tests.factories import (
    CountryFactory,
    InitiativeFactory,
    PolicyFactory,
    PositionFactory,
    PositionPointFactory,
)

pytestmark = pytest.mark.django_db


def messages(record) -> list[str]:
    return [
        message for errors in problems_of(record).values() for error in errors for message in error.messages
    ]


def test_clean_record_passes():
    assert problems_of(PolicyFactory(published=True)) == {}


def test_every_written_field_is_read():
    fields = ("official_title", "title_en", "title_es", "title_pt", "summary_en", "summary_es", "summary_pt")
    record = InitiativeFactory(acronym="[x] 8", **{name: f"[x] {place}" for place, name in enumerate(fields)})
    assert set(problems_of(record)) == {*fields, "acronym"}


def test_codes_choices_and_addresses_are_not_read():
    record = PolicyFactory(url="https://example.org/?a=1&amp;b=[x]")
    assert problems_of(record) == {}
    assert problems_of(CountryFactory(iso2="XX", iso3="XXX")) == {}


def test_points_of_a_position_are_read():
    point = PositionPointFactory.build(summary_en="International law applies [OH1].", reference="para. XX.")
    position = PositionFactory(points=[point])
    problems = problems_of(position)
    assert set(problems) == {NON_FIELD_ERRORS}
    assert all(f"of the point on “{point.topic}”" in message for message in messages(position))
    assert len(messages(position)) == 2


def test_place_in_a_source_is_read():
    record = PolicyFactory(published=True)
    citation = record.citations.all()[0]
    citation.locator = "p. 3 [x]"
    record.citations.add(citation)
    (message,) = messages(record)
    assert message.startswith("Place in source 1 still has")


def test_publication_is_refused_with_all_reasons_and_changes_nothing():
    record = PolicyFactory(published=True, summary_en="A law.")
    record.summary_en, record.title_es = "A <b>law</b> [x] of (2019.", "Ley TODO"
    with pytest.raises(ValidationError) as refusal:
        publish_record(record, change_note="Changed.")
    assert set(refusal.value.message_dict) == {"summary_en", "title_es"}
    assert len(refusal.value.message_dict["summary_en"]) == 3
    record.refresh_from_db()
    assert record.summary_en == "A law."


def test_report_lists_what_to_mend():
    record = PolicyFactory(title_en="Law [x]", sources=[], verified_on=None)
    report = gate_report(record)
    assert {problem.field for problem in report} == {"title_en", "verified_on", ""}
    by_field = {problem.field: problem for problem in report}
    assert by_field["title_en"].label == "Title [en]"
    assert str(by_field["title_en"]) == by_field["title_en"].message
    assert str(by_field["verified_on"]).startswith("Checked on: Say on which day")
    assert str(by_field[""]) == "Policy: Name at least one source."


def test_report_holds_dates_in_the_wrong_order():
    record = InitiativeFactory(started_on="2024-05")
    record.ended_on = "2024-04"
    assert any(problem.message == "The end lies before the start." for problem in gate_report(record))


def test_report_brings_the_record_that_stands_in_the_way():
    other = InitiativeFactory(title_en="Octopus")
    record = InitiativeFactory(title_en="Octopus")
    (problem,) = [problem for problem in gate_report(record) if problem.field == "title_en"]
    assert isinstance(problem, GateProblem)
    assert problem.other == other


def test_report_of_a_clean_record_is_empty():
    assert gate_report(PolicyFactory(published=True)) == []


@pytest.mark.parametrize("rows", [2, 20])
def test_gate_makes_as_many_queries_for_many_rows_as_for_few(rows, count_queries):
    CountryFactory.create_batch(rows)
    InitiativeFactory.create_batch(rows)
    record = InitiativeFactory(published=True, summary_en="Talks with Brazil.")
    CountryFactory(title_en="Brazil", slug="brazil")
    assert count_queries(lambda: problems_of(type(record).objects.get(pk=record.pk))) == 6
