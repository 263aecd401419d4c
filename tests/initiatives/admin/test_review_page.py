"""The pages on which a second person decides, and every role against every decision."""

import pytest

from initiatives.actions.review import submit_record
from initiatives.models import Approval, Policy, Publication, Remark, Removal
from tests.factories import PolicyFactory, SourceFactory, UserFactory
from tests.initiatives.admin.desk import RECORD_MODELS, desk_url, factory_of, filled_form

pytestmark = pytest.mark.django_db

ROLES = ("Contributors", "Editors", "Administrators", "superuser")


def person(role: str):
    """Somebody with a role."""
    return UserFactory(superuser=True) if role == "superuser" else UserFactory(role=role)


def waiting(author=None):
    """A public policy with a draft that waits for its second reader."""
    author = author or UserFactory(role="Contributors")
    policy = PolicyFactory(published=True, summary="Public words.")
    policy.summary_en = "Words of a draft."
    policy.save_revision(user=author)
    policy.refresh_from_db()
    submit_record(policy, author)
    return Policy.objects.get(pk=policy.pk)


def decide(client, policy, decision: str, **data):
    """Send one of the forms of the review page."""
    return client.post(desk_url(policy, "review"), {"decision": decision, **data})


def approval_of(policy, **data) -> dict:
    """What the form for approving sends."""
    return {"revision": policy.latest_revision_id, "change_note": "Mended.", "weight": "major", **data}


@pytest.mark.parametrize(
    ("role", "published"),
    [("Contributors", False), ("Editors", True), ("Administrators", True), ("superuser", True)],
)
def test_second_person_approves_at_the_desk(client, role, published):
    policy = waiting()
    client.force_login(person(role))
    assert client.get(desk_url(policy, "review")).status_code == 200
    answer = decide(client, policy, "approve", **approval_of(policy))
    assert answer.status_code == (302 if published else 400)
    summary = Policy.objects.published().get().summary_en
    assert summary == ("Words of a draft." if published else "Public words.")


@pytest.mark.parametrize("role", ROLES)
def test_author_cannot_approve_by_a_crafted_request(client, role):
    author = person(role)
    policy = waiting(author)
    client.force_login(author)
    page = client.get(desk_url(policy, "review")).content.decode()
    assert 'value="approve"' not in page
    assert decide(client, policy, "approve", **approval_of(policy)).status_code == 400
    assert Publication.objects.of(policy).count() == 1


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("action", ["action-publish", "action-workflow-action"])
def test_form_of_the_record_publishes_nothing(client, role, action):
    """Wagtail's own ways, crafted: pressing Publish, and approving from the form."""
    author = person(role)
    policy = waiting(UserFactory(role="Contributors"))
    client.force_login(author)
    data = filled_form(client.get(desk_url(policy, "edit")).content.decode())
    data |= {action: "1", "workflow-action-name": "approve", "summary_en": "Smuggled in."}
    client.post(desk_url(policy, "edit"), data)
    assert Policy.objects.published().get().summary_en == "Public words."
    assert Publication.objects.of(policy).count() == 1


@pytest.mark.parametrize("role", ["Editors", "Administrators", "superuser"])
def test_wagtails_own_approval_is_of_no_use(client, role):
    policy = waiting()
    client.force_login(person(role))
    state = policy.current_workflow_task_state
    address = f"/admin/snippets/initiatives/policy/workflow/action/{policy.pk}/approve/{state.pk}/"
    client.post(address, {})
    assert Policy.objects.published().get().summary_en == "Public words."


@pytest.mark.parametrize("role", ROLES)
def test_override_is_for_superusers_and_asks_for_a_reason(client, role):
    author = person(role)
    policy = waiting(author)
    client.force_login(author)
    data = approval_of(policy, override_reason="Nobody else is there.")
    assert decide(client, policy, "override", **{**data, "override_reason": ""}).status_code in {
        400,
        403,
        302,
    }
    assert Publication.objects.of(policy).count() == 1
    decide(client, policy, "override", **data)
    assert Publication.objects.of(policy).count() == (2 if role == "superuser" else 1)


def test_author_reads_why_changes_are_wanted(client):
    author, policy = UserFactory(role="Contributors"), None
    policy = waiting(author)
    client.force_login(UserFactory(role="Editors"))
    assert decide(client, policy, "request_changes", reason="Name the article.").status_code == 302
    client.force_login(author)
    assert "Name the article." in client.get(desk_url(policy, "edit")).content.decode()


def test_stale_page_is_refused_and_what_was_typed_is_kept(client):
    policy = waiting()
    sent = approval_of(policy, change_note="A long note.")
    policy.summary_en = "Newer words."
    policy.save_revision(user=UserFactory(role="Editors"))
    client.force_login(UserFactory(role="Editors"))
    answer = decide(client, policy, "approve", **sent)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "newer draft" in page
    assert "A long note." in page


def test_review_is_claimed_assigned_and_remarked_on(client):
    policy, editor = waiting(), UserFactory(role="Editors")
    client.force_login(editor)
    assert decide(client, policy, "claim").status_code == 302
    other = UserFactory(role="Editors")
    assert decide(client, policy, "assign", reviewer=other.pk, due_on="2099-01-01").status_code == 302
    assert decide(client, policy, "remark", field="adopted_on", text="Which year?").status_code == 302
    page = client.get(desk_url(policy, "review")).content.decode()
    assert other.email in page
    assert "Which year?" in page
    assert decide(client, policy, "settle", remark=Remark.objects.get().pk).status_code == 302
    assert not Remark.objects.unsettled().exists()


