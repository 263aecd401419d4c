"""Visits the sources whose turn it is."""

from django.core.management.base import BaseCommand, CommandError

from initiatives.actions.check_links import check_links
from initiatives.models import LinkCheck, Source


class Command(BaseCommand):
    """Visit the addresses of sources and write down what was found; any number of them may run."""

    help = "Visit the addresses of sources that are due, politely, and record status, final address and time."

    def add_arguments(self, parser):
        """How many, for how long, or one alone."""
        parser.add_argument("--limit", type=int, help="visit at most so many")
        parser.add_argument("--seconds", type=float, help="begin no visit after so many seconds")
        parser.add_argument("--source", metavar="KEY", help="visit this one, due or not")

    def handle(self, *args, limit=None, seconds=None, source=None, **options):
        """Print how many answered and how many did not; failing sources are no failure of the command."""
        counts = check_links(limit=limit, seconds=seconds, source=self._source(source))
        if options["verbosity"]:
            visits = ", ".join(f"{count} {outcome}" for outcome, count in counts.items())
            broken, moved = LinkCheck.objects.broken().count(), LinkCheck.objects.moved().count()
            self.stdout.write(f"{visits}; {broken} broken, {moved} moved in all.")

    def _source(self, key: str | None) -> Source | None:
        if key is None:
            return None
        try:
            return Source.objects.get(slug=key)
        except Source.DoesNotExist:
            raise CommandError(f"There is no source with the key {key}.") from None
