"""No public address shows anything of what is not public, nor can anybody tell that it is there."""

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils.translation import override

from initiatives import models
from initiatives.registry import SECTIONS
from initiatives.urls import urlpatterns
from initiatives.views.history import utc_today
from portal import urls as portal_urls
from portal.models import HomePage, StandardPage
from portal.opening_pages.make import make_opening_pages
from tests.accounts.issues.issues import draft, published
from tests.initiatives.hidden_content import (
    MARKER,
    RECORD_TYPES,
    SLUG_MARKER,
    STATES,
    PublicContent,
    hide_content,
)
from tests.initiatives.public_pages import LANGUAGES, OTHER_LANGUAGES, PLAIN, Walk
from tests.module_data import rows_for_a_module

pytestmark = pytest.mark.django_db
# The map of the site has tests of its own, which read every address in it.
MAP_OF_THE_SITE = {"sitemap.xml", "sitemap-<slug:key>-<int:number>.xml"}
WITHOUT_RECORDS = MAP_OF_THE_SITE | {
    "anymail",
    "appearance",
    "components",
    "favicon.ico",
    "healthz",
    "readyz",
}
FOR_EDITORS = {"accounts", "admin", "admin/login", "django-admin", "django-admin/login", "documents"}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """The public pages before and after content was hidden, and what was hidden."""
    with rows_for_a_module(django_db_blocker):
        content = PublicContent()
        content.issue = published(f"policies/{content.rows[models.Policy].slug}")
        make_opening_pages()
        # What would change, a count or a facet, is the same in every language.
        before = Walk(content, ["en"])
        content.hidden = hide_content(content)
        hide_pages()
        hide_letters(content.issue)
        cache.clear()
        content.before, content.after = before.answers, Walk(content).answers
        yield content


def hide_pages() -> None:
    """Add a narrative page that is a draft, and changes of the home page that nobody has published."""
    home = HomePage.objects.get()
    home.add_child(instance=StandardPage(title=MARKER, slug=SLUG_MARKER, live=False))
    home.title, home.claim = f"{MARKER} title", f"{MARKER} claim"
    home.save_revision()


def hide_letters(issue) -> None:
    """Add a letter of the editors that is a draft, and changes of one that was sent."""
    draft(slug=f"{SLUG_MARKER}-letter", title=MARKER, introduction_en=MARKER)
    issue.title_en, issue.introduction_en = f"{MARKER} title", f"{MARKER} words"
    issue.save_revision()


@pytest.fixture(autouse=True)
def _english():
    """Whatever language the last page was in."""
    with override("en"):
        yield


def test_markers_are_hidden_in_every_kind_of_record(world):
    assert {model for _state, model in world.hidden} == set(RECORD_TYPES)
    for (state, _model), record in world.hidden.items():
        assert state in STATES
        assert MARKER in str(record)
    for model in RECORD_TYPES:
        assert MARKER in str(model.objects.get(pk=world.rows[model].pk).get_latest_revision_as_object())


def test_no_public_page_shows_a_marker(world):
    leaks = sorted(
        {address for (address, _kind), page in world.after.items() if MARKER in page or SLUG_MARKER in page}
    )
    assert leaks == []


def test_no_public_page_changes_by_what_is_hidden(world):
    """Counts, facets, the map and the figures do not betray it either."""
    changed = [address for address, page in world.before.items() if page != world.after.get(address)]
    assert changed == []
    others = {address for address, _kind in world.after.keys() - world.before.keys()}
    assert {address for address in others if not address.startswith(OTHER_LANGUAGES)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_address_of_what_is_hidden_is_not_found(world, client, state, language):
    with override(language):
        addresses = [
            record.get_absolute_url() for (name, _model), record in world.hidden.items() if name == state
        ]
    assert len(addresses) == len(RECORD_TYPES)
    for address in addresses:
        for page in (
            address,
            f"{address}cite/",
            f"{address}history/",
            f"{address}at/{utc_today():%Y-%m-%d}/",
        ):
            response = client.get(page)
            assert response.status_code == 404, page
            assert MARKER not in response.content.decode()


def test_address_of_an_organisation_that_nobody_has_checked_is_not_found(world, client):
    for organisation in world.hidden_organisations:
        assert client.get(organisation.get_absolute_url()).status_code == 404


def test_draft_of_a_narrative_page_is_not_found(world, client):
    assert client.get(f"/{SLUG_MARKER}/").status_code == 404
    assert "/about/" in {address for address, _kind in world.after}


@pytest.mark.parametrize("language", LANGUAGES)
def test_draft_of_a_letter_is_not_found(world, client, language):
    with override(language):
        assert client.get(reverse("newsletter_issue", args=[f"{SLUG_MARKER}-letter"])).status_code == 404


def test_every_section_is_walked(world):
    assert {section.model for section in SECTIONS} == set(world.rows)
    assert {section.model for section in SECTIONS} == {*RECORD_TYPES, models.Organisation, models.Source}
    walked = {address for address, _kind in world.after}
    for section in SECTIONS:
        assert reverse(f"{section.name}_list") in walked
        assert world.rows[section.model].get_absolute_url() in walked


def test_every_list_is_walked_with_its_filters(world):
    walked = {address for address, _kind in world.after}
    for section in SECTIONS:
        address = reverse(f"{section.name}_list")
        assert len([path for path in walked if path.startswith(f"{address}?")]) > 3


def test_every_kind_of_address_is_walked():
    """A new address must be walked here, or be named as one that shows no records."""
    sections = {f"{section.name}_{view}" for section in SECTIONS for view in ("list", "detail", "cite")}
    past = {f"{model._meta.model_name}_{view}" for model in RECORD_TYPES for view in ("history", "on_day")}
    assert {pattern.name for pattern in urlpatterns} == {
        *sections,
        *past,
        "position_matrix",
        "alignment",
        "alignment_pair",
        "alignment_picture",
        "coverage",
        "changes",
        "compare",
        "position_view",
        "country_brief",
        "topic_brief",
        "theme_brief",
        "correction_list",
        # Files of the dataset have a test of their own.
        "data",
        "data_file",
        "api_docs",
        "newest_data_file",
        "correction_sent",
        "indicator_picture",
        "instrument_picture",
        "map",
        "map_picture",
        "timeline",
    }
    others = {str(pattern.pattern).strip("/") for pattern in portal_urls.urlpatterns}
    walked = {address.strip("/") for address in PLAIN}
    in_languages = {"en", ""}
    assert others - walked - WITHOUT_RECORDS - FOR_EDITORS - in_languages == set()