def test_scheduled_publication_waits(client):
    policy = waiting()
    client.force_login(UserFactory(role="Editors"))
    decide(client, policy, "approve", **approval_of(policy, go_live_at="2099-01-01 10:00"))
    assert Approval.objects.scheduled().count() == 1
    assert Policy.objects.published().get().summary_en == "Public words."
    assert "goes live on" in client.get(desk_url(policy, "review")).content.decode()


@pytest.mark.parametrize(
    ("role", "removed"),
    [("Contributors", False), ("Editors", True), ("Administrators", True), ("superuser", True)],
)
@pytest.mark.parametrize("view", ["remove", "unpublish"])
def test_editors_withdraw_with_a_reason(client, role, removed, view):
    policy = PolicyFactory(published=True)
    client.force_login(person(role))
    data = {"decision": "remove", "kind": "withdrawn", "reason": "Replaced."}
    client.post(desk_url(policy, view), {**data, "reason": ""})
    assert Policy.objects.published().exists()
    client.post(desk_url(policy, view), data)
    assert Policy.objects.published().exists() is not removed
    assert Removal.objects.exists() is removed


def test_successor_is_named_by_its_key(client):
    policy, successor = PolicyFactory(published=True), PolicyFactory(published=True)
    client.force_login(UserFactory(role="Editors"))
    data = {"decision": "remove", "kind": "unpublished", "reason": "Entered twice."}
    answer = client.post(desk_url(policy, "remove"), {**data, "successor": "no-such-key"})
    assert "No public record of this type has this key." in answer.content.decode()
    client.post(desk_url(policy, "remove"), {**data, "successor": successor.slug})
    assert Removal.objects.get().successor == successor


@pytest.mark.parametrize("role", ROLES)
def test_one_click_marks_a_record_as_checked(client, role):
    policy = PolicyFactory(published=True)
    client.force_login(person(role))
    assert client.get(desk_url(policy, "check")).status_code == 200
    assert client.post(desk_url(policy, "check"), {"decision": "check"}).status_code == 302
    policy.refresh_from_db()
    assert policy.still_true_on is not None


@pytest.mark.parametrize("view", ["review", "remove", "check"])
@pytest.mark.parametrize("model", RECORD_MODELS, ids=lambda model: model.__name__)
def test_strangers_open_nothing(client, model, view):
    record = factory_of(model)(published=True)
    client.force_login(UserFactory())
    assert client.get(desk_url(record, view)).status_code in {302, 403}
    assert client.post(desk_url(record, view), {"decision": "check"}).status_code in {302, 403}


@pytest.mark.parametrize("view", ["edit", "review", "remove", "check"])
@pytest.mark.parametrize("model", RECORD_MODELS, ids=lambda model: model.__name__)
def test_pages_open_for_every_type(client, model, view):
    record = factory_of(model)(published=True)
    client.force_login(UserFactory(role="Editors"))
    assert client.get(desk_url(record, view)).status_code == 200


def test_page_shows_what_would_change_word_by_word(client):
    policy = waiting()
    client.force_login(UserFactory(role="Editors"))
    page = client.get(desk_url(policy, "review")).content.decode()
    assert "<del>Public" in page
    assert "<ins>Words of a draft" in page or "<ins>Words" in page


def test_page_of_a_draft_that_was_never_public_shows_all_of_it(client):
    author, source = UserFactory(role="Contributors"), SourceFactory(title="A gazette that nobody cites yet")
    draft = PolicyFactory(summary="First words.", verified_on="2026-09-01", sources=[source])
    draft.save_revision(user=author)
    submit_record(draft, author)
    client.force_login(UserFactory(role="Editors"))
    page = client.get(desk_url(draft, "review")).content.decode()
    assert "First words." in page
    assert "A gazette that nobody cites yet" in page


def test_submitting_twice_says_that_it_waits_already(client):
    editor = UserFactory(role="Editors")
    policy = waiting(editor)
    client.force_login(editor)
    data = filled_form(client.get(desk_url(policy, "edit")).content.decode()) | {"action-submit": "1"}
    answer = client.post(desk_url(policy, "edit"), data, follow=True)
    assert answer.status_code == 200
    assert "It waits for its second reader already." in answer.content.decode()


def test_records_are_not_created_where_they_are_chosen(client):
    client.force_login(UserFactory(role="Editors"))
    assert client.post("/admin/snippets/choose/initiatives/policy/create/", {}).status_code == 405


def test_page_lists_what_to_mend_before_it_can_be_published(client):
    draft = PolicyFactory(summary="The law [x] names the agency.")
    draft.save_revision(user=UserFactory(role="Contributors"))
    client.force_login(UserFactory(role="Contributors"))
    page = client.get(desk_url(draft, "review")).content.decode()
    assert "What to mend before it can be published" in page
    assert "[x]" in page
    assert "Name at least one source." in page


def test_page_of_a_draft_that_is_whole_lists_nothing_to_mend(client):
    policy = waiting()
    client.force_login(UserFactory(role="Editors"))
    assert "What to mend" not in client.get(desk_url(policy, "review")).content.decode()
