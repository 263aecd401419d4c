"""What the pages of all records share."""

import datetime

import pytest
from django.utils import timezone
from django.utils.translation import override

from initiatives.details.common import (
    Head,
    citation_text,
    crumbs_of,
    describe,
    public,
    public_related,
    record_citation,
)
from initiatives.models import Policy
from tests.factories import CountryFactory, OrganisationFactory, PolicyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def address(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://portal.example/"
    settings.WAGTAIL_SITE_NAME = "The portal"
    with override("en"):
        yield


def test_citation_names_title_site_day_and_full_address():
    text = citation_text("A text", "/policies/a/", datetime.date(2026, 11, 23))
    assert text == "A text, in: The portal, as it stood on 23 Nov 2026. https://portal.example/policies/a/"


def test_citation_of_a_draft_has_no_day():
    assert record_citation(PolicyFactory(official_title="A law", slug="a-law")) == (
        "A law, in: The portal. https://portal.example/policies/a-law/"
    )


def test_citation_of_a_record_has_the_day_of_its_last_publication():
    policy = PolicyFactory(published=True)
    policy.last_published_at = datetime.datetime(2026, 5, 17, 12, tzinfo=datetime.UTC)
    assert "as it stood on 17 May 2026" in record_citation(policy)


def test_related_draft_is_not_public():
    assert public(CountryFactory()) is None
    assert public(OrganisationFactory()) is None
    assert public(None) is None


def test_related_record_is_public_until_its_time_runs_out():
    country = CountryFactory(published=True)
    assert public(country) == country
    country.expire_at = timezone.now() - datetime.timedelta(minutes=1)
    assert public(country) is None


def test_foreign_key_that_is_not_set_is_no_record():
    assert public_related(Policy(), "country") is None


def test_way_to_a_record_leads_through_its_list_and_is_short():
    policy = PolicyFactory(title="Law " * 30)
    section, here = crumbs_of(policy, lang="es")
    assert section["url"] == "/policies/"
    assert here["url"] == policy.get_absolute_url()
    assert len(here["label"]) <= 60
    assert here["lang"] == "es"


def test_page_without_summary_is_described_by_what_it_is():
    head = Head("A law", kicker="Cybercrime law", kicker_link="Peru")
    assert describe(head) == "Peru · Cybercrime law: A law"
    assert describe(Head("A source")) == "A source"
