"""Makes the mailings that are due and has their mails sent."""

import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from accounts import mailing_tasks
from accounts.actions.make_mailing import make_due_mailings
from accounts.actions.send_mailing import send_mailing
from accounts.models import Delivery, Mailing
from accounts.models.delivery import UNFINISHED
from accounts.models.mailing import MailingState
from accounts.sending.claims import give_up_claims
from accounts.sending.pauses import PUT_ASIDE_FOR


class Command(BaseCommand):
    """Looks for itself what is due, so that it can run twice and on several machines."""

    help = "Make the digests and alerts that are due and send their mails; safe to run twice and at once."

    def add_arguments(self, parser: CommandParser) -> None:
        """Who sends."""
        parser.add_argument(
            "--here", action="store_true", help="send in this process instead of leaving it to the worker"
        )

    def handle(self, *args: Any, here: bool, **options: Any) -> None:
        """Say how many mailings there were to work on, and what nobody knows."""
        now = timezone.now()
        unknown = give_up_claims(now)
        made = make_due_mailings(now)
        waiting = [key for key in to_send(now) if here or take_up(key, now)]
        for key in waiting:
            if here:
                send_mailing(key)
            else:
                mailing_tasks.send_mailing.enqueue(key)
        if options["verbosity"]:
            self.stdout.write(f"{len(made)} made, {len(waiting)} to send, {unknown} mails became unknown")


def to_send(now: datetime.datetime) -> list[int]:
    """The mailings in which something is due now, or only to be called done."""
    deliveries = Delivery.objects.filter(mailing=OuterRef("pk"))
    due = Exists(deliveries.due(now)) | ~Exists(deliveries.filter(state__in=UNFINISHED))
    ready = Q(state=MailingState.MAKING) | due
    return list(Mailing.objects.to_be_worked_on(now).filter(ready).values_list("pk", flat=True))


def take_up(key: int, now: datetime.datetime) -> bool:
    """Whether a mailing needs a worker: none shows a sign of life."""
    alone = Q(beat_at=None) | Q(beat_at__lt=now - PUT_ASIDE_FOR)
    return bool(Mailing.objects.filter(alone, pk=key).update(beat_at=now))
