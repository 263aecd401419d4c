"""Every table of the catalogue can be listed, searched and edited at the desk."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives.models import LegalTopic, Organisation, Source, Theme
from tests.factories import PositionFactory, PositionPointFactory, UserFactory
from tests.initiatives.admin.desk import RECORD_MODELS, REFERENCE_MODELS, desk_url, factory_of, filled_form

pytestmark = pytest.mark.django_db
every_table = pytest.mark.parametrize("model", [*RECORD_MODELS, *REFERENCE_MODELS], ids=lambda m: m.__name__)
# Changed by an import that a second person reads, and not by a form.
PLAIN = (LegalTopic, Organisation, Theme)
every_record_type = pytest.mark.parametrize("model", RECORD_MODELS, ids=lambda m: m.__name__)


@pytest.fixture
def desk(client):
    """A client that a superuser has signed in with."""
    client.force_login(UserFactory(superuser=True))
    return client


@every_table
def test_list_and_forms_open(desk, model):
    row = factory_of(model)()
    assert desk.get(desk_url(model, "list")).status_code == 200
    if model not in PLAIN:
        assert desk.get(desk_url(model, "add")).status_code == 200
        assert desk.get(desk_url(row, "edit")).status_code == 200
    assert str(row) in desk.get(desk_url(model, "list")).content.decode()


@every_table
def test_list_is_searched(desk, model):
    row = factory_of(model)()
    found = desk.get(desk_url(model, "list"), {"q": row.slug.replace("-", " ").split()[0]})
    assert found.status_code == 200


@every_record_type
def test_list_is_filtered_and_searched_at_once(desk, model):
    filters = {"q": "x", "live": "true", "kind": "", "country": "", "verified_on": ""}
    assert desk.get(desk_url(model, "list"), filters).status_code == 200


@every_record_type
def test_list_makes_as_many_queries_for_thirty_records_as_for_three(desk, model):
    address = desk_url(model, "list")
    counts = []
    factory_of(model).create_batch(3)
    desk.get(address)
    for more in (0, 27):
        factory_of(model).create_batch(more)
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(address).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 15


@every_record_type
def test_saving_a_form_as_it_is_changes_nothing(desk, model):
    record = factory_of(model)(published=True)
    page = desk.get(desk_url(record, "edit")).content.decode()
    response = desk.post(desk_url(record, "edit"), filled_form(page))
    assert response.status_code == 302, response.context["form"].errors
    record = model.objects.get(pk=record.pk)
    assert not record.has_unpublished_changes


@every_record_type
def test_forms_name_titles_in_three_languages_and_no_schedule(desk, model):
    page = desk.get(desk_url(model, "add")).content.decode()
    for name in ("title_en", "title_es", "title_pt", "summary_pt", "citations-TOTAL_FORMS"):
        assert f'name="{name}"' in page
    assert 'name="go_live_at"' not in page


def test_form_of_a_position_has_points_with_their_own_sources(desk):
    position = PositionFactory(points=[PositionPointFactory.build(sources=[]), PositionPointFactory.build()])
    page = desk.get(desk_url(position, "edit")).content.decode()
    for name in ("points-0-topic", "points-1-summary_es", "points-1-citations-0-source"):
        assert f'name="{name}"' in page


@pytest.mark.parametrize("model", [*RECORD_MODELS, Source], ids=lambda model: model.__name__)
def test_key_is_given_once(desk, model):
    row = factory_of(model)()
    page = desk.get(desk_url(row, "edit")).content.decode()
    data = filled_form(page) | {"slug": "another-key"}
    assert desk.post(desk_url(row, "edit"), data).status_code == 302
    row = model.objects.get(pk=row.pk)
    assert row.slug != "another-key"
    assert not hasattr(row, "latest_revision") or row.latest_revision.content["slug"] == row.slug


@every_record_type
def test_there_is_no_copy_view(model):
    assert "copy" not in {pattern.name for pattern in model.snippet_viewset.get_urlpatterns()}
