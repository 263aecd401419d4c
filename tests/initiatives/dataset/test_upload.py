"""Uploaded files in CSV and XLSX: the same cells from both, and a clear word on what is hostile or broken."""

import datetime
import io
import zipfile

import pytest
from openpyxl import Workbook

from initiatives.dataset import spreadsheet, upload
from initiatives.dataset.keys import Keys
from initiatives.dataset.spreadsheet import workbook_of
from initiatives.dataset.upload import TABLE_NAMED, csv_of, read_upload, whole_file_errors
from tests.factories import CountryFactory, IndicatorFactory, SourceFactory

pytestmark = pytest.mark.django_db
COLUMNS = ["indicator", "country", "year", "value", "label", "sources", "verified_on"]


@pytest.fixture
def row():
    """A value that can be taken over."""
    return [
        IndicatorFactory().slug,
        CountryFactory().iso3,
        "2025",
        "57.25",
        "",
        SourceFactory().slug,
        "2026-11-20",
    ]


def read(content: bytes, table: str = "observations"):
    return read_upload(TABLE_NAMED[table], content, Keys())


def workbook(*rows, title: str = "observations") -> bytes:
    """A workbook as a spreadsheet program writes it, with numbers and dates as such."""
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return saved(book)


def saved(book: Workbook) -> bytes:
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def errors_of(content: bytes, table: str = "observations") -> list[str]:
    return [str(error) for error in read(content, table).errors]


def test_csv_and_xlsx_say_the_same(row):
    files = [read(csv_of([COLUMNS, row])), read(workbook_of("observations", [COLUMNS, row]))]
    assert [file.errors for file in files] == [[], []]
    assert files[0].rows == files[1].rows


def test_cells_may_be_parted_by_semicolons(row):
    several = f"{row[5]}; {SourceFactory().slug} @ p. 3"
    lines = [";".join(COLUMNS), ";".join([*row[:5], f'"{several}"', row[6]])]
    file = read("\r\n".join(lines).encode("utf-8-sig"))
    assert (file.errors, file.rows[0].cells["sources"]) == ([], several)


def test_numbers_and_dates_of_a_spreadsheet_are_read_as_cells(row):
    day = datetime.date(2026, 11, 20)
    file = read(workbook(COLUMNS, [row[0], row[1], 2025, 57.25, None, row[5], day]))
    assert file.errors == []
    assert file.rows[0].cells == dict(zip(COLUMNS, row, strict=True))


@pytest.mark.parametrize(
    ("value", "text"),
    [(2019.0, "2019"), (0.1, "0.1"), (1e20, "100000000000000000000"), (True, "true"), (None, "")],
)
def test_values_of_a_spreadsheet_as_text(row, value, text):
    cells = read(workbook(COLUMNS, [*row[:4], value, *row[5:]])).rows[0].cells
    assert cells["label"] == text


def test_formulas_are_refused_in_both_forms(row):
    formula = [*row[:4], "=1+1", *row[5:]]
    for content in (workbook(COLUMNS, formula), csv_of([COLUMNS, formula])):
        assert "formula" in errors_of(content)[0]


def test_sheet_named_like_the_table_goes_before_others(row):
    book = Workbook()
    book.active.append(["notes"])
    sheet = book.create_sheet("observations")
    sheet.append(COLUMNS)
    sheet.append(row)
    assert read(saved(book)).errors == []


def test_blank_rows_and_columns_of_a_spreadsheet_are_passed_over(row):
    file = read(workbook(COLUMNS, [], [*row, None, None], [None] * 9))
    assert (file.errors, [row.line for row in file.rows]) == ([], [3])


def test_cells_beyond_the_header_are_an_error(row):
    assert "7 cells" in errors_of(workbook(COLUMNS, [*row, "more"]))[0]


def test_what_is_no_workbook_is_said_to_be_none():
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as archive:
        archive.writestr("hello.txt", "hello")
    for content in (b"PK\x03\x04 nonsense", broken.getvalue()):
        file = read(content)
        assert whole_file_errors(file)
        assert "workbook in the form XLSX" in str(file.errors[0])


def test_workbook_with_entities_is_refused(row):
    """An entity that stands for itself many times over, or for a file of the server."""
    content = workbook(COLUMNS, row)
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(changed, "w") as target:
        for item in source.infolist():
            part = source.read(item)
            if item.filename == "xl/worksheets/sheet1.xml":
                body = part.split(b"?>", 1)[-1]
                part = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + body
            target.writestr(item, part)
    assert "workbook in the form XLSX" in errors_of(changed.getvalue())[0]


def test_workbook_that_unpacks_to_too_much_is_not_unpacked(monkeypatch, row):
    monkeypatch.setattr(spreadsheet, "LARGEST_UNPACKED", 1000)
    assert "when it is unpacked" in errors_of(workbook(COLUMNS, row))[0]


def test_large_files_are_not_read(monkeypatch, row):
    content = csv_of([COLUMNS, row])
    monkeypatch.setattr(upload, "LARGEST_FILE", len(content) - 1)
    assert "at most" in errors_of(content)[0]


@pytest.mark.parametrize("make", [csv_of, lambda rows: workbook_of("observations", rows)])
def test_too_many_rows_are_refused_as_a_whole(monkeypatch, row, make):
    monkeypatch.setattr(upload, "MOST_ROWS", 2)
    content = make([COLUMNS, *([*row[:2], str(year), *row[3:]] for year in range(2000, 2005))])
    assert "at most 2 rows" in str(whole_file_errors(read(content))[0])


def test_keys_are_looked_up_in_the_catalogue(row):
    assert errors_of(csv_of([COLUMNS, ["nothing", *row[1:]]])) == [
        "observations.csv, line 2, column indicator: 'nothing'; expected a key of indicators.csv"
    ]


def test_values_are_held_against_the_scale_in_the_catalogue(row):
    assert "from 0" in errors_of(csv_of([COLUMNS, [*row[:3], "101", *row[4:]]]))[0]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"a,b\n1,2\n", b"\xd0\xcf\x11\xe0 old workbook"])
def test_files_of_another_kind_fail_as_a_whole(content):
    assert whole_file_errors(read(content))
