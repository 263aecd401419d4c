"""Reading a batch: what each row would do, and workers that die or come late."""

import pytest

from initiatives.actions import read_batch as reading
from initiatives.actions.batch_work import Superseded, beat, claim, leave
from initiatives.actions.read_batch import read_batch, start_batch
from initiatives.dataset.upload import TABLE_NAMED
from initiatives.models import Batch
from tests.factories import CountryFactory, ObservationFactory, SourceFactory, UserFactory
from tests.initiatives.actions.batches import read, table_bytes

pytestmark = pytest.mark.django_db


@pytest.fixture
def observation():
    return ObservationFactory(published=True, sources=[SourceFactory()])


@pytest.fixture
def row(observation):
    """What the observation says."""
    return {
        "indicator": observation.indicator.slug,
        "country": observation.country.iso3,
        "year": "2024",
        "value": "50",
        "sources": observation.citations.get().source.slug,
        "verified_on": observation.verified_on.isoformat(),
    }


def uploaded(content: bytes) -> Batch:
    return start_batch(
        table=TABLE_NAMED["observations"],
        file_name="observations.csv",
        content=content,
        note="Note.",
        user=UserFactory(role="Contributors"),
    )


def test_each_row_is_new_changed_unchanged_leaving_or_wrong(row):
    other = CountryFactory(published=True).iso3
    kinds = {
        2: ("unchanged", row),
        3: ("new", {**row, "country": other}),
        4: ("wrong", {**row, "country": other, "year": "1850"}),
    }
    batch = read("observations", *(cells for _kind, cells in kinds.values()))
    assert dict(batch.rows.values_list("line", "kind")) == {
        line: kind for line, (kind, _cells) in kinds.items()
    }
    assert read("observations", {**row, "value": "51"}).counts == {"changed": 1}
    assert read("observations", {**row, "verified_on": ""}).counts == {"removed": 1}


def test_wrong_row_says_column_value_and_what_was_expected(row):
    batch = read("observations", {**row, "value": "many"}, {**row, "country": "XXX"})
    assert [found.problems for found in batch.rows.all()] == [
        [{"column": "value", "value": "many", "expected": "a number such as 57.25"}],
        [{"column": "country", "value": "XXX", "expected": "a key of countries.csv"}],
    ]


def test_same_value_written_otherwise_is_unchanged(row):
    assert read("observations", {**row, "value": "50.00"}).counts == {"unchanged": 1}


def test_columns_that_may_be_missing_are_left_as_they_are():
    from tests.factories import ThemeFactory

    theme = ThemeFactory(name_es="Normas")
    cells = {"key": theme.slug, "name": theme.name_en, "description": theme.description_en}
    assert read("themes", cells).counts == {"unchanged": 1}


def test_reading_twice_keeps_each_row_once(row):
    batch = read("observations", row)
    read_batch(batch.pk)
    assert batch.rows.count() == 1


def test_worker_that_dies_leaves_a_batch_that_is_read_from_the_beginning(row, monkeypatch):
    rows = [{**row, "year": str(year)} for year in range(1900, 2100)]
    batch = uploaded(table_bytes("observations", *rows))
    monkeypatch.setattr(reading, "CHUNK", 50)

    def die(batch, done, total):
        if done > 50:
            raise KeyboardInterrupt

    monkeypatch.setattr(reading, "beat", die)
    with pytest.raises(KeyboardInterrupt):
        read_batch(batch.pk)
    assert batch.rows.count() == 50
    monkeypatch.undo()
    read_batch(batch.pk)
    assert batch.rows.count() == 50
    Batch.objects.update(beat_at="2020-01-01T00:00Z")
    read_batch(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.rows.count()) == ("ready", 200)


def test_failure_of_the_reader_is_shown_and_not_hidden(row, monkeypatch):
    batch = uploaded(table_bytes("observations", row))
    monkeypatch.setattr(reading, "compare", lambda file, keys: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        read_batch(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.message) == ("failed", "It could not be read.")


def test_worker_that_was_given_up_notices_that_another_has_its_place(row):
    first = claim(uploaded(table_bytes("observations", row)).pk, "reading")
    beat(first, 1, 10)
    Batch.objects.update(beat_at="2020-01-01T00:00Z")
    second = claim(first.pk, "reading")
    for late in (lambda: beat(first, 2, 10), lambda: leave(first, "ready")):
        with pytest.raises(Superseded):
            late()
    leave(second, "ready")
    assert claim(first.pk, "reading") is None
