"""Writes what is published as the CSV tables of a catalogue."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from initiatives.dataset.writer import dump_folder


class Command(BaseCommand):
    """Loading a dump gives the same dump."""

    help = "Writes what is published into FOLDER as CSV tables; loading them gives the same tables."

    def add_arguments(self, parser):
        """One folder."""
        parser.add_argument("folder", type=Path, metavar="FOLDER")

    def handle(self, *args, folder: Path, **options):
        """Write, and say how many rows."""
        try:
            counts = dump_folder(folder)
        except OSError as error:
            raise CommandError(f"{folder} cannot be written: {error.strerror}.") from error
        for table, count in counts.items():
            self.stdout.write(f"{table}: {count} rows")
