"""Has mails that ask for confirmation tried again."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from accounts.actions.send_confirmation import take_up_confirmations
from accounts.tasks import send_confirmation


class Command(BaseCommand):
    """Looks for itself what is due, so that it can run twice and on several machines."""

    help = "Try again the mails that ask new readers for confirmation and could not be handed over."

    def handle(self, *args: Any, **options: Any) -> None:
        """Leave them to the worker and say how many."""
        keys = take_up_confirmations(timezone.now())
        for key in keys:
            send_confirmation.enqueue(key)
        if options["verbosity"]:
            self.stdout.write(f"{len(keys)} mails to be tried again.")
