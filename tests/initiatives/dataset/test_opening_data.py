"""The opening data keeps every rule of form that its files alone can show; no database is needed."""

import csv
import datetime
import re
from collections import Counter
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.initiatives.dataset.opening_tables import (
    COLUMNS,
    COMPILED_ON,
    DATES,
    FOLDER,
    FURTHER_COLUMNS,
    MAY_LIE_AHEAD,
    REFERENCES,
    VOCABULARIES,
    VOCABULARIES_WITH_UNKNOWN,
    by_key,
    cells,
    identity,
    rows,
    values,
)

TRACKING = re.compile(r"utm_|fbclid|gclid|hss_channel|hsLang|p_auth|p_l_back_url|prefLang|etrans|adtrack")
LEFTOVERS = re.compile(
    r"TODO|FIXME|\?\?|&[a-z]+;|</?[a-z]+|\ufffd|[\u200b\u00a0\ufeff]|Ã[\u0080-\u00bf]|â€|\[\w?\]"
)
every_table = pytest.mark.parametrize("table", COLUMNS)


def test_folder_holds_the_tables_and_nothing_else():
    assert {path.name for path in FOLDER.iterdir()} == {f"{table}.csv" for table in COLUMNS}


@every_table
def test_file_is_plain_utf8_text(table):
    content = (FOLDER / f"{table}.csv").read_bytes()
    assert content.decode("utf-8")
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert b"\0" not in content
    assert content.endswith(b"\n")


@every_table
def test_columns_are_those_of_the_table(table):
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file, strict=True))
    further = FURTHER_COLUMNS.get(table, "").split()
    assert [column for column in lines[0] if column not in further] == COLUMNS[table].split()
    assert set(further) <= set(lines[0])
    assert {len(line) for line in lines} == {len(lines[0])}


@every_table
def test_keys_are_well_formed_and_stand_once(table):
    columns = identity(table)
    identities = Counter(tuple(row[column] for column in columns) for row in rows(table))
    assert [key for key, times in identities.items() if times > 1] == []
    pattern = r"[A-Z]{3}" if table == "countries" else r"[a-z0-9]+(-[a-z0-9]+)*"
    if len(columns) == 1:
        assert [key for (key,) in identities if not re.fullmatch(pattern, key)] == []


@every_table
def test_references_exist_and_stand_once(table):
    for place, column, cell in cells(table):
        if column in REFERENCES:
            named = values(cell)
            assert len(named) == len(set(named)), (place, column)
            assert set(named) <= set(by_key(REFERENCES[column])), (place, column)


@pytest.mark.parametrize(("table", "column"), [*VOCABULARIES, *VOCABULARIES_WITH_UNKNOWN])
def test_words_are_of_the_vocabulary(table, column):
    words = {*VOCABULARIES.get((table, column), "").split()}
    if not words:
        words = {"", *VOCABULARIES_WITH_UNKNOWN[table, column].split()}
    assert {row[column] for row in rows(table)} <= words


@every_table
def test_dates_exist_and_lie_behind_where_they_must(table):
    for place, column, cell in cells(table):
        if column in DATES and cell:
            assert re.fullmatch(r"\d{4}(-\d\d){0,2}", cell), (place, column)
            datetime.date.fromisoformat((cell + "-01-01")[:10])
            assert column in MAY_LIE_AHEAD or cell <= COMPILED_ON, (place, column)
            assert len(cell) == 10 or column not in ("retrieved_on", "verified_on"), (place, column)


@every_table
def test_text_is_free_of_leftovers(table):
    for place, column, cell in cells(table):
        assert cell == " ".join(cell.split()), (place, column)
        assert not cell.startswith(("=", "+", "-", "@")), (place, column)
        if column in ("url", "archive_url"):
            continue
        assert not LEFTOVERS.search(cell), (place, column)
        assert not re.search(r" [,.;:]|,,|\.\.|;;", cell), (place, column)
        assert cell.count('"') % 2 == 0, (place, column)
        assert all(cell.count(a) == cell.count(b) for a, b in ("()", "[]")), (place, column)
        assert table == "sources" or not re.search("[\u2018\u2019\u201c\u201d\u2013\u2014\u2026]", cell), (
            place,
            column,
        )
        assert column != "summary" or not cell or cell.endswith("."), (place, column)


@every_table
def test_addresses_are_whole_and_bare(table):
    for place, column, cell in cells(table):
        if column in ("url", "archive_url") and cell:
            parts = urlsplit(cell)
            assert parts.scheme in ("http", "https"), place
            assert re.fullmatch(r"([a-z0-9-]+\.)+[a-z]{2,}", parts.netloc), place
            assert not re.search(r"[\s<>\"]", cell), place
            assert not TRACKING.search(parts.query), place
            assert not parts.fragment, place


def test_no_page_is_a_source_twice():
    pages = Counter()
    for row in rows("sources"):
        parts = urlsplit(row["url"])
        pages[parts.netloc.removeprefix("www."), parts.path.rstrip("/"), *sorted(parse_qsl(parts.query))] += 1
    assert [page for page, times in pages.items() if times > 1] == []
