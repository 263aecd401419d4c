"""The list pages of all sections: what they show, what they cost, and what cannot break them."""

import pytest

from initiatives.registry import SECTIONS
from tests import factories

pytestmark = pytest.mark.django_db
PATHS = [f"/{section.key}/" for section in SECTIONS if section.key != "countries"]
ODD_QUERIES = [
    "page=abc",
    "page=0",
    "page=-1",
    "page=99999",
    "page=" + "9" * 5000,
    "page=%00",
    "view=cube",
    "sort=%00",
    "q=%00%22%27%2A",
    "q=" + "x" * 10_000,
    "country=" + "x" * 10_000,
    "country=%00&kind=%00&theme=%00&status=%00&organisation=%00&publisher=%00",
    "year_min=%00&year_max=99999999999999999999",
    "country=BRA&country=BRA&country=BRA&page=1&page=2",
    "%00=1&%ff=%fe&<script>=1",
    "checked=never&when=now&format=&topic=&stance=maybe",
    "&&==&=a",
]


def make_rows(key: str, number: int) -> None:
    """Publish rows of a section, each with all that hangs on it."""
    for place in range(number):
        ROWS[key](place)


def _with_relations(factory, **fields):
    def make(place):
        factory(published=True, **{name: value() for name, value in fields.items()})

    return make


def _organisations():
    return [factories.OrganisationFactory(published=True)]


def _countries():
    return [factories.CountryFactory(published=True) for _place in range(2)]


ROWS = {
    "policies": _with_relations(factories.PolicyFactory),
    "institutions": _with_relations(factories.InstitutionFactory),
    "instruments": lambda place: factories.ParticipationFactory(published=True),
    "positions": lambda place: factories.PositionPointFactory(published=True),
    "initiatives": _with_relations(
        factories.InitiativeFactory,
        countries=_countries,
        lead_organisations=_organisations,
        funders=_organisations,
    ),
    "events": _with_relations(factories.EventFactory, countries=_countries, organisers=_organisations),
    "indicators": lambda place: factories.ObservationFactory(published=True),
    "organisations": _with_relations(factories.OrganisationFactory),
    "sources": lambda place: factories.SourceFactory(published_on="2020"),
}


def text(response) -> str:
    return response.content.decode()


@pytest.mark.parametrize("key", ROWS)
def test_list_makes_as_many_queries_for_ten_rows_as_for_three(client, count_queries, key):
    addresses = [f"/{key}/?view={view}" for view in ("list", "table")]
    counts = []
    for more in (3, 7):
        make_rows(key, more)
        counts.append([count_queries(lambda path=path: client.get(path)) for path in addresses])
    assert counts[0] == counts[1]
    assert max(counts[0]) < 30


@pytest.mark.parametrize("path", PATHS)
def test_no_query_breaks_a_list(client, path):
    for query in ODD_QUERIES:
        response = client.get(f"{path}?{query}")
        assert response.status_code == 200, query[:60]
        assert "<script>=1" not in text(response)
        assert "\x00" not in text(response)


@pytest.mark.parametrize("path", PATHS)
def test_empty_section_says_that_nothing_is_researched(client, path):
    assert 'data-stance="not-researched"' in text(client.get(path))


def test_page_beyond_the_last_is_the_last_and_before_the_first_the_first(client):
    factories.SourceFactory.create_batch(30)
    for page, current in (("99999", 2), ("abc", 1), ("0", 1), ("-1", 1), ("2", 2)):
        content = text(client.get(f"/sources/?page={page}"))
        assert f'<span aria-current="page">{current}</span>' in content


def test_count_is_a_sentence_with_the_order(client):
    factories.PolicyFactory(published=True)
    factories.PolicyFactory(published=True, kind="ai-policy")
    assert '<p role="status"><strong>2 policies</strong>, newest first</p>' in text(client.get("/policies/"))
    found = text(client.get("/policies/?kind=ai-policy&sort=title"))
    assert '<p role="status"><strong>1 of 2 policies</strong>, by title</p>' in found


def test_message_stands_beside_the_filter_and_above_the_results(client):
    factories.PolicyFactory(published=True)
    content = text(client.get("/policies/?kind=nonsense&foo=1"))
    assert 'id="facet-kind-error">“nonsense” is not known here.' in content
    assert "“foo” is no filter of this list." in content
    assert "Nothing in the catalogue fits these filters." in content


def test_values_from_the_address_are_escaped(client):
    content = text(client.get("/policies/", {"kind": "<b>x</b>", "q": '"><b>y</b>', "<b>z</b>": "1"}))
    assert "<b>" not in content


def test_view_and_filters_survive_in_links_and_form(client):
    factories.PolicyFactory.create_batch(30, published=True)
    content = text(client.get("/policies/?kind=cybersecurity-strategy&view=table&sort=title"))
    query = "kind=cybersecurity-strategy&amp;sort=title&amp;view=table"
    assert f'href="?{query}&amp;page=2"' in content
    assert '<input type="hidden" name="view" value="table">' in content
    assert 'href="/policies/?kind=cybersecurity-strategy&amp;sort=title"' in content


def test_rows_carry_title_language_status_country_and_margin(client):
    country = factories.CountryFactory(title="Chile", published=True)
    source = factories.SourceFactory(publisher="Diario Oficial")
    factories.PolicyFactory(
        official_title="Política Nacional",
        adopted_on="2023-12",
        country=country,
        sources=[source],
        published=True,
    )
    content = text(client.get("/policies/"))
    assert 'lang="es">Política Nacional</a>' in content
    assert '<span class="tag" data-status="in-force">in force</span>' in content
    assert 'adopted <time datetime="2023-12">Dec 2023</time>' in content
    assert "<span>Chile</span>" in content
    assert "<span>Diario Oficial</span>" in content
    assert "Checked" in content


def test_table_names_its_columns_and_what_is_not_on_record(client):
    factories.PolicyFactory(adopted_on=None, status="", published=True)
    content = text(client.get("/policies/?view=table"))
    assert '<th scope="col">Adopted</th>' in content
    assert "not on record" in content
    assert "not established" in content


def test_draft_content_is_nowhere_in_a_list(client):
    draft_country = factories.CountryFactory(title="Secretland", iso3="SEC")
    draft_body = factories.OrganisationFactory(name="Secret body", acronym="SECRET")
    factories.PolicyFactory(country=draft_country, published=True)
    factories.InitiativeFactory(countries=[draft_country], lead_organisations=[draft_body], published=True)
    factories.InstrumentFactory(organisation=draft_body, published=True)
    factories.EventFactory(country=draft_country, organisers=[draft_body], published=True)
    for path in PATHS:
        for view in ("list", "table"):
            content = text(client.get(f"{path}?view={view}"))
            assert "Secret" not in content
            assert "SEC" not in content


def test_titles_are_in_the_language_of_the_reader(client):
    country = factories.CountryFactory(title="Brazil", title_es="Brasil", published=True)
    factories.PolicyFactory(country=country, published=True)
    assert "<span>Brasil</span>" in text(client.get("/es/policies/"))
