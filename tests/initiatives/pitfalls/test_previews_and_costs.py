"""Half-filled records can be previewed, and sources cost little."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from initiatives.actions.publish import publish_record
from tests.factories import CountryFactory, PolicyFactory, SourceFactory, UserFactory
from tests.initiatives.admin.desk import RECORD_MODELS, desk_url, factory_of, filled_form

pytestmark = pytest.mark.django_db
every_record_type = pytest.mark.parametrize("model", RECORD_MODELS, ids=lambda model: model.__name__)


@pytest.fixture
def desk(client):
    """A client that a superuser has signed in with."""
    client.force_login(UserFactory(superuser=True))
    return client


@every_record_type
def test_preview_of_an_empty_form_says_that_it_cannot_be_shown(desk, model):
    form = filled_form(desk.get(desk_url(model, "add")).content.decode())
    address = desk_url(model, "preview_on_add")
    answer = desk.post(address, form)
    assert (answer.status_code, answer.json()["is_valid"]) == (200, False)
    assert desk.get(address).status_code == 200


@every_record_type
def test_preview_of_a_draft_that_was_never_saved(desk, model):
    """The page is built from an object without a primary key, as Wagtail does for new drafts."""
    facts = {"slug": "new", "title_en": "Half of a record"}
    if any(field.name == "country" and not field.null for field in model._meta.fields):
        facts["country"] = CountryFactory(published=True)
    page = model(**facts).make_preview_request(desk.get("/admin/").wsgi_request)
    assert page.status_code == 200
    assert "Half of a record" in page.render().content.decode()


@every_record_type
def test_preview_is_offered_in_each_language(desk, model):
    facts = {"title_en": "English words", "title_es": "Palabras", "title_pt": "Palavras"}
    official = {"official_title": ""} if hasattr(model, "official_title") else {}
    draft = factory_of(model)(**facts, **official)
    for language, title in (("en", "English words"), ("es", "Palabras"), ("pt", "Palavras")):
        request = desk.get("/admin/").wsgi_request
        page = draft.make_preview_request(request, preview_mode=language).content.decode()
        assert title in page
        assert f'href="/{"" if language == "en" else f"{language}/"}countries/"' in page


@every_record_type
def test_preview_of_a_saved_draft_shows_it_to_its_editor_only(desk, model):
    draft = factory_of(model)(title="Words of a draft", **_no_official_title(model))
    form = filled_form(desk.get(desk_url(draft, "edit")).content.decode())
    address = desk_url(draft, "preview_on_edit")
    assert desk.post(address, form).json()["is_valid"]
    page = desk.get(address)
    assert page.status_code == 200
    assert "Words of a draft" in page.content.decode()
    assert page.headers["X-Robots-Tag"] == "noindex"


def _no_official_title(model) -> dict:
    return {"official_title": ""} if hasattr(model, "official_title") else {}


def test_each_further_source_costs_five_queries_of_a_publication():
    counts = []
    for number in (1, 6, 21):
        draft = PolicyFactory(verified_on="2026-09-01", sources=SourceFactory.create_batch(number))
        with CaptureQueriesContext(connection) as queries:
            publish_record(draft, change_note="Published.")
        counts.append(len(queries))
    assert counts[1] - counts[0] <= 5 * 5
    assert counts[2] - counts[1] <= 5 * 15


def test_no_address_serves_the_content_of_records_past_published():
    """Wagtail's own API would: it is not set up, and no record offers it fields."""
    namespaces = set(get_resolver().namespace_dict)
    assert not {
        name for name in namespaces if "api" in name and name != "api" and not name.startswith("wagtailadmin")
    }
    assert not [model for model in RECORD_MODELS if getattr(model, "api_fields", None)]
