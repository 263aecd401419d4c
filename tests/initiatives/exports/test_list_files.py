"""Every list as a file, read by other programs than the one that wrote it."""

import csv
import io
import json
import zipfile

import pytest
from defusedxml import ElementTree
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives.exports import public_rows
from initiatives.models import Policy
from tests import factories
from tests.initiatives.exports.reading import ATOM, body, csv_rows, sheets
from tests.initiatives.views.test_lists import make_rows

pytestmark = pytest.mark.django_db
FORMULAS = ("=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1")


def test_file_keeps_filter_and_order_and_is_named_after_them(client):
    source = factories.SourceFactory(slug="the-text", title="The text")
    for year in (2019, 2021, 2020):
        policy = factories.PolicyFactory(
            published=True, kind="ai-policy", adopted_on=str(year), sources=[source]
        )
    factories.PolicyFactory(published=True, kind="defence-policy")
    policy.citations.update(locator="p. 3")
    query = "kind=ai-policy&sort=date&view=table"
    answer = client.get(f"/policies/?{query}&format=csv")
    rows = list(csv.DictReader(io.StringIO(b"".join(answer).decode())))
    assert [row["adopted_on"] for row in rows] == ["2019", "2020", "2021"]
    assert rows[1]["sources"] == "the-text @ p. 3"
    name = answer["Content-Disposition"].split('"')[1]
    assert name.startswith("policies-kind-ai-policy-sort-date-20")
    assert name.endswith(".csv")
    assert "/policies/?kind=ai-policy&sort=date>" in answer["Link"]
    assert not body(client, "/policies/?format=csv").startswith(b"\xef\xbb\xbf")
    told = json.loads(body(client, f"/policies/?{query}&format=json"))
    assert told["query"] == {"kind": ["ai-policy"], "sort": ["date"]}
    cited = told["records"][1]["sources"][0]
    assert (cited["key"], cited["locator"], cited["title"]) == ("the-text", "p. 3", "The text")


def test_formulas_are_harmless(client):
    for text in FORMULAS:
        factories.SourceFactory(title=f"{text} title", publisher=text)
    rows = csv_rows(client, "/sources/?format=csv")
    assert sorted(row["title"] for row in rows) == sorted(f"'{text} title" for text in FORMULAS)
    assert all(row["publisher"].startswith("'") for row in rows)
    lines, _about = sheets(client, "/sources/?format=xlsx")
    assert all(line[lines[0].index("title")].startswith("'") for line in lines[1:])


def test_numbers_stay_numbers(client):
    factories.IndicatorFactory(published=True, scale_min="-2.5", scale_max="2.5", higher_is_better=True)
    assert csv_rows(client, "/indicators/?format=csv")[0]["scale_min"] == "-2.5"
    lines, _about = sheets(client, "/indicators/?format=xlsx")
    found = dict(zip(*lines, strict=True))
    assert (found["scale_min"], found["higher_is_better"]) == (-2.5, True)


def test_odd_texts_reach_all_forms(client):
    title = 'Été; "ñ", <a>&amp;\x0b 漢字 ]]>\n\ud83d'.encode("utf-8", "ignore").decode()
    factories.SourceFactory(title=title)
    seen = title.replace("\x0b", "")
    assert csv_rows(client, "/sources/?format=csv")[0]["title"] == title
    assert json.loads(body(client, "/sources/?format=json"))["records"][0]["title"] == title
    lines, _about = sheets(client, "/sources/?format=xlsx")
    assert lines[1][lines[0].index("title")] == seen
    feed = ElementTree.fromstring(body(client, "/sources/?format=atom"))
    assert feed.findtext(f"{ATOM}entry/{ATOM}title").split() == seen.split()


@pytest.mark.parametrize(
    ("key", "form"),
    [("policies", "csv"), ("positions", "json"), ("events", "xlsx"), ("initiatives", "atom&page=all")],
)
def test_each_part_costs_the_same_queries(client, monkeypatch, key, form):
    monkeypatch.setattr(public_rows, "ROWS_AT_ONCE", 3)

    def queries() -> int:
        with CaptureQueriesContext(connection) as made:
            body(client, f"/{key}/?format={form}")
        return len(made)

    make_rows(key, 3)
    one = queries()
    make_rows(key, 3)
    two = queries()
    make_rows(key, 6)
    assert queries() - two == 2 * (two - one)


