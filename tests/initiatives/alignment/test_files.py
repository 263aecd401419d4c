"""Counts and items of alignment as files: what the page holds, by its filters, with all that is behind it."""

import csv
import io
import json

import pytest
from defusedxml import ElementTree
from openpyxl import load_workbook

from tests.factories import CountryFactory, InstrumentFactory, ParticipationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def votes():
    """Brazil and Chile vote for, the United States against; Brazil's name would run in a spreadsheet."""
    instrument = InstrumentFactory(published=True, kind="resolution", slug="a-res", adopted_on="2019-12-12")
    for code, status in (("BRA", "voted-for"), ("CHL", "voted-for"), ("USA", "voted-against")):
        country = CountryFactory(
            iso3=code, title=f"=1+{code}", published=True, is_focus=code != "USA", slug=code
        )
        ParticipationFactory(published=True, country=country, instrument=instrument, status=status)


def _body(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def _csv(client, address):
    return list(csv.DictReader(io.StringIO(_body(client, address).decode())))


def test_counts_are_those_of_the_page_and_carry_licence_and_citation(client):
    rows = _csv(client, "/alignment/?kind=votes&partner=USA&country=BRA&format=csv")
    assert len(rows) == 1
    row = rows[0]
    assert (row["first"], row["second"], row["same"], row["compared"], row["opposed"]) == (
        *("BRA", "USA", "0", "1", "1"),
    )
    assert row["page_url"].endswith("/alignment/BRA/USA/?kind=votes")
    assert row["first_name"].startswith("'=")
    assert "creativecommons" in row["licence"]
    assert "kind: votes" in row["cite_as"]
    assert row["exported_at"]


def test_states_and_years_are_asked_for_as_on_the_page(client):
    pairs = _csv(client, "/alignment/?compare=states&kind=votes&format=csv")
    assert [(row["first"], row["second"], row["same"]) for row in pairs] == [("BRA", "CHL", "1")]
    years = _csv(client, "/alignment/?compare=years&kind=votes&partner=USA&format=csv")
    assert {(row["first"], row["year"], row["compared"]) for row in years} == {
        ("BRA", "2019", "1"),
        ("CHL", "2019", "1"),
    }


def test_items_name_their_sources_and_checks_in_every_form(client):
    address = "/alignment/BRA/USA/?format="
    values = json.loads(_body(client, f"{address}json"))
    record = values["records"][0]
    assert values["count"] == len(values["records"]) == 1
    assert (record["item"], record["outcome"], record["first_answer"]) == ("a-res", "opposed", "voted-for")
    assert record["second_sources"][0]["key"]
    assert record["second_verified_on"]
    assert _csv(client, f"{address}csv")[0]["second_sources"] == record["second_sources"][0]["key"]
    sheet = load_workbook(io.BytesIO(_body(client, f"{address}xlsx"))).worksheets[0]
    assert [cell.value for cell in sheet[2]][:2] == ["votes", "a-res"]


@pytest.mark.parametrize(
    "query", ["kind=colour", "year_min=x", "compare=colour", "foo=1", "format=json", "partner=XXX"]
)
def test_a_wrong_address_gives_no_file(client, query):
    response = client.get(f"/alignment/?{query}&format=csv")
    assert response.status_code == 400
    assert query.partition("=")[0] in response.content.decode()
    if query not in ("compare=colour", "partner=XXX"):
        assert client.get(f"/alignment/BRA/USA/?{query}&format=csv").status_code == 400


def test_an_unknown_form_gives_the_page_and_says_so(client):
    html = client.get("/alignment/?format=pdf").content.decode()
    assert "“pdf”" in html
    assert "?format=xlsx" in html


@pytest.mark.parametrize("drawing", ["partners", "states", "years"])
def test_pictures_hold_the_numbers_the_sources_and_nothing_that_runs(client, drawing):
    response = client.get(f"/alignment/{drawing}-votes.svg?country=BRA&country=CHL&partner=USA")
    svg = response.content.decode()
    assert response["Content-Type"].startswith("image/svg+xml")
    words = " ".join(ElementTree.fromstring(svg).itertext())
    counts = {"partners": "0 of 1", "states": "1 of 1", "years": "0 of 2"}
    assert counts[drawing] in words
    assert "Source" in words
    assert "kind=votes" in words
    assert "style=" not in svg
    assert "<script" not in svg
    assert client.get(f"/alignment/{drawing}-votes.png").content.startswith(b"\x89PNG")


def test_a_picture_of_a_wrong_address_is_refused(client):
    assert client.get("/alignment/partners-votes.svg?country=XXX").status_code == 400
    assert client.get("/alignment/partners-stances.svg").status_code == 200
