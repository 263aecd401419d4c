"""A draft that is sent on at the desk is held against the gate as the form has it, links included."""

import pytest

from tests.factories import CountryFactory, InitiativeFactory, UserFactory
from tests.initiatives.admin.desk import desk_url, filled_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def send(client):
    """Fill in the form of a record, send it on and give the answer of the desk."""
    client.force_login(UserFactory(superuser=True))

    def send_form(record, **fields):
        page = client.get(desk_url(record, "edit")).content.decode()
        return client.post(desk_url(record, "edit"), filled_form(page) | fields | {"action-submit": "1"})

    return send_form


def test_form_shows_what_to_mend_beside_its_field(send):
    record = InitiativeFactory(published=True)
    response = send(record, summary_en="Talks with <b>all</b>", title_en="Programme [x]")
    errors = response.context["form"].errors
    assert "holds HTML" in errors["summary_en"][0]
    assert "a note between editors" in errors["title_en"][0]


def test_form_is_held_against_the_states_chosen_in_it(send):
    brazil = CountryFactory(title_en="Brazil", slug="brazil", published=True)
    record = InitiativeFactory(published=True)
    refused = send(record, summary_en="Talks with Brazil.")
    assert "names “Brazil” without a link" in refused.context["form"].errors["summary_en"][0]
    accepted = send(record, summary_en="Talks with Brazil.", countries=[brazil.pk])
    assert accepted.status_code == 302, accepted.context["form"].errors


def test_draft_is_kept_with_whatever_it_holds(send, client):
    record = InitiativeFactory(published=True)
    page = client.get(desk_url(record, "edit")).content.decode()
    response = client.post(desk_url(record, "edit"), filled_form(page) | {"summary_en": "TODO"})
    assert response.status_code == 302
    record.refresh_from_db()
    assert record.get_latest_revision_as_object().summary_en == "TODO"
