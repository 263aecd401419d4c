"""Mails of the workflow: reviewers hear of what they may review, authors of what became of their drafts."""

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected
from wagtail.users.models import UserProfile

from initiatives.second_reader import second_reader_problem


def listen() -> None:
    """Follow the steps of the workflow, which Wagtail's own buttons take as well as our actions."""
    task_submitted.connect(tell_reviewers, sender=TaskState, dispatch_uid="initiatives.tell_reviewers")
    for signal in (workflow_approved, workflow_rejected):
        signal.connect(tell_author, sender=WorkflowState, dispatch_uid="initiatives.tell_author")


def tell_reviewers(sender, instance: TaskState, **kwargs) -> None:
    """Tell everybody who may approve this draft, by remit and authorship, unless they want no such mails."""
    from initiatives.admin.review.forms import reviewers
    from initiatives.models import SecondReading

    if not isinstance(instance.task.specific, SecondReading):
        return
    record = instance.revision.content_object
    people = [
        person
        for person in reviewers().select_related("remit")
        if not second_reader_problem(record, instance.revision, person) and wants(person, "submitted")
    ]
    send(people, "submitted", record, instance)


def tell_author(sender, instance: WorkflowState, user=None, **kwargs) -> None:
    """Tell whoever submitted it, unless it was they who decided."""
    from initiatives.models import Editorial

    author, record = instance.requested_by, instance.content_object
    if not isinstance(record, Editorial) or author is None or author == user:
        return
    outcome = "approved" if instance.status == WorkflowState.STATUS_APPROVED else "rejected"
    if author.is_active and wants(author, outcome):
        state = instance.current_task_state
        send([author], outcome, record, state)


def wants(person, kind: str) -> bool:
    """Whether somebody's profile asks for these mails; they are on for whoever has said nothing."""
    profile = UserProfile.objects.filter(user=person).first()
    return profile is None or getattr(profile, f"{kind}_notifications")


def send(people: list, kind: str, record, task_state: TaskState) -> None:
    """Send one mail a person, in the language of their profile, once the change is stored."""
    name = record.snippet_viewset.get_url_name("review" if kind == "submitted" else "edit")
    address = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse(name, args=[record.pk])
    messages = []
    for person in people:
        profile = UserProfile.objects.filter(user=person).first()
        with override(profile.get_preferred_language() if profile else settings.LANGUAGE_CODE):
            messages.append(_message(person, kind, task_state, address))
    if messages:
        transaction.on_commit(lambda: get_connection().send_messages(messages))


def _message(person, kind: str, task_state: TaskState, address: str) -> EmailMessage:
    title = task_state.revision.object_str
    subjects = {
        "submitted": _("For your review: %(title)s"),
        "approved": _("Approved: %(title)s"),
        "rejected": _("Changes are wanted: %(title)s"),
    }
    context = {"kind": kind, "title": title, "comment": task_state.comment, "address": address}
    body = render_to_string("initiatives/desk/mail.txt", context)
    headers = {"Auto-Submitted": "auto-generated"}
    return EmailMessage(subjects[kind] % {"title": title}, body, to=[person.email], headers=headers)
