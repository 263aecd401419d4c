"""Bad files and bad cells: each is told by file, line, column, value and what was expected."""

import csv
from io import StringIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from initiatives.dataset.checks import check_rows
from initiatives.dataset.errors import CellError
from initiatives.dataset.reader import read_folder
from initiatives.dataset.tables import TABLES
from tests.initiatives.dataset.small_catalogue import small_catalogue, write_catalogue

TABLE_NAMES = [table.name for table in TABLES]


@pytest.fixture
def folder(tmp_path):
    return write_catalogue(tmp_path / "catalogue", small_catalogue())


def errors_in(folder) -> list[CellError]:
    """All that is wrong with a folder, without a database."""
    files = read_folder(folder)
    check_rows(files)
    return [error for file in files.values() for error in file.errors]


def with_cell(folder, table: str, column: str, value: str) -> list[CellError]:
    """The errors after one cell of the first row was changed."""
    rows = small_catalogue()
    rows[table][0][column] = value
    return errors_in(write_catalogue(folder, rows))


def test_good_catalogue_has_no_errors(folder):
    assert errors_in(folder) == []


@pytest.mark.parametrize(
    ("table", "column", "value", "expected"),
    [
        ("events", "starts_on", "2024-02-30", "2019, 2019-05 or 2019-05-17"),
        ("events", "starts_on", "May 2024", "2019, 2019-05 or 2019-05-17"),
        ("events", "starts_on", "٢٠٢٤", "2019, 2019-05 or 2019-05-17"),
        ("events", "ends_on", "2024-04", "not before starts_on (2024-05-02)"),
        ("events", "verified_on", "2026-11", "a day of the form 2019-05-17"),
        ("events", "kind", "party", "one of conference"),
        ("events", "themes", "norms; norms", "each value only once"),
        ("events", "themes", "norms;; norms", "none of them empty"),
        ("events", "themes", "weather", "a key of themes.csv"),
        ("events", "country", "br", "ISO 3166-1 alpha-3"),
        ("events", "country", "XXX", "a key of countries.csv"),
        ("events", "title", "=1+1", "formula"),
        ("events", "title", "@import", "formula"),
        ("events", "title", "+5", "formula"),
        ("events", "title", "-5", "formula"),
        ("events", "title", "a\x00b", "without control characters"),
        ("events", "title", "two\nlines", "without control characters"),
        ("events", "title", "", "never empty"),
        ("events", "title", "x" * 401, "at most 400 characters"),
        ("events", "summary", "x" * 1_000_000, "at most 2000 characters"),
        ("events", "url", "javascript:alert(1)", "valid URL"),
        ("events", "sources", "", "never empty"),
        ("events", "sources", "nowhere", "a key of sources.csv"),
        ("events", "sources", "first-source; first-source @ p. 2", "each source only once"),
        ("events", "key", "Not A Key", "lower-case letters"),
        ("countries", "iso3", "bra", "ISO 3166-1 alpha-3"),
        ("countries", "is_focus", "yes", "true, false or nothing"),
        ("initiatives", "budget_eur", "1,5", "a number such as 57.25"),
        ("initiatives", "budget_eur", "1e400", "a number such as 57.25"),
        ("initiatives", "budget_eur", "9" * 40, "no more than 14 digits"),
        ("initiatives", "budget_eur", "-1", "greater than or equal to 0"),
        ("observations", "value", "101", "the scale of index"),
        ("observations", "value", "-0.1", "the scale of index"),
        ("observations", "value", "", "a value, or a label"),
        ("observations", "year", "98", "a year of four digits"),
        ("participations", "instrument", "nothing", "a key of instruments.csv"),
    ],
)
def test_bad_cell_is_named(folder, table, column, value, expected):
    errors = with_cell(folder, table, column, value)
    named = [error for error in errors if error.file == f"{table}.csv" and error.column == column]
    assert named, errors
    assert named[0].line == 2
    assert expected in named[0].expected


def test_shown_value_is_cut_short(folder):
    (error,) = with_cell(folder, "events", "summary", "x" * 1_000_000)
    assert len(str(error)) < 250


