"""Deletes sign-ups that nobody confirmed."""

from django.conf import settings
from django.core.management.base import BaseCommand

from accounts.actions.leave import forget_sign_ups


class Command(BaseCommand):
    """Delete the addresses whose owners did not confirm while the link held."""

    help = "Delete sign-ups to the newsletter that were not confirmed in time."

    def handle(self, *args, **options):
        """Do it and say how many."""
        count = forget_sign_ups(settings.SIGN_UP_DAYS)
        if options["verbosity"]:
            self.stdout.write(f"{count} sign-ups deleted.")
