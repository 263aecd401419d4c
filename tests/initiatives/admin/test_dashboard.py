"""An editor's day: each sees what waits for them, oldest first, in as many queries for much as for little."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from initiatives import worklist
from initiatives.actions.approve import approve_revision
from initiatives.actions.remove import withdraw_record
from initiatives.actions.review import claim_review
from initiatives.models import LinkCheck, Policy, Remit
from tests.factories import (
    CorrectionReportFactory,
    CountryFactory,
    InitiativeFactory,
    InquiryFactory,
    PolicyFactory,
    SourceFactory,
    UserFactory,
)
from tests.initiatives.admin.test_review_page import waiting

pytestmark = pytest.mark.django_db
# The pages that list what there is to do.
PAGES = ("/admin/", "/admin/catalogue/reviews/", "/admin/catalogue/checks/")


def home(client) -> str:
    """The first page of the desk."""
    return client.get("/admin/").content.decode()


def titles(states) -> list[str]:
    """The records of tasks, by their key."""
    return [state.draft.slug for state in states]


def test_reviewer_sees_the_drafts_of_others_oldest_first():
    editor = UserFactory(role="Editors")
    first, own, second = waiting(), waiting(editor), waiting()
    assert titles(worklist.reviews_for(editor, 10)) == [first.slug, second.slug]
    assert own.slug in titles(worklist.reviews_for(UserFactory(role="Editors"), 10))


def test_author_of_an_earlier_draft_is_not_offered_the_later_one():
    editor, policy = UserFactory(role="Editors"), waiting()
    policy.summary_en = "Mended by the editor."
    policy.save_revision(user=editor)
    state = policy.current_workflow_task_state
    state.revision = policy.latest_revision
    state.save()
    assert worklist.reviews_for(editor, 10) == []


def test_author_of_what_is_published_already_is_offered_the_next_draft():
    editor = UserFactory(role="Editors")
    policy = waiting(editor)
    approve_revision(policy, policy.latest_revision, UserFactory(role="Editors"), change_note="Read.")
    policy = Policy.objects.get()
    policy.summary_en = "Words of somebody else."
    author = UserFactory(role="Contributors")
    policy.save_revision(user=author)
    policy.get_workflow().start(policy, author)
    assert titles(worklist.reviews_for(editor, 10)) == [policy.slug]


def test_reviewer_with_a_remit_sees_what_is_within_it():
    editor, inside, outside = UserFactory(role="Editors"), waiting(), waiting()
    Remit.objects.create(user=editor).countries.add(inside.country)
    assert titles(worklist.reviews_for(editor, 10)) == [inside.slug]
    assert outside.slug not in titles(worklist.reviews_for(editor, 10))


def test_reviews_that_somebody_has_taken_on_can_be_listed_alone(client):
    editor, policy, other = UserFactory(role="Editors"), waiting(), waiting()
    claim_review(policy, editor)
    assert titles(worklist.reviews_for(editor, 10, mine=True)) == [policy.slug]
    client.force_login(editor)
    page = client.get("/admin/catalogue/reviews/").content.decode()
    assert str(policy) in page
    assert str(other) in page
    assert "taken on by" in page


def test_author_sees_the_draft_and_where_it_stands(client):
    author = UserFactory(role="Contributors")
    policy = waiting(author)
    client.force_login(author)
    page = home(client)
    assert str(policy) in page
    assert "Waits for its second reader" in page
    assert "Waiting for my review" not in page


def test_record_is_due_by_its_own_interval():
    today = date(2026, 11, 27)
    monthly = PolicyFactory(published=True, verified_on=date(2026, 10, 1), check_interval=1)
    PolicyFactory(published=True, verified_on=date(2026, 10, 1))
    old = PolicyFactory(published=True, verified_on=date(2024, 10, 1))
    patient = PolicyFactory(published=True, verified_on=date(2024, 10, 1), check_interval=36)
    due = [record for record in worklist.due_for_check(today, 10) if isinstance(record, Policy)]
    assert due == [old, monthly]
    assert patient not in due


def test_one_click_in_the_list_leads_back_to_it(client):
    policy = PolicyFactory(published=True, verified_on=date(2020, 1, 1))
    client.force_login(UserFactory(role="Contributors"))
    assert "Checked, still true" in home(client)
    address = f"/admin/snippets/initiatives/policy/check/{policy.pk}/"
    answer = client.post(address, {"decision": "check", "next": "/admin/"})
    assert answer.headers["Location"] == "/admin/"
    assert str(policy) not in client.get("/admin/catalogue/checks/").content.decode()


def test_schedule_is_shown_as_a_calendar(client):
    at = timezone.now() + timedelta(days=3)
    policy = waiting()
    editor = UserFactory(role="Editors")
    approve_revision(policy, policy.latest_revision, editor, change_note="Later.", go_live_at=at)
    other = PolicyFactory(published=True)
    withdraw_record(other, editor, "Over.", due_at=at)
    client.force_login(editor)
    page = client.get("/admin/catalogue/schedule/", {"month": at.strftime("%Y-%m")}).content.decode()
    assert "goes live" in page
    assert "is withdrawn" in page
    assert client.get("/admin/catalogue/schedule/", {"month": "nonsense"}).status_code == 200


def test_report_of_a_reader_waits_on_the_first_page(client):
    report = CorrectionReportFactory()
    client.force_login(UserFactory(role="Editors"))
    assert report.reference in home(client)


def test_broken_and_moved_sources_stand_on_the_first_page(client):
    gone, moved, fine = (SourceFactory() for _ in range(3))
    LinkCheck.objects.create(source=gone, url=gone.url, checked_at=timezone.now(), status=404, failed_days=2)
    LinkCheck.objects.create(
        source=moved, url=moved.url, checked_at=timezone.now(), moved_to="https://new.example/"
    )
    LinkCheck.objects.create(source=fine, url=fine.url, checked_at=timezone.now(), status=200)
    client.force_login(UserFactory(role="Contributors"))
    page = home(client)
    assert gone.title in page
    assert "moved to https://new.example/" in page
    assert fine.title not in page


def test_gaps_name_the_states_that_nobody_has_researched_or_whose_search_is_old(client):
    names = ("Chile", "Peru", "Cuba", "Haiti")
    chile, peru, cuba, haiti = (CountryFactory(published=True, title=name, is_focus=True) for name in names)
    PolicyFactory(published=True, country=chile, kind="cybercrime-law")
    InquiryFactory(published=True, country=cuba)
    InquiryFactory(published=True, country=haiti, verified_on=date(2020, 1, 1))
    gap = next(gap for gap in worklist.gaps() if gap.question.key == "policy-cybercrime-law")
    assert (gap.missing, gap.due, gap.total) == ([peru], [haiti], 4)
    client.force_login(UserFactory(role="Contributors"))
    page = home(client)
    assert "/admin/imports/rows/inquiries/add/?question=policy-" in page
    form = client.get("/admin/imports/rows/inquiries/add/?question=policy-ai-policy").content.decode()
    assert '<option value="policy-ai-policy" selected>AI policy</option>' in form


@pytest.mark.parametrize("remit", [False, True])
def test_desk_takes_as_many_queries_for_much_as_for_little(client, count_queries, remit):
    editor = UserFactory(role="Editors")
    if remit:
        Remit.objects.create(user=editor)
    client.force_login(editor)
    counts = []
    for more in (1, 2):
        for _ in range(more):
            work(editor)
        counts.append([queries_of(client, count_queries, page) for page in PAGES])
    assert counts[0] == counts[1]


def queries_of(client, count_queries, address: str) -> int:
    """The queries of a page once the process remembers what it needs."""
    client.get(address)
    return count_queries(lambda: client.get(address))


def work(editor) -> None:
    """Something of everything that a page of the desk lists."""
    waiting()
    waiting(editor)
    PolicyFactory(published=True, verified_on=date(2020, 1, 1))
    initiative = InitiativeFactory(published=True, verified_on=date(2020, 1, 1))
    initiative.summary_en = "A draft."
    author = UserFactory(role="Contributors")
    initiative.save_revision(user=author)
    initiative.get_workflow().start(initiative, author)
    policy = PolicyFactory(published=True)
    withdraw_record(policy, editor, "Over.", due_at=timezone.now() + timedelta(days=2))
