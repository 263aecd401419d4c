"""Lists and single rows of the API: what is in them, what they refuse, what they cost."""

import itertools
import json

import pytest
from django.urls import reverse

from initiatives.actions.publish import publish_record
from initiatives.actions.remove import unpublish_record, withdraw_record
from initiatives.api.resources import RESOURCES
from initiatives.dataset.tables import TABLES
from initiatives.models import Policy, Removal
from tests import factories
from tests.initiatives.hidden_content import (
    MARKER,
    RECORD_TYPES,
    SLUG_MARKER,
    PublicContent,
    hide_content,
)

pytestmark = pytest.mark.django_db
NAMES = [resource.name for resource in RESOURCES]
ODD_QUERIES = [
    "page_size=0",
    "page_size=201",
    "page_size=٣",
    "page_size=" + "9" * 5000,
    "cursor=%00",
    "cursor=abc:def",
    "sort=%00",
    "fields=%00",
    "fields=key,nonsense",
    "fields=",
    "page=2",
    "view=table",
    "%00=1&%ff=%fe&<script>=1",
    "format=csv",
]


def rows(client, address: str) -> list[dict]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content
    return answer.json()["results"]


def errors(client, address: str) -> dict:
    answer = client.get(address)
    assert answer.status_code == 400, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    return answer.json()["errors"]


def test_every_table_of_the_dataset_has_a_list():
    assert set(NAMES) == {table.name for table in TABLES}


def test_root_names_every_list(client):
    answer = client.get("/api/v1/").json()
    assert set(answer["resources"]) == set(NAMES)
    for address in answer["resources"].values():
        assert client.get(address).status_code == 200


def test_record_has_the_columns_of_its_table_with_sources_version_and_addresses(client):
    country = factories.CountryFactory(published=True, iso3="CHL")
    source = factories.SourceFactory(slug="diario", publisher="Diario Oficial", published_on="2023-12")
    policy = factories.PolicyFactory(
        slug="chl-policy",
        official_title="Política Nacional",
        title="National policy",
        adopted_on="2023-12",
        country=country,
        sources=[(source, "p. 18")],
        published=True,
    )
    policy.summary_en = "Another summary."
    publish_record(policy, change_note="Said better.")

    record = client.get("/api/v1/policies/chl-policy/").json()

    assert record["country"] == "CHL"
    assert (record["title"], record["title_language"], record["title_en"]) == (
        "Política Nacional",
        "es",
        "National policy",
    )
    assert record["adopted_on"] == "2023-12"
    assert record["sources"] == [
        {
            "key": "diario",
            "locator": "p. 18",
            "title": source.title,
            "publisher": "Diario Oficial",
            "url": source.url,
            "published_on": "2023-12",
        }
    ]
    assert record["verified_on"] == "2026-09-01"
    assert (record["summary"], record["version"]) == ("Another summary.", 2)
    assert record["published_at"].endswith("Z")
    assert record["page_url"] == "http://testserver/policies/chl-policy/"
    assert client.get(record["api_url"]).json() == record == rows(client, "/api/v1/policies/")[0]


def test_position_holds_its_points_and_points_have_a_list(client):
    point = factories.PositionPointFactory(published=True, reference="para. 4")
    nested = rows(client, "/api/v1/positions/")[0]["points"]
    listed = rows(client, f"/api/v1/position_points/?topic={point.topic.slug}")
    assert [its["reference"] for its in nested] == ["para. 4"]
    assert nested[0].items() < listed[0].items()
    assert listed[0]["position"] == point.position.slug


def test_rows_have_the_version_and_page_of_their_record(client):
    observation = factories.ObservationFactory(published=True, value="57.25", year=2024)
    row = rows(client, f"/api/v1/observations/?indicator={observation.indicator.slug}&year_min=2024")[0]
    assert (row["value"], row["year"], row["version"]) == (57.25, 2024, 1)
    assert row["page_url"].endswith(observation.indicator.get_absolute_url())


