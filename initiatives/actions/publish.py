"""Publishing one record from code: a new version that the public sees."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from initiatives.actions.ask_for_dataset import ask_for_dataset
from initiatives.choices import PublicationRole, PublicationWeight
from initiatives.models import Approval
from initiatives.models.publication import Publication
from initiatives.second_reader import role_of


def publish_record(
    record,
    *,
    change_note: str,
    user=None,
    author=None,
    weight: str = PublicationWeight.MAJOR,
    role: str = PublicationRole.ADMINISTRATOR,
):
    """Save the content of ``record`` as a revision by ``author`` and publish it; returns the revision.

    ``user`` is who lets it go. For loads and other work of operators, where a batch or a command is what
    somebody has read. Raises ``ValidationError`` with all reasons when the record breaks a rule, and
    ``PermissionDenied`` where author and second reader are one; nothing is changed then.
    """
    if author is not None and author == user:
        raise PermissionDenied(_("You wrote a part of this draft, so somebody else must approve it."))
    with transaction.atomic():
        revision = record.save_revision(user=author, log_action=True)
        publish_revision(record, revision, change_note=change_note, user=user, weight=weight, role=role)
    return revision


def publish_revision(
    record,
    revision,
    *,
    change_note: str,
    user=None,
    weight: str = PublicationWeight.MAJOR,
    role: str = PublicationRole.ADMINISTRATOR,
) -> None:
    """Publish a revision that an operator's command or a batch stands for; see ``publish_record``."""
    with transaction.atomic():
        Approval.objects.create(
            content_type=revision.base_content_type,
            object_id=record.pk,
            revision=revision,
            user=user,
            role=role,
            change_note=change_note,
            weight=weight,
        )
        record.publish(revision, user=user)


def keep_version(
    record, *, change_note: str, user, author, weight: str, role: str, batch=None, override_reason: str = ""
) -> Publication:
    """Keep a new version of a public record whose own content stays, since rows that belong to it changed.

    ``batch`` is the import by which they changed. An open draft and review are left alone. Returns the
    publication.
    """
    with transaction.atomic():
        now = timezone.now()
        versions = Publication.objects.of(record)
        latest = versions.latest("version")
        ask_for_dataset()
        type(record)._default_manager.filter(pk=record.pk).update(last_published_at=now)
        return Publication.objects.create(
            content_type=latest.content_type,
            object_id=record.pk,
            version=latest.version + 1,
            revision=latest.revision,
            published_at=now,
            role=role,
            author_role=role_of(author),
            user=user,
            change_note=change_note,
            weight=weight,
            batch=batch,
            override_reason=override_reason,
        )
