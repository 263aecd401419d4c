"""Helps somebody who has lost both second factor and recovery codes."""

from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from accounts.models import User


@transaction.atomic
def remove_second_factor(person: User) -> int:
    """Take away app, keys and recovery codes, and end the person's sessions; how many were taken."""
    removed, _by_table = Authenticator.objects.filter(user=person).delete()
    end_sessions(person)
    log(person, "accounts.remove_second_factor", data={"removed": removed})
    return removed


def end_sessions(person: User) -> None:
    """Sign somebody out everywhere."""
    key = str(person.pk)
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if session.get_decoded().get("_auth_user_id") == key:
            session.delete()
