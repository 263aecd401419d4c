"""Takes away a lost second factor."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.actions.remove_second_factor import remove_second_factor
from accounts.models import User


class Command(BaseCommand):
    """For somebody whose app or key is gone, and whose recovery codes are too."""

    help = "Remove all second factors of a person; they set up another one when they sign in."

    def add_arguments(self, parser: Any) -> None:
        """Whose."""
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        """Remove them, or say that nobody has the address."""
        try:
            person = User.objects.get_by_natural_key(email)
        except User.DoesNotExist:
            raise CommandError(f"Nobody has the address {email}.") from None
        removed = remove_second_factor(person)
        self.stdout.write(f"{person.email}: {removed} removed; their sessions have ended.")
