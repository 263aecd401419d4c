"""Loads a catalogue from the CSV tables of a folder."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from initiatives.actions.load_catalogue import load_catalogue
from initiatives.dataset.errors import CatalogueError

OPENING_CATALOGUE = Path(__file__).resolve().parents[2] / "dataset" / "opening"


class Command(BaseCommand):
    """All or nothing; safe to repeat."""

    help = "Loads the CSV tables of FOLDER (default: the opening catalogue); all or nothing, safe to repeat."

    def add_arguments(self, parser):
        """One folder."""
        parser.add_argument("folder", nargs="?", type=Path, default=OPENING_CATALOGUE, metavar="FOLDER")

    def handle(self, *args, folder: Path, verbosity: int, **options):
        """Load, and say what was done or what must be mended."""
        if not folder.is_dir():
            raise CommandError(f"{folder} is not a folder.")
        show = verbosity > 0
        try:
            report = load_catalogue(folder, self.show_progress if show else lambda *step: None)
        except CatalogueError as error:
            for cell in error.errors:
                self.stderr.write(str(cell))
            raise CommandError(f"{len(error.errors)} cells to mend; nothing was changed.") from None
        if show:
            for table, counts in report.tables.items():
                if counts.new or counts.changed or counts.unchanged:
                    self.stdout.write(
                        f"{table}: {counts.new} new, {counts.changed} changed, {counts.unchanged} unchanged"
                    )

    def show_progress(self, table: str, done: int, total: int) -> None:
        """A line that overwrites itself on a terminal, and a line each thousand rows elsewhere."""
        if self.stdout.isatty():
            self.stdout.write(f"\r{table}: {done} of {total}   ", ending="\n" if done == total else "")
            self.stdout.flush()
        elif done % 1000 == 0 or done == total:
            self.stdout.write(f"{table}: {done} of {total}")
