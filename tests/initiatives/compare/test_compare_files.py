"""A comparison as files: the rows of the page, with licence, citation, query and time, and no formula."""

import csv
import io
import json

import pytest
from openpyxl import load_workbook

from tests.factories import CountryFactory, PolicyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def address():
    countries = [CountryFactory(published=True, title=name) for name in ("Aland", "Beland")]
    PolicyFactory(published=True, country=countries[0], official_title="=HYPERLINK(1)")
    PolicyFactory(published=True, country=countries[1], status="draft")
    PolicyFactory(published=True, country=countries[1], kind="ai-policy")
    PolicyFactory(country=countries[0], kind="ai-policy", official_title="Secret")
    codes = sorted(country.iso3 for country in countries)
    return f"/compare/?country={codes[0]}&country={codes[1]}"


def content_of(response) -> bytes:
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def test_csv_holds_a_line_for_each_question_and_country(client, address):
    text = content_of(client.get(f"{address}&format=csv")).decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    named = [(row["question"], row["country_name"], row["answer"], row["verdict"]) for row in rows]
    assert named == [
        ("policy-cybersecurity-strategy", "Aland", "in-force", "differs"),
        ("policy-cybersecurity-strategy", "Beland", "draft", "differs"),
        ("policy-ai-policy", "Aland", "not-researched", "unknown"),
        ("policy-ai-policy", "Beland", "in-force", "unknown"),
    ]
    assert rows[0]["text"] == "'=HYPERLINK(1)"
    assert rows[0]["sources"]
    assert rows[0]["verified_on"]
    assert rows[0]["licence"].startswith("https://creativecommons.org/")
    assert "Secret" not in text


def test_json_and_xlsx_hold_the_same(client, address):
    answer = json.loads(content_of(client.get(f"{address}&rows=differences&format=json")))
    assert answer["query"]["rows"] == ["differences"]
    assert answer["exported_at"]
    assert "Aland, Beland compared" in answer["citation"]
    assert [record["country_name"] for record in answer["records"]] == ["Aland", "Beland"]
    workbook = load_workbook(io.BytesIO(content_of(client.get(f"{address}&format=xlsx"))))
    assert workbook.worksheets[0].max_row == 5


def test_bad_addresses_are_refused_by_name(client, address):
    response = client.get(f"{address}&pillar=x&format=json")
    assert response.status_code == 400
    assert "pillar" in response.json()["errors"]
    assert client.get("/compare/?format=csv").status_code == 400
