"""Publishing one record: a new version that the public sees."""

from django.db import transaction

from initiatives.choices import PublicationRole, PublicationWeight


def publish_record(
    record,
    *,
    change_note: str,
    user=None,
    weight: str = PublicationWeight.MAJOR,
    role: str = PublicationRole.ADMINISTRATOR,
):
    """Save the content of ``record`` as a revision and publish it; returns the revision.

    Raises ``ValidationError`` with all reasons when the record breaks a rule; nothing is changed then.
    """
    with transaction.atomic():
        revision = record.save_revision(user=user, log_action=True)
        record.publish(
            revision,
            user=user,
            skip_permission_checks=True,
            change_note=change_note,
            weight=weight,
            role=role,
        )
    return revision
