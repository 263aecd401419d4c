"""The changes as files: the same changes as on the page, in its order, and nothing that is hidden."""

import json

import pytest

from initiatives.changes import export
from initiatives.changes.page import ChangesPage
from initiatives.models import Policy
from tests.factories import CountryFactory, PolicyFactory
from tests.initiatives.exports.reading import body, csv_rows, sheets
from tests.initiatives.history.desk import move_first, publish_at, unpublish_at, withdraw_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def law():
    """A law that was published, corrected and withdrawn, and one that was published in error."""
    country = CountryFactory(published=True, slug="bra", iso3="BRA", title="Brazil")
    record = PolicyFactory(published=True, slug="law", country=country, official_title="Lei")
    error = PolicyFactory(published=True, slug="error", country=country)
    for row in (country, record, error):
        move_first(row, "2024-03-01T12:00")
    publish_at(record, "2026-05-01T12:00", "=1+1", weight="minor", summary_en="Other.")
    withdraw_at(record, "2026-06-01T12:00", "It was repealed.")
    unpublish_at(error, "2026-06-02T12:00")
    return record


def test_all_forms_hold_the_changes_of_the_page(law, client):
    plan = PolicyFactory(published=True, slug="plan", country=law.country)
    move_first(plan, "2023-01-01T12:00")
    rows = csv_rows(client, "/changes/?type=policies&format=csv")
    assert [(row["happened"], row["version"], row["at"], row["note"]) for row in rows[:2]] == [
        ("withdrawn", "", "2026-06-01T12:00:00Z", "It was repealed."),
        ("changed", "2", "2026-05-01T12:00:00Z", "'=1+1"),
    ]
    assert [row["record"] for row in rows] == ["law", "law", "law", "plan"]
    assert (rows[0]["title"], rows[0]["title_language"]) == ("Lei", "es")
    assert (rows[3]["country"], rows[3]["country_name"]) == ("BRA", "Brazil")
    assert rows[0]["cite_as"].startswith("Changes (type: policies), in: ")

    told = json.loads(body(client, "/changes/?type=policies&format=json"))
    assert told["count"] == 4
    assert [row["identity"] for row in told["records"]] == [row["identity"] for row in rows]
    assert [row["identity"] for row in told["records"]] == [
        row.identity for group in ChangesPage("type=policies").groups for row in group.rows
    ]
    lines, about = sheets(client, "/changes/?type=policies&format=xlsx")
    assert list(lines[0]) == list(rows[0])
    assert (len(lines), about["query"]) == (5, "type=policies")


def test_what_is_hidden_while_the_file_is_sent_drops_out(law, client, monkeypatch):
    monkeypatch.setattr(export, "ROWS_AT_ONCE", 1)
    plan = PolicyFactory(published=True, slug="plan", country=law.country)
    move_first(plan, "2023-01-01T12:00")
    parts = iter(client.get("/changes/?type=policies&format=json"))
    first = next(parts)
    unpublish_at(Policy.objects.get(slug="plan"), "2026-06-03T12:00")
    told = json.loads(first + b"".join(parts))
    assert {row["record"] for row in told["records"]} == {"law"}


def test_each_part_costs_the_same_queries(law, client, monkeypatch, count_queries):
    monkeypatch.setattr(export, "ROWS_AT_ONCE", 3)
    publish_at(law, "2026-07-01T12:00", "Noted again.", summary_en="Words.")
    costs = []
    for part in range(3):
        for number in range(3):
            day = f"2026-{8 + part:02d}-{number + 1:02d}T12:00"
            publish_at(law, day, f"Note {day}.", summary_en=f"Words of {day}.")
        costs.append(count_queries(lambda: body(client, "/changes/?year_min=2026&kind=changed&format=csv")))
    assert costs[2] - costs[1] == costs[1] - costs[0] > 0


@pytest.mark.parametrize(
    ("query", "field"), [("format=csv&kind=gone", "kind"), ("format=atom&format=csv", "format")]
)
def test_wrong_query_gives_no_file_but_the_name_of_the_field(client, query, field):
    answer = client.get(f"/changes/?{query}")
    assert answer.status_code == 400
    assert answer.content.decode().startswith(f"{field}: ")


def test_page_leads_to_its_files_and_its_feed(law, client):
    page = client.get("/changes/?kind=withdrawn").content.decode()
    for form in ("csv", "xlsx", "json", "atom"):
        assert f'href="/changes/?kind=withdrawn&amp;format={form}"' in page
