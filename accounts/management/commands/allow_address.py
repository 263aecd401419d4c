"""Lets an address be signed up again whose owner had wanted never to be written to."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from accounts.actions.leave import allow_again
from accounts.addresses import address_hash, mail_address


class Command(BaseCommand):
    """Lift the block on a forgotten address, when its owner writes from it and asks."""

    help = "Let a forgotten address be signed up again. Nothing is sent by this."

    def add_arguments(self, parser):
        """The address."""
        parser.add_argument("address")

    def handle(self, *args, address: str, **options):
        """Do it and say so."""
        try:
            key = mail_address(address).key
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        if not allow_again(address_hash(key)):
            raise CommandError("This address was not forgotten.")
        self.stdout.write("The address can be signed up again.")
