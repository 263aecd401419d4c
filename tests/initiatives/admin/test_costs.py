"""What the desk costs does not grow with the catalogue: as many queries for many records as for few."""

import pytest

from initiatives import worklist
from initiatives.actions.approve import approve_revision
from initiatives.actions.review import submit_record
from initiatives.admin.listing import RecordIndexView
from tests.factories import UserFactory
from tests.initiatives.admin.desk import RECORD_MODELS, desk_url, factory_of

pytestmark = pytest.mark.django_db
every_record_type = pytest.mark.parametrize("model", RECORD_MODELS, ids=lambda m: m.__name__)
FEW, MORE, PAGE = 2, 6, 5


@pytest.fixture
def desk(client):
    """A client that an editor has signed in with."""
    client.force_login(UserFactory(role="Editors"))
    return client


def waiting(model):
    """A public record whose new draft waits for its second reader."""
    author = UserFactory(role="Contributors")
    record = factory_of(model)(published=True)
    record.summary_en = "Words of a draft."
    record.save_revision(user=author)
    record = model.objects.get(pk=record.pk)
    submit_record(record, author)
    return model.objects.get(pk=record.pk)


@every_record_type
def test_approval_takes_as_many_queries_among_many_records_as_among_few(count_queries, model):
    editor, counts = UserFactory(role="Editors"), []
    for more in (FEW, 0, MORE):
        factory_of(model).create_batch(more, published=True)
        record = waiting(model)
        counts.append(
            count_queries(
                lambda record=record: approve_revision(
                    record, record.latest_revision, editor, change_note="Read."
                )
            )
        )
    # The first one fills what the process remembers.
    assert counts[1] == counts[2]


@every_record_type
def test_list_takes_as_many_queries_for_a_full_page_as_for_few_rows(desk, count_queries, monkeypatch, model):
    monkeypatch.setattr(RecordIndexView, "get_paginate_by", lambda view, queryset: PAGE)
    address, counts = desk_url(model, "list"), []
    desk.get(address)
    for more in (FEW, MORE):
        factory_of(model).create_batch(more, published=True)
        counts.append(count_queries(lambda: desk.get(address)))
    assert len(desk.get(address).context["page_obj"].object_list) == PAGE
    assert counts[0] == counts[1]


@every_record_type
def test_edit_form_takes_as_many_queries_among_many_records_as_among_few(desk, count_queries, model):
    record, counts = factory_of(model)(published=True), []
    desk.get(desk_url(record, "edit"))
    for more in (FEW, MORE):
        factory_of(model).create_batch(more, published=True)
        counts.append(count_queries(lambda: desk.get(desk_url(record, "edit"))))
    assert counts[0] == counts[1]


def test_list_of_reviews_reads_the_drafts_of_one_page_alone():
    drafts = [waiting(RECORD_MODELS[1]) for _ in range(FEW)]
    found = worklist.review_list(UserFactory(role="Editors"), most=10)
    assert len(found) == FEW
    assert [state.draft for state in found[1:2]] == drafts[1:2]
