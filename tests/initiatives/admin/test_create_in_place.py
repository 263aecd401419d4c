"""Sources and organisations are added where they are needed, once, and wait for a second person."""

import json

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from initiatives.models import Country, Organisation, Source
from tests.factories import CountryFactory, OrganisationFactory, SourceFactory, UserFactory
from tests.initiatives.admin.desk import desk_url, filled_form

pytestmark = pytest.mark.django_db
NEW = {
    "url": "https://www.example.org/report/?utm_source=mail",
    "title": "A report",
    "publisher": "An institute",
    "language": "en",
    "kind": "report",
    "retrieved_on": "2026-09-01",
}


@pytest.fixture
def contributor(client):
    """A contributor who has signed in."""
    person = UserFactory(role="Contributors")
    client.force_login(person)
    return person


def chooser(model, view="create"):
    return reverse(model.snippet_viewset.chooser_viewset.get_url_name(view))


def create(client, model, **values):
    """What the chooser answers to its form."""
    data = {f"in-place-{name}": value for name, value in values.items()}
    response = client.post(chooser(model), data)
    assert response.status_code == 200
    return json.loads(response.content)


def test_chooser_shows_the_form(client, contributor):
    page = json.loads(client.get(chooser(Source, "choose")).content)["html"]
    assert 'name="in-place-url"' in page
    assert 'name="in-place-existing"' not in page


def test_contributor_adds_a_source_that_waits(client, contributor):
    answer = create(client, Source, **NEW)
    source = Source.objects.get()
    assert answer["step"] == "chosen"
    assert (answer["result"]["id"], answer["result"]["string"]) == (str(source.pk), "A report")
    assert (source.slug, source.live, source.address_key) == ("a-report", False, "example.org/report")
    assert ModelLogEntry.objects.get(action="wagtail.create").user == contributor
    assert client.get(source.get_absolute_url()).status_code == 404


def test_what_is_missing_is_said(client, contributor):
    answer = create(client, Source, **NEW | {"title": ""})
    assert answer["step"] == "reshow_creation_form"
    assert "This field is required" in answer["htmlFragment"]
    assert not Source.objects.exists()


def test_source_with_the_same_address_is_offered_and_not_added(client, contributor):
    there = SourceFactory(title="The first entry", url="http://example.org/report#page=2")
    answer = create(client, Source, **NEW)
    assert answer["step"] == "reshow_creation_form"
    assert "The first entry" in answer["htmlFragment"]
    assert 'name="in-place-existing"' in answer["htmlFragment"]
    assert Source.objects.get() == there


def test_source_that_is_offered_can_be_taken(client, contributor):
    there = SourceFactory(url="http://example.org/report")
    answer = create(client, Source, **NEW | {"existing": there.pk, "title": ""})
    assert (answer["step"], answer["result"]["id"]) == ("chosen", str(there.pk))
    assert Source.objects.get() == there


def test_source_that_is_not_the_same_cannot_be_slipped_in(client, contributor):
    other = SourceFactory(url="http://example.org/other")
    assert create(client, Source, **NEW | {"existing": other.pk})["result"]["id"] != str(other.pk)


def test_key_that_is_taken_gets_a_number(client, contributor):
    SourceFactory(slug="a-report")
    create(client, Source, **NEW)
    assert Source.objects.filter(slug="a-report-2").exists()


def test_contributor_adds_an_organisation_that_waits(client, contributor):
    values = {"name": "New Body", "language": "en", "kind": "regional"}
    assert create(client, Organisation, **values)["step"] == "chosen"
    assert not Organisation.objects.get(slug="new-body").live
    answer = create(client, Organisation, **values | {"name": "new body"})
    assert answer["step"] == "reshow_creation_form"
    assert Organisation.objects.count() == 1


def test_who_has_no_role_adds_nothing(client):
    client.force_login(UserFactory())
    response = client.post(chooser(Source), {f"in-place-{name}": value for name, value in NEW.items()})
    assert response.status_code in {302, 403}
    assert not Source.objects.exists()


@pytest.mark.parametrize("factory", [SourceFactory, OrganisationFactory])
def test_row_that_was_merged_is_not_chosen(client, contributor, factory):
    kept = factory()
    merged = factory(merged_into=kept, live=False)
    results = client.get(chooser(type(kept), "choose_results")).content.decode()
    assert str(kept) in results
    assert str(merged) not in results


def test_ordinary_form_names_the_source_that_is_there(client, contributor):
    there = SourceFactory(title="The first entry", url="http://example.org/report")
    data = filled_form(client.get(desk_url(Source, "add")).content.decode()) | NEW | {"slug": "second"}
    page = client.post(desk_url(Source, "add"), data)
    assert page.status_code == 200
    assert "same_source" in {error.code for error in page.context["form"].errors.as_data()["url"]}
    assert f'<a href="{desk_url(Source, "list")}?q={there.slug}">The first entry</a>' in page.content.decode()
    assert Source.objects.get() == there


def test_source_added_by_the_ordinary_form_waits(client, contributor):
    data = filled_form(client.get(desk_url(Source, "add")).content.decode()) | NEW | {"slug": "new"}
    assert client.post(desk_url(Source, "add"), data).status_code == 302
    assert not Source.objects.get().live


def test_contributor_adds_a_draft_of_a_country(client, contributor):
    facts = {"title_en": "New land", "official_name": "Republic of New Land", "iso3": "NWL", "iso2": "NL"}
    answer = create(client, Country, **facts)
    country = Country.objects.get()
    assert (answer["step"], answer["result"]["string"]) == ("chosen", "New land")
    assert (country.slug, country.live, country.latest_revision.user) == ("new-land", False, contributor)
    assert client.get(country.get_absolute_url()).status_code == 404


def test_code_of_a_country_that_is_there_is_refused(client, contributor):
    CountryFactory(iso3="NWL")
    facts = {"title_en": "New land", "official_name": "Republic of New Land", "iso3": "NWL", "iso2": "NL"}
    assert "already exists" in create(client, Country, **facts)["htmlFragment"]
    assert Country.objects.count() == 1