def test_all_errors_of_a_file_are_told_at_once(folder):
    rows = small_catalogue()
    rows["events"][0].update(starts_on="soon", kind="party", title="")
    rows["events"].append({**rows["events"][0], "key": "Bad Key"})
    errors = errors_in(write_catalogue(folder, rows))
    places = {(error.line, error.column) for error in errors}
    assert places == {(line, column) for line in (2, 3) for column in ("starts_on", "kind", "title")} | {
        (3, "key")
    }


def test_line_of_a_row_after_a_cell_of_several_lines(folder):
    path = folder / "themes.csv"
    path.write_text('key,name,description\nnorms,Norms,"two\nlines"\nBad Key,Name,Text\n', encoding="utf-8")
    lines = [(error.line, error.column) for error in errors_in(folder) if error.file == "themes.csv"]
    assert lines == [(2, "description"), (4, "key")]


def test_key_that_stands_twice_is_an_error(folder):
    rows = small_catalogue()
    rows["participations"] *= 2
    rows["sources"].append(rows["sources"][0])
    errors = errors_in(write_catalogue(folder, rows))
    assert {(error.file, error.line) for error in errors} == {("participations.csv", 3), ("sources.csv", 4)}


def test_code_of_two_countries_is_an_error(folder):
    rows = small_catalogue()
    rows["countries"][1]["iso2"] = "BR"
    (error,) = errors_in(write_catalogue(folder, rows))
    assert (error.file, error.line, error.column) == ("countries.csv", 3, "iso2")


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("key,name", "description"),
        ("key,name,description,weather", "weather"),
        ("key,name,description,name", "name"),
    ],
)
def test_missing_unknown_and_double_columns_are_errors(folder, header, column):
    (folder / "themes.csv").write_text(f"{header}\n", encoding="utf-8")
    assert ("themes.csv", 1, column) in {(e.file, e.line, e.column) for e in errors_in(folder)}


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b"\xff\xfek\x00e\x00y\x00", b"key,name,description\nx,\xe9,y\n"]
)
def test_file_that_is_no_table_in_utf8_is_an_error(folder, content):
    (folder / "themes.csv").write_bytes(content)
    assert any(error.file == "themes.csv" for error in errors_in(folder))


def test_missing_file_is_an_error(folder):
    (folder / "themes.csv").unlink()
    assert any(error.file == "themes.csv" and "can be read" in error.expected for error in errors_in(folder))


def test_row_with_too_few_or_too_many_cells_is_an_error(folder):
    (folder / "themes.csv").write_text("key,name,description\nnorms,Norms\nb,B,C,D\n", encoding="utf-8")
    lines = [error.line for error in errors_in(folder) if error.file == "themes.csv"]
    assert lines == [2, 3]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_byte_order_mark_and_any_line_end_are_read(folder, end):
    path = folder / "themes.csv"
    text = path.read_text(encoding="utf-8").replace("\n", end)
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert errors_in(folder) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(TABLE_NAMES), content=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_by_file_name(folder, name, content):
    path = folder / f"{name}.csv"
    good = path.read_bytes()
    path.write_bytes(content)
    try:
        assert all(error.file.endswith(".csv") for error in errors_in(folder))
    finally:
        path.write_bytes(good)


CELLS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["=cmd()", "\x00", "2024-13", "1e999", ";", "; ;", " @ ", "NaN", "Infinity", "'", '"', "‮", "１２"]
    ),
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), name=st.sampled_from(TABLE_NAMES), cell=CELLS)
def test_any_cell_is_read_or_refused_in_its_own_place(folder, data, name, cell):
    path = folder / f"{name}.csv"
    good = path.read_bytes()
    rows = list(csv.reader(StringIO(good.decode(), newline="")))
    place = data.draw(st.integers(0, len(rows[0]) - 1))
    rows[1][place] = cell
    out = StringIO(newline="")
    csv.writer(out).writerows(rows)
    try:
        path.write_bytes(out.getvalue().encode("utf-8", "surrogatepass"))
        for error in errors_in(folder):
            assert error.line >= 1
            assert error.expected
    finally:
        path.write_bytes(good)
