"""Sends answers that could not be sent, and forgets readers who reported an error."""

from django.core.management.base import BaseCommand

from initiatives.actions.forget_reporters import forget_reporters


class Command(BaseCommand):
    """Safe to repeat and to run on several machines."""

    help = "Send unsent answers, erase addresses of readers 30 days after the answer, delete spam as old."

    def handle(self, *args, **options):
        """One round."""
        done = forget_reporters()
        if options["verbosity"]:
            self.stdout.write(
                f"{done.sent} answers sent, {done.erased} addresses erased, {done.spam} spam deleted."
            )
