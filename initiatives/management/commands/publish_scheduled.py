"""Publishes and removes what is due: records by their approvals, pages as Wagtail does."""

from django.core.management.base import CommandError
from wagtail.management.commands.publish_scheduled import Command as PublishPages

from initiatives.actions.schedule import carry_out_schedule


class Command(PublishPages):
    """Takes the place of Wagtail's command of that name, which knows of no second reader."""

    help = "Publish and remove what is due; safe to run twice and on several machines."

    def handle(self, *args, **options):
        """Pages first, then records; ends with an error where a record was refused."""
        super().handle(*args, **options)
        if options["dryrun"]:
            return
        report = carry_out_schedule()
        line = f"{report.published} published, {report.removed} removed, {report.failed} refused"
        if options["verbosity"]:
            self.stdout.write(line)
        if report.failed:
            raise CommandError(line)
