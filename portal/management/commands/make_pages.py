"""Makes the narrative pages with which the portal opens."""

from django.core.management.base import BaseCommand

from portal.opening_pages.make import make_opening_pages


class Command(BaseCommand):
    """Make the home page, about, method, analysis and the like, where they are missing."""

    help = "Make and publish the opening pages that are missing; pages that are there stay as they are."

    def handle(self, *args, **options):
        """Say which pages were made."""
        made = make_opening_pages()
        self.stdout.write("Made " + ", ".join(made) if made else "All pages are there.")
