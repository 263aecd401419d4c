"""Rows that an import changed are told to who follows their state, with what changed."""

import datetime

import pytest
from django.utils import timezone

from accounts.alerts.news import news_of
from accounts.alerts.period import Period
from accounts.alerts.rules import Rule
from accounts.letters.row_lines import MOST_LINES
from accounts.letters.words import ROW_FIELDS, STATUSES
from accounts.letters.writer import LetterWriter
from initiatives.actions.apply_batch import apply_batch
from initiatives.actions.decide_batch import approve_batch
from initiatives.actions.submit_batch import submit_batch
from initiatives.choices import ParticipationStatus
from tests.factories import (
    CountryFactory,
    IndicatorFactory,
    InstrumentFactory,
    ObservationFactory,
    ParticipationFactory,
    SourceFactory,
    UserFactory,
)
from tests.initiatives.actions.batches import read

pytestmark = pytest.mark.django_db


def country(iso3, name):
    return CountryFactory(published=True, iso3=iso3, slug=iso3.lower(), title=name, title_es=f"{name} (es)")


def take_over(table, *rows, **fields):
    """An import of these rows that a second person has approved."""
    checked = {"sources": SourceFactory().slug, "verified_on": "2026-11-20"}
    batch = read(table, *({**checked, **row} for row in rows), **fields)
    submit_batch(batch.pk, batch.uploaded_by)
    approve_batch(batch.pk, UserFactory(role="Editors"))
    apply_batch(batch.pk)


def letters_since(begin):
    period = Period(begin, timezone.now() + datetime.timedelta(minutes=1))
    return LetterWriter(news_of(period), period, "weekly")


def test_who_follows_a_state_is_told_its_rows_and_no_others():
    brazil, chile = country("BRA", "Brazil"), country("CHL", "Chile")
    record = InstrumentFactory(published=True)
    ParticipationFactory(
        published=True, instrument=record, country=brazil, status="signatory", date="2020-01-01"
    )
    begin = timezone.now()
    row = {"instrument": record.slug}
    take_over(
        "participations",
        {**row, "country": "BRA", "status": "signatory", "date": "2020-05"},
        {**row, "country": "CHL", "status": "party", "date": "2026-03-02"},
    )
    writer = letters_since(begin)

    text = writer.write("en", False, frozenset({Rule("country", brazil.pk)})).text
    assert "- Brazil: signatory; date: 1 Jan 2020 → May 2020" in text
    assert "Here because you follow Brazil." in text
    assert "New figures of 2025." in text
    assert "Chile" not in text
    spanish = writer.write("es", False, frozenset({Rule("country", chile.pk)}))
    assert "- Chile (es): parte, 2 mar 2026" in spanish.text
    assert "Chile (es): parte" in spanish.html
    everything = writer.write("en", False, frozenset({Rule("section", section="instruments")})).text
    assert "- Brazil: " in everything
    assert "- Chile: party" in everything


def test_figures_of_a_state_are_told_with_what_they_were():
    brazil = country("BRA", "Brazil")
    record = IndicatorFactory(published=True)
    ObservationFactory(published=True, indicator=record, country=brazil, year=2024, value=3)
    begin = timezone.now()
    row = {"indicator": record.slug, "country": "BRA"}
    take_over(
        "observations", {**row, "year": "2024", "value": "57.25"}, {**row, "year": "2025", "value": "60"}
    )
    text = letters_since(begin).write("en", False, frozenset({Rule("country", brazil.pk)})).text
    assert "- Brazil 2024; value: 3 → 57.25" in text
    assert "- Brazil 2025, 60" in text


def test_a_minor_import_is_told_to_those_who_want_minor_changes():
    brazil = country("BRA", "Brazil")
    record = InstrumentFactory(published=True)
    begin = timezone.now()
    row = {"instrument": record.slug, "status": "party"}
    take_over("participations", {**row, "country": "BRA"}, weight="minor")
    writer = letters_since(begin)
    rules = frozenset({Rule("country", brazil.pk)})
    assert writer.write("en", False, rules) is None
    assert "- Brazil: party" in writer.write("en", True, rules).text


def test_of_many_rows_some_are_told_and_how_many_more_there_are():
    states = [country(f"A{letter}A", letter) for letter in "ABCDEFGHIJKLMNO"]
    record = InstrumentFactory(published=True)
    begin = timezone.now()
    row = {"instrument": record.slug, "status": "party"}
    take_over("participations", *({**row, "country": state.iso3} for state in states))
    text = letters_since(begin).write("pt", False, frozenset({Rule("everything")})).text
    assert text.count(": parte") == MOST_LINES
    assert f"e mais {len(states) - MOST_LINES}" in text


def test_all_statuses_have_words_in_all_languages():
    assert set(STATUSES) == set(ParticipationStatus.values)
    for words in (*STATUSES.values(), *ROW_FIELDS.values()):
        assert list(words) == ["en", "es", "pt"]
