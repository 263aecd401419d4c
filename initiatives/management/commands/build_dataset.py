"""Makes a version of the dataset by hand."""

from django.core.management.base import BaseCommand

from initiatives.actions.build_dataset import build_dataset


class Command(BaseCommand):
    """The same as the background task after a publication."""

    help = "Make today's version of the whole dataset for /data/, if anything has changed."

    def handle(self, *args, **options):
        """Build, and say what was made."""
        version = build_dataset()
        if version is None:
            self.stdout.write("Nothing has changed since the last version.")
            return
        for file in version.files:
            self.stdout.write(f"{file['sha256']}  {file['name']}")
