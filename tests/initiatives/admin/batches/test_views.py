"""Who may do what with imports at the desk, by pages and by crafted requests."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from initiatives.actions.batch_work import GIVEN_UP_AFTER
from initiatives.actions.submit_batch import submit_batch
from initiatives.dataset.tables import TABLES
from initiatives.models import Batch, Observation
from tests.factories import (
    CountryFactory,
    IndicatorFactory,
    ObservationFactory,
    PolicyFactory,
    SourceFactory,
    UserFactory,
)
from tests.initiatives.actions.batches import read, table_bytes

pytestmark = pytest.mark.django_db


@pytest.fixture
def row():
    return {
        "indicator": IndicatorFactory(published=True).slug,
        "country": CountryFactory(published=True).iso3,
        "year": "2025",
        "value": "57.25",
        "sources": SourceFactory().slug,
        "verified_on": "2026-11-20",
    }


def act(client, batch, verb, **data):
    batch.refresh_from_db()
    data.setdefault("attempt", batch.attempt)
    return client.post(reverse("batches:verb", args=[batch.pk, verb]), data, follow=True)


def page_of(client, batch, **query) -> str:
    return client.get(reverse("batches:batch", args=[batch.pk]), query).content.decode()


@pytest.mark.parametrize(
    ("role", "allowed"),
    [("Contributors", False), ("Editors", True), ("Administrators", True), (None, False)],
)
def test_approving_is_for_reviewers_who_had_no_hand_in_it(client, row, role, allowed):
    batch = read("observations", row)
    submit_batch(batch.pk, batch.uploaded_by)
    client.force_login(UserFactory(role=role))
    act(client, batch, "approve")
    assert Observation.objects.exists() is allowed


@pytest.mark.parametrize("role", ["Editors", "Administrators"])
def test_uploader_approves_by_no_request(client, row, role):
    person = UserFactory(role=role)
    client.force_login(person)
    batch = read("observations", row, user=person)
    submit_batch(batch.pk, person)
    assert "Approve and take over" not in page_of(client, batch)
    act(client, batch, "approve")
    act(client, batch, "approve", override_reason="I am in a hurry.")
    act(client, batch, "resume")
    assert not Observation.objects.exists()
    assert "somebody else has to read it" in page_of(client, batch)


def test_whoever_changes_the_choice_does_not_approve(client, row):
    batch = read("observations", row)
    editor = UserFactory(role="Editors")
    client.force_login(editor)
    act(client, batch, "choose", all="new")
    act(client, batch, "submit")
    act(client, batch, "approve")
    assert not Observation.objects.exists()


@pytest.mark.parametrize("verb", ["choose", "submit", "draft", "approve", "decline", "read-again", "discard"])
def test_verbs_ask_for_the_desk_and_for_a_post(client, row, verb):
    batch = read("observations", row)
    address = reverse("batches:verb", args=[batch.pk, verb])
    assert "login" in client.post(address).headers["Location"]
    client.force_login(UserFactory(role="Administrators"))
    assert client.get(address).status_code == 405


def test_superuser_goes_without_a_second_person_by_a_reason(client, row):
    superuser = UserFactory(superuser=True)
    client.force_login(superuser)
    batch = read("observations", row, user=superuser)
    submit_batch(batch.pk, superuser)
    assert "Take over without a second person" in page_of(client, batch)
    act(client, batch, "approve", override_reason="Nobody else is here.")
    assert Observation.objects.exists()


def test_what_was_read_again_since_it_was_seen_is_not_approved(client, row):
    batch = read("observations", row)
    seen = batch.attempt
    client.force_login(batch.uploaded_by)
    act(client, batch, "submit")
    act(client, batch, "read-again")
    act(client, batch, "submit")
    client.force_login(UserFactory(role="Editors"))
    for attempt in (seen, "", "²"):
        act(client, batch, "approve", attempt=attempt)
        assert not Observation.objects.exists()
    act(client, batch, "approve")
    assert Observation.objects.exists()


def test_declined_with_a_reason_that_the_page_shows(client, row):
    batch = read("observations", row)
    submit_batch(batch.pk, batch.uploaded_by)
    client.force_login(UserFactory(role="Editors"))
    act(client, batch, "decline", reason="The source says otherwise.")
    assert "The source says otherwise." in page_of(client, batch)


def test_choice_of_one_page_leaves_other_pages_alone(client, row):
    batch = read("observations", *({**row, "year": str(year)} for year in range(1950, 2010)))
    client.force_login(batch.uploaded_by)
    shown = [str(pk) for pk in batch.rows.values_list("pk", flat=True)[:50]]
    act(client, batch, "choose", shown=shown, chosen=shown[:1])
    assert batch.rows.filter(chosen=True).count() == 11
    act(client, batch, "choose", none="new")
    assert batch.rows.filter(chosen=True).count() == 0


def test_old_and_new_are_told_in_words_and_marks(client, row):
    observation = ObservationFactory(published=True, value=3)
    cells = {"indicator": observation.indicator.slug, "country": observation.country.iso3, "year": "2024"}
    batch = read("observations", {**row, **cells})
    client.force_login(batch.uploaded_by)
    page = " ".join(page_of(client, batch).split())
    assert "was <del>3</del>, becomes <ins>57.25</ins>" in page


def test_rows_are_filtered_by_what_they_do(client, row):
    batch = read("observations", row, {**row, "year": "2024", "value": "1000"})
    client.force_login(batch.uploaded_by)
    assert "· 2025" not in page_of(client, batch, kind="wrong")
    assert "the scale of" in page_of(client, batch, kind="wrong")


@pytest.mark.parametrize("state", ["ready", "waiting"])
def test_page_takes_as_many_queries_for_many_rows(client, row, count_queries, state):
    few, many = (
        read("observations", *({**row, "year": str(year)} for year in range(1950, last)))
        for last in (1952, 1995)
    )
    Batch.objects.update(state=state)
    client.force_login(UserFactory(role="Editors"))
    page_of(client, few)
    assert count_queries(lambda: page_of(client, few)) == count_queries(lambda: page_of(client, many))


def test_list_takes_as_many_queries_for_many(client, row, count_queries):
    read("observations", row)
    client.force_login(UserFactory(role="Editors"))
    address = reverse("batches:index")
    client.get(address)
    few = count_queries(lambda: client.get(address))
    for _ in range(10):
        read("observations", row)
    assert count_queries(lambda: client.get(address)) == few


def test_progress_is_told_to_the_script(client, row):
    batch = read("observations", row)
    Batch.objects.update(state="applying", done=250, total=5000)
    client.force_login(batch.uploaded_by)
    answer = client.get(reverse("batches:progress", args=[batch.pk])).json()
    assert answer == {"working": True, "state": "being taken over", "done": 250, "total": 5000}
    page = page_of(client, batch)
    assert '<progress id="batch-progress" max="5000" value="250">' in " ".join(page.split())
    assert "js/batch-progress.js" in page


def test_work_that_stands_still_is_taken_up_again(client, row):
    batch = read("observations", row)
    submit_batch(batch.pk, batch.uploaded_by)
    Batch.objects.update(state="applying", beat_at=batch.created_at - 2 * GIVEN_UP_AFTER)
    client.force_login(batch.uploaded_by)
    assert "Take it up again" in page_of(client, batch)
    act(client, batch, "resume")
    assert Observation.objects.exists()


def test_what_is_wrong_can_be_downloaded_and_runs_in_no_spreadsheet(client, row):
    batch = read("observations", {**row, "label": "=cmd()"})
    client.force_login(batch.uploaded_by)
    content = client.get(reverse("batches:problems", args=[batch.pk])).content.decode()
    lines = list(csv.reader(io.StringIO(content)))
    assert lines[0] == ["line", "column", "value", "expected"]
    assert lines[1][:3] == ["2", "label", "'=cmd()"]


def test_file_that_is_no_table_fails_with_its_reason(client):
    client.force_login(UserFactory(role="Contributors"))
    data = {"table": "themes", "file": SimpleUploadedFile("x.csv", b"a,b\n"), "note": "N", "weight": "major"}
    page = client.post(reverse("batches:add"), data, follow=True).content.decode()
    assert Batch.objects.get().state == "failed"
    assert "column key" in page


def test_drafts_are_made_by_the_uploader_at_the_desk(client):
    policy = PolicyFactory(published=True)
    row = {
        "key": policy.slug,
        "country": policy.country.iso3,
        "kind": policy.kind,
        "title": "Estrategia",
        "title_en": "Strategy",
        "sources": SourceFactory().slug,
        "verified_on": "2026-11-20",
    }
    batch = read("policies", row)
    client.force_login(UserFactory(role="Editors"))
    assert "Make drafts" not in page_of(client, batch)
    act(client, batch, "draft")
    policy.refresh_from_db()
    assert not policy.has_unpublished_changes
    client.force_login(batch.uploaded_by)
    act(client, batch, "draft", send_to_review="1")
    policy.refresh_from_db()
    assert policy.latest_revision.user == batch.uploaded_by
    assert policy.current_workflow_state is not None
    assert batch.rows.get().outcome == "submitted"


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_empty_tables_can_be_downloaded_in_both_forms(client, table):
    client.force_login(UserFactory(role="Contributors"))
    names = [column.name for column in next(each for each in TABLES if each.name == table).columns]
    response = client.get(reverse("batches:table", args=[table, "csv"]) + "?empty")
    assert response.content.decode().strip() == ",".join(names)
    response = client.get(reverse("batches:table", args=[table, "xlsx"]) + "?empty")
    book = load_workbook(io.BytesIO(response.content))
    assert [cell.value for cell in book[table][1]] == names


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_downloaded_table_changes_nothing_when_it_is_uploaded_again(client, form):
    public, draft = ObservationFactory(published=True), ObservationFactory()
    client.force_login(UserFactory(role="Contributors"))
    content = client.get(reverse("batches:table", args=["observations", form])).content
    file = SimpleUploadedFile(f"observations.{form}", content)
    data = {"table": "observations", "file": file, "note": "Nothing.", "weight": "major"}
    client.post(reverse("batches:add"), data)
    batch = Batch.objects.get()
    assert batch.counts == {"unchanged": 1}
    assert batch.rows.get().key.startswith(public.indicator.slug)
    assert draft.indicator.slug not in batch.rows.get().key


def test_table_without_rows_is_read_as_such(client):
    client.force_login(UserFactory(role="Contributors"))
    file = SimpleUploadedFile("observations.csv", table_bytes("observations"))
    data = {"table": "observations", "file": file, "note": "Nothing.", "weight": "major"}
    assert client.post(reverse("batches:add"), data, follow=True).status_code == 200
    assert Batch.objects.get().counts == {}