@pytest.mark.parametrize("form", ["csv", "xlsx", "json", "atom"])
@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("country=XXX", "country"),
        ("year_min=x", "year_min"),
        ("nation=BRA", "nation"),
        ("sort=size", "sort"),
        ("q=%00", "q"),
        ("kind=%00", "kind"),
        ("format=csv&format=json", "format"),
    ],
)
def test_wrong_query_gives_no_file_but_the_name_of_the_field(client, form, query, field):
    answer = client.get(f"/policies/?format={form}&{query}")
    assert answer.status_code == 400
    if form == "json":
        assert set(answer.json()["errors"]) == {field}
    else:
        assert answer.content.decode().startswith(f"{field}: ")


@pytest.mark.parametrize("value", ["pdf", "", "%00", "CSV", "x" * 5000])
def test_unknown_form_gives_the_page_with_a_message(client, value):
    content = client.get(f"/policies/?format={value}").content.decode()
    assert "is not a form of this list; expected csv, xlsx, json, atom." in content


def test_format_of_events_is_a_filter_still(client):
    factories.EventFactory(published=True, format="online", title="Far")
    factories.EventFactory(published=True, format="in-person", title="Near")
    rows = csv_rows(client, "/events/?format=csv&format=online")
    assert [row["title"] for row in rows] == ["Far"]
    assert (
        'href="/events/?format=online&amp;format=csv"'
        in client.get("/events/?format=online").content.decode()
    )


def test_those_who_ask_for_headers_get_no_more(client):
    factories.PolicyFactory(published=True)
    answer = client.head("/policies/?format=xlsx")
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    assert not answer.streaming


def test_feed_comes_in_pages_and_only_once(client, monkeypatch):
    monkeypatch.setattr("initiatives.exports.entries.ENTRIES", 2)
    for year in (2019, 2020, 2021):
        factories.PolicyFactory(published=True, adopted_on=str(year), slug=f"p-{year}")
    answer = client.get("/policies/?format=atom")
    feed = ElementTree.fromstring(answer.content)
    links = {link.get("rel"): link.get("href") for link in feed.iterfind(f"{ATOM}link")}
    assert links["next"].endswith("/policies/?format=atom&page=2")
    assert "previous" not in links
    second = ElementTree.fromstring(body(client, "/policies/?format=atom&page=2"))
    assert [entry.findtext(f"{ATOM}id") for entry in second.iterfind(f"{ATOM}entry")] == [
        "tag:127.0.0.1,2026:/policy/p-2019"
    ]
    again = client.get("/policies/?format=atom", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


def test_whole_feed_holds_all_entries_and_says_so(client, monkeypatch):
    monkeypatch.setattr("initiatives.exports.entries.ENTRIES", 1)
    monkeypatch.setattr(public_rows, "ROWS_AT_ONCE", 2)
    for year in (2019, 2020, 2021):
        factories.PolicyFactory(published=True, adopted_on=str(year), slug=f"p-{year}", kind="ai-policy")
    factories.PolicyFactory(published=True, kind="defence-policy")
    page = client.get("/policies/?kind=ai-policy&sort=date").content.decode()
    address = "/policies/?kind=ai-policy&sort=date&format=atom&page=all"
    assert f'href="{address}"'.replace("&", "&amp;") in page
    answer = client.get(address)
    assert "attachment" in answer["Content-Disposition"]
    feed = ElementTree.fromstring(b"".join(answer))
    identities = [entry.findtext(f"{ATOM}id") for entry in feed.iterfind(f"{ATOM}entry")]
    assert identities == [f"tag:127.0.0.1,2026:/policy/p-{year}" for year in (2019, 2020, 2021)]
    assert feed.find("{http://purl.org/syndication/history/1.0}complete") is not None
    assert "kind: ai-policy" in feed.findtext("{http://purl.org/dc/terms/}bibliographicCitation")
    assert feed.findtext("{http://purl.org/dc/terms/}created").endswith("Z")
    latest = Policy.objects.filter(kind="ai-policy").latest("last_published_at").last_published_at
    assert feed.findtext(f"{ATOM}updated") == latest.isoformat()
    links = {link.get("rel"): link.get("href") for link in feed.iterfind(f"{ATOM}link")}
    assert links["self"].endswith(address)
    assert "next" not in links


def test_workbooks_are_compressed(client):
    factories.SourceFactory(title="a" * 400)
    parts = zipfile.ZipFile(io.BytesIO(body(client, "/sources/?format=xlsx"))).infolist()
    assert {part.compress_type for part in parts} == {zipfile.ZIP_DEFLATED}


def test_empty_lists_are_whole_files(client):
    assert csv_rows(client, "/policies/?format=csv") == []
    assert json.loads(body(client, "/policies/?format=json"))["records"] == []
    lines, about = sheets(client, "/policies/?format=xlsx")
    assert (len(lines), about["count"]) == (1, 0)
    ElementTree.fromstring(body(client, "/es/policies/?format=atom"))
