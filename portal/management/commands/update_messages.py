"""Gather the texts that readers see into the catalogues of the other languages, and compile these."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.message_catalogues import LANGUAGES, brought_up_to_date, missing, texts_for_readers, write


class Command(BaseCommand):
    """To be run after a text was changed, and again after its translations were written."""

    help = "Bring locale/*.po up to date with the sources, compile them, and name what has no translation."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write both files of each language."""
        texts = texts_for_readers()
        for language in LANGUAGES:
            catalogue = brought_up_to_date(language, texts)
            write(catalogue)
            lacking = missing(catalogue)
            self.stdout.write(f"{language}: {len(catalogue)} texts, {len(lacking)} without a translation")
            for text in lacking:
                self.stdout.write(f"  {text}")
