"""Narrative pages are published by somebody who wrote none of the draft, whatever rights they hold."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from portal.models import ArticlePage
from tests.factories import UserFactory
from tests.portal.narrative_pages import published_article

pytestmark = pytest.mark.django_db

WORDS = "Words of a draft"


@pytest.fixture
def article(db):
    """A public article in a workflow that Wagtail's moderators approve."""
    page = published_article([])
    task = GroupApprovalTask.objects.create(name="Moderators read")
    task.groups.add(Group.objects.get(name="Moderators"))
    workflow = Workflow.objects.create(name="Pages")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.update_or_create(page=page, defaults={"workflow": workflow})
    return page


def moderator():
    """An editor to whom an administrator gave the right to publish pages."""
    person = UserFactory(role="Editors")
    person.groups.add(Group.objects.get(name="Moderators"))
    return person


def submitted(page, author):
    """The article with a draft by somebody that waits; returns its task."""
    page.title = WORDS
    page.save_revision(user=author)
    return page.get_workflow().start(page, author).current_task_state


def public_title(page) -> str:
    """The title that readers see."""
    return ArticlePage.objects.live().get(pk=page.pk).title


@pytest.mark.parametrize("superuser", [False, True])
def test_nobody_publishes_from_the_form(client, article, superuser):
    person = UserFactory(superuser=True) if superuser else moderator()
    client.force_login(person)
    assert not article.permissions_for_user(person).can_publish()
    assert not article.get_parent().specific.permissions_for_user(person).can_publish_subpage()
    action = reverse("wagtailadmin_api:pages:action", args=[article.pk, "publish"])
    article.title = WORDS
    article.save_revision(user=person)
    assert client.post(action).status_code == 403
    client.post(f"/admin/bulk/wagtailcore/page/publish/?id={article.pk}")
    assert public_title(article) == "A finding"


def test_author_does_not_approve_their_own_page(article):
    person = moderator()
    task_state = submitted(article, person)
    with pytest.raises(PermissionDenied):
        task_state.approve(user=person)
    task_state.refresh_from_db()
    assert (task_state.status, public_title(article)) == ("in_progress", "A finding")


def test_second_moderator_publishes_a_page(article):
    submitted(article, moderator()).approve(user=moderator())
    assert public_title(article) == WORDS


def test_superuser_publishes_their_own_page_with_a_written_reason(article):
    person = UserFactory(superuser=True)
    task_state = submitted(article, person)
    with pytest.raises(PermissionDenied, match="a comment that says why"):
        task_state.approve(user=person)
    task_state.refresh_from_db()
    task_state.approve(user=person, comment="The only editor is ill.")
    assert public_title(article) == WORDS


def test_page_stays_a_draft_where_the_only_step_is_switched_off(article):
    task_state = submitted(article, moderator())
    task_state.task.deactivate(user=moderator())
    assert public_title(article) == "A finding"


def test_page_is_not_published_by_a_workflow_without_steps(article):
    article.get_workflow().workflow_tasks.get().task.deactivate()
    person = moderator()
    article.title = WORDS
    article.save_revision(user=person)
    article.get_workflow().start(article, person)
    assert public_title(article) == "A finding"