def test_country_is_found_by_code_and_by_the_key_of_its_page(client):
    factories.CountryFactory(published=True, iso3="CRI", slug="costa-rica")
    assert client.get("/api/v1/countries/CRI/").json() == client.get("/api/v1/countries/costa-rica/").json()
    assert client.get("/api/v1/countries/cri/").status_code == 200


def test_filters_are_those_of_the_page(client):
    country = factories.CountryFactory(published=True)
    factories.PolicyFactory(published=True, country=country, adopted_on="2019")
    factories.PolicyFactory(published=True, adopted_on="2021-03")
    newest = rows(client, "/api/v1/policies/")
    assert [row["adopted_on"] for row in newest] == ["2021-03", "2019"]
    assert [row["country"] for row in rows(client, f"/api/v1/policies/?country={country.iso3}")] == [
        country.iso3
    ]
    assert len(rows(client, "/api/v1/policies/?year_min=2019&year_max=2019")) == 1


def test_fields_are_only_those_that_are_wanted(client):
    factories.PolicyFactory(published=True)
    assert list(rows(client, "/api/v1/policies/?fields=version,key")[0]) == ["version", "key"]
    assert list(rows(client, "/api/v1/policies/?fields=key&fields=version")[0]) == ["key", "version"]


def test_refusal_names_each_parameter(client):
    address = "/api/v1/policies/?country=XXX&kind=nonsense&year_min=soon&sort=up&foo=1&status=&year_max=2020"
    wrong = errors(client, f"{address}&year_max=2021")
    assert set(wrong) == {"country", "kind", "year_min", "sort", "foo", "status", "year_max"}
    assert "“XXX” is not known here." in wrong["country"][0]
    assert set(errors(client, "/api/v1/policies/?fields=key,nonsense")) == {"fields"}
    assert set(errors(client, "/api/v1/?foo=1")) == {"foo"}


@pytest.mark.parametrize("name", NAMES)
def test_no_query_breaks_a_list(client, name):
    for query in ODD_QUERIES:
        answer = client.get(f"/api/v1/{name}/?{query}")
        assert answer.status_code == 400, query[:60]
        assert json.loads(answer.content)["errors"]


def test_cursor_of_another_list_or_order_is_refused(client):
    factories.SourceFactory.create_batch(2)
    address = client.get("/api/v1/sources/?page_size=1").json()["next"]
    assert set(errors(client, f"{address}&sort=date")) == {"cursor"}
    assert set(errors(client, address.replace("sources", "organisations"))) == {"cursor"}


@pytest.mark.parametrize("sort", ["-date", "date", "title", "country"])
def test_pages_hold_every_record_once_in_the_order_of_the_list(client, sort):
    for adopted_on in ("2020", "2020-05", "2020-05", None, None, "2019"):
        factories.PolicyFactory(published=True, adopted_on=adopted_on)
    whole = [row["key"] for row in rows(client, f"/api/v1/policies/?sort={sort}")]
    pages, address = [], f"/api/v1/policies/?sort={sort}&page_size=2"
    while address:
        page = client.get(address).json()
        pages.append(page)
        address = page["next"]
    assert [row["key"] for page in pages for row in page["results"]] == whole
    assert len(pages) == 3
    assert {page["count"] for page in pages} == {6}
    back = list(pages[-1:])
    while back[-1]["previous"]:
        back.append(client.get(back[-1]["previous"]).json())
    assert [page["results"] for page in reversed(back)] == [page["results"] for page in pages]


def test_events_ahead_come_first_on_all_pages(client):
    for starts_on in ("2019", "2099-05", "2098", "2020-01-02"):
        factories.EventFactory(published=True, starts_on=starts_on, ends_on=None)
    address, found = "/api/v1/events/?page_size=1", []
    while address:
        page = client.get(address).json()
        found += [row["starts_on"] for row in page["results"]]
        address = page["next"]
    assert found == ["2098", "2099-05", "2020-01-02", "2019"]


