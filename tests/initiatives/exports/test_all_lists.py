"""The list of every section in all forms: the public rows of its page, and nothing that is hidden."""

import json
from collections.abc import Iterator

import pytest
from defusedxml import ElementTree

from initiatives.dataset.content import TABLE_OF
from initiatives.registry import SECTIONS
from tests.initiatives.exports.reading import ATOM, body, csv_rows, sheets, slug_in
from tests.initiatives.hidden_content import MARKER, SLUG_MARKER, PublicContent, hide_content
from tests.module_data import rows_for_a_module

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[PublicContent]:
    with rows_for_a_module(django_db_blocker):
        content = PublicContent()
        hide_content(content)
        yield content


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.key)
def test_all_forms_hold_the_public_rows_of_the_page(world, client, section):
    page = client.get(f"/{section.key}/?region=all" if section.key == "countries" else f"/{section.key}/")
    slugs = [record.slug for record in page.context["listing"].records]
    query = "region=all&format=" if section.key == "countries" else "format="
    address = f"/{section.key}/?{query}"
    names = [column.name for column in TABLE_OF[section.model].columns]

    told = json.loads(body(client, f"{address}json"))
    assert [slug_in(row["page_url"]) for row in told["records"]] == slugs
    assert told["count"] == len(slugs) > 0
    assert told["licence"] == "CC BY 4.0"
    assert "as it stood on" in told["citation"]
    assert told["exported_at"].endswith("Z")
    assert set(names) <= told["records"][0].keys()

    rows = csv_rows(client, f"{address}csv")
    assert [slug_in(row["page_url"]) for row in rows] == slugs
    assert list(rows[0])[: len(names)] == names
    assert rows[0]["licence"].startswith("https://creativecommons.org/")
    assert rows[0]["cite_as"].startswith(f"{section.title}")

    lines, about = sheets(client, f"{address}xlsx")
    assert list(lines[0]) == list(rows[0])
    assert len(lines) == len(slugs) + 1
    assert about["licence"] == "CC BY 4.0"
    assert about["count"] == len(slugs)

    feed = ElementTree.fromstring(body(client, f"{address}atom"))
    links = [link.get("href") for link in feed.iterfind(f"{ATOM}entry/{ATOM}link")]
    assert [slug_in(link) for link in links] == slugs
    assert feed.findtext(f"{ATOM}rights").startswith("CC BY 4.0")

    for form in ("json", "csv", "atom"):
        text = body(client, f"{address}{form}").decode()
        assert MARKER not in text
        assert SLUG_MARKER not in text
