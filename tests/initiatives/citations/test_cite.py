"""Citations of every version, as other programs read them."""

import json

import bibtexparser
import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pylatexenc.latex2text import LatexNodes2Text

from initiatives.citations.forms import CITATION_FORMS
from tests import factories
from tests.initiatives.history.desk import move_first, publish_at, unpublish_at, withdraw_at

pytestmark = pytest.mark.django_db
ODD = "Ley nº 5 de protección & “uso” 100% de C# _datos_ ~ ^ $ \\ (ñ)"
PRESENT = "Estrategia nacional de São José"
ADDRESS = "/policies/the-law/cite/"


@pytest.fixture
def policy(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://portal.example"
    settings.WAGTAIL_SITE_NAME = "Cyber & diplomacy"
    policy = factories.PolicyFactory(
        published=True, slug="the-law", official_title=ODD, official_title_language="es"
    )
    move_first(policy, "2026-03-01T12:00")
    publish_at(policy, "2026-05-02T12:00", official_title=PRESENT)
    return policy


def text(client, query: str) -> str:
    answer = client.get(f"{ADDRESS}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("query", "title", "version", "day", "page"),
    [
        ("", PRESENT, 2, (2026, 5, 2), "https://portal.example/policies/the-law/"),
        ("&version=1", ODD, 1, (2026, 3, 1), "https://portal.example/policies/the-law/at/2026-03-01/"),
    ],
)
def test_every_version_is_read_by_reference_managers(policy, client, query, title, version, day, page):
    library = bibtexparser.parse_string(text(client, f"?format=bibtex{query}"))
    assert not library.failed_blocks
    (entry,) = library.entries
    fields = {field.key: field.value for field in entry.fields}
    assert entry.key == f"policy-the-law-v{version}"
    assert (
        LatexNodes2Text(keep_braced_groups=False).latex_to_text(fields["title"].strip("{}")).replace("ˆ", "^")
        == title
    )
    assert (fields["url"], fields["version"], fields["year"]) == (page, str(version), str(day[0]))

    (read,) = rispy.loads(text(client, f"?format=ris{query}"))
    assert (read["title"], read["urls"], read["edition"]) == (title, [page], str(version))
    assert read["date"] == "{}/{:02}/{:02}".format(*day)

    (item,) = json.loads(text(client, f"?format=csl{query}"))
    assert (item["title"], item["URL"], item["version"]) == (title, page, str(version))
    assert item["issued"] == {"date-parts": [list(day)]}
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON([item]), formatter.plain)
    bibliography.register(Citation([CitationItem(item["id"])]))
    (line,) = bibliography.bibliography()
    assert title in str(line)
    assert str(day[0]) in str(line)

    plain = text(client, f"?format=text{query}")
    assert plain.startswith(f"{title}, in: Cyber & diplomacy, version {version} of ")
    assert page in plain


def test_lonely_braces_do_not_end_an_entry():
    from initiatives.citations.forms import _latex

    library = bibtexparser.parse_string(f"@misc{{a,\n  title = {{{{{_latex('a } b { c')}}}}},\n}}\n")
    assert not library.failed_blocks
    assert library.entries[0].fields[0].value == r"{a \textbraceright{} b \textbraceleft{} c}"


def test_version_that_is_not_the_last_of_its_day_is_found_in_the_history(policy, client):
    publish_at(policy, "2026-03-01T18:00", official_title="Third")
    (item,) = json.loads(text(client, "?format=csl&version=1"))
    assert item["URL"] == "https://portal.example/policies/the-law/at/2026-03-01/"
    publish_at(policy, "2026-05-02T13:00", official_title="Fourth")
    (item,) = json.loads(text(client, "?format=csl&version=2"))
    assert item["URL"] == "https://portal.example/policies/the-law/at/2026-05-02/"


def test_page_offers_all_forms_and_versions(policy, client, count_queries):
    page = text(client, "?version=1")
    for key in CITATION_FORMS:
        assert f'href="{ADDRESS}?version=1&amp;format={key}"' in page
    assert f'href="{ADDRESS}?version=2"' in page
    few = count_queries(lambda: text(client, ""))
    for month in range(6, 9):
        publish_at(policy, f"2026-0{month}-02T12:00", official_title=f"Title {month}")
    assert count_queries(lambda: text(client, "")) == few
    record = client.get("/policies/the-law/").content.decode()
    assert f'href="{ADDRESS}?format=ris"' in record
    past = client.get("/policies/the-law/at/2026-03-01/").content.decode()
    assert f'href="{ADDRESS}?version=1&amp;format=bibtex"' in past


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("version=9", "version"),
        ("version=%00", "version"),
        ("version=²", "version"),
        ("version=" + "9" * 5000, "version"),
        ("edition=1", "edition"),
    ],
)
def test_what_there_is_not_is_said(policy, client, query, name):
    assert "Part of the address was not understood." in text(client, f"?{query}")
    answer = client.get(f"{ADDRESS}?format=ris&{query}")
    assert answer.status_code == 400
    assert answer.content.decode().startswith(f"{name}: ")
    assert "is no form of a citation" in text(client, "?format=pdf")


def test_withdrawn_is_cited_still_and_what_is_gone_is_not(policy, client):
    withdraw_at(policy, "2026-06-01T12:00")
    assert PRESENT in text(client, "?format=text")
    publish_at(policy, "2026-07-01T12:00", official_title="Again")
    unpublish_at(policy, "2026-08-01T12:00")
    assert client.get(ADDRESS).status_code == 410


def test_rows_without_versions_are_cited_too(client):
    source = factories.SourceFactory(slug="the-text", title="The text")
    (read,) = rispy.loads(client.get("/sources/the-text/cite/?format=ris").content.decode())
    assert read["title"] == source.title
    assert "edition" not in read
    assert client.get("/sources/the-text/cite/").status_code == 200