ROWS = {
    "countries": lambda: factories.CountryFactory(published=True),
    "policies": lambda: factories.PolicyFactory(published=True),
    "institutions": lambda: factories.InstitutionFactory(published=True),
    "instruments": lambda: factories.InstrumentFactory(
        published=True, organisation=factories.OrganisationFactory(published=True)
    ),
    "positions": lambda: factories.PositionPointFactory(published=True),
    "initiatives": lambda: factories.InitiativeFactory(
        published=True, countries=[factories.CountryFactory(published=True) for _ in range(2)]
    ),
    "events": lambda: factories.EventFactory(
        published=True, countries=[factories.CountryFactory(published=True) for _ in range(2)]
    ),
    "indicators": lambda: factories.IndicatorFactory(published=True),
    "organisations": lambda: factories.OrganisationFactory(published=True),
    "sources": lambda: factories.SourceFactory(),
    "participations": lambda: factories.ParticipationFactory(published=True),
    "position_points": lambda: factories.PositionPointFactory(published=True),
    "observations": lambda: factories.ObservationFactory(published=True),
    "inquiries": lambda: factories.InquiryFactory(published=True),
    "relations": lambda: factories.RelationFactory(
        published=True,
        between=(factories.EventFactory(published=True), factories.InitiativeFactory(published=True)),
    ),
    "themes": lambda: factories.ThemeFactory(),
    "legal_topics": lambda: factories.LegalTopicFactory(),
}


@pytest.mark.parametrize("name", NAMES)
def test_list_makes_as_many_queries_for_many_rows_as_for_few(client, name, count_queries):
    def read():
        assert len(rows(client, f"/api/v1/{name}/")) == number

    for number in (2, 5):
        for _place in itertools.repeat(None, number - (0 if number == 2 else 2)):
            ROWS[name]()
        read()
        if number == 2:
            few = count_queries(read)
    assert count_queries(read) == few < 16


def test_nothing_hidden_is_in_the_api(client):
    content = PublicContent()
    addresses = [reverse(f"api:{name}_list") for name in NAMES]
    addresses += [
        reverse(
            f"api:{resource.name}_detail", args=[getattr(content.rows[resource.model], resource.key_field)]
        )
        for resource in RESOURCES
        if resource.model in content.rows
    ]
    before = {address: client.get(address).content.decode() for address in addresses}
    hidden = hide_content(content)
    after = {address: client.get(address).content.decode() for address in addresses}
    for address, text in after.items():
        assert MARKER not in text, address
        assert SLUG_MARKER not in text, address
    assert after == before
    assert {model for _state, model in hidden} == set(RECORD_TYPES)
    for resource in RESOURCES:
        for (_state, model), record in hidden.items():
            if model is resource.model:
                key = getattr(record, resource.key_field)
                assert client.get(f"/api/v1/{resource.name}/{key}/").status_code == 404


def test_what_was_public_once_is_gone_with_the_reason(client):
    editor = factories.UserFactory(superuser=True)
    for key, act in (("was-true", withdraw_record), ("was-wrong", unpublish_record)):
        act(factories.PolicyFactory(slug=key, published=True), editor, "Replaced by another law.")
        answer = client.get(f"/api/v1/policies/{key}/")
        assert answer.status_code == 410
        assert "Replaced by another law." in answer.json()["detail"]
    assert Removal.objects.count() == 2
    assert rows(client, "/api/v1/policies/") == []
    assert Policy.objects.count() == 2


def test_merged_row_leads_to_the_kept_one(client):
    kept = factories.OrganisationFactory(published=True, slug="kept")
    factories.OrganisationFactory(slug="double", merged_into=kept)
    answer = client.get("/api/v1/organisations/double/")
    assert (answer.status_code, answer["Location"]) == (301, "/api/v1/organisations/kept/")


def test_other_addresses_and_methods_are_answered_in_json(client):
    for address in ("/api/v1/nothing/", "/api/v1/policies/no-such/", "/api/v1/policies/%00/"):
        answer = client.get(address)
        assert (answer.status_code, answer.json()["status"]) == (404, 404)
    assert client.post("/api/v1/policies/").json()["status"] == 405
    assert client.get("/api/v1/policies/", headers={"accept": "text/csv"}).status_code == 406
