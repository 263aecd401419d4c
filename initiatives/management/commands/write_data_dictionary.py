"""Writes the data dictionary from the tables and the models."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from initiatives.dataset.dictionary import data_dictionary

DATA_DICTIONARY = Path(settings.BASE_DIR) / "docs" / "data-dictionary.md"


class Command(BaseCommand):
    """Run it after each change to a model or a table; a test holds the file against them."""

    help = "Writes docs/data-dictionary.md from the tables and the models."

    def handle(self, *args, **options):
        """Write the file."""
        DATA_DICTIONARY.write_text(data_dictionary(), encoding="utf-8")
        self.stdout.write(f"Wrote {DATA_DICTIONARY.name}.")
