"""Makes a portal to try out from whatever is there; quick when all is there already."""

from io import StringIO

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Page

from accounts.actions.make_demo_editors import change_demo_password, demo_editors, make_demo_editors
from initiatives.actions.ask_for_dataset import ask_for_dataset
from initiatives.models import Country, DatasetVersion
from initiatives.word_index import is_indexed
from portal.local_secret import kept_secret
from portal.static_stamp import collect_is_due, note_collected

PASSWORD_LENGTH = 12
MAIL_FILES = "accounts.sending.mail_files.EmailBackend"


class Command(BaseCommand):
    """Migrate, collect static files, load the catalogue, make pages and demo editors: each if needed."""

    help = "Prepare the demonstration: database, static files, opening catalogue, pages and demo editors."

    def handle(self, *args, **options):
        """Do what is still to be done, in the order in which one step needs another."""
        if not settings.DEMO_EDITORS:
            raise CommandError("These settings are not for a demonstration; use portal.settings.demo.")
        call_command("migrate", verbosity=0, interactive=False)
        if not settings.DEBUG and collect_is_due():
            self._say("Collecting the static files, once …")
            call_command("collectstatic", verbosity=0, interactive=False, clear=True)
            note_collected()
        if not Country.objects.exists():
            self._say("Loading the opening catalogue, once …")
            call_command("load_catalogue")
        if not Page.objects.exclude(content_type__app_label="wagtailcore").exists():
            self._say("Making the narrative pages, once …")
            call_command("make_pages")
        if not is_indexed():
            self._say("Indexing all words, once …")
            call_command("update_index", verbosity=0, stdout=StringIO())
        if not DatasetVersion.objects.exists():
            ask_for_dataset()
        self._make_editors()
        self._say_where_mails_go()

    def _make_editors(self) -> None:
        given = settings.DEMO_PASSWORD
        password = given or kept_secret(settings.DEMO_PASSWORD_FILE, PASSWORD_LENGTH)
        if not demo_editors().exists():
            make_demo_editors(password)
        elif given:
            change_demo_password(given)
        shown = "as DEMO_PASSWORD says" if given else f"{password} (kept in {settings.DEMO_PASSWORD_FILE})"
        self._say("Editors' desk at /admin/: " + ", ".join(demo_editors().values_list("email", flat=True)))
        self._say(f"Password of all of them: {shown}")

    def _say_where_mails_go(self) -> None:
        if settings.EMAIL_BACKEND == MAIL_FILES:
            self._say(f"Mails are not sent but written to {settings.MAIL_FOLDER}/; EMAIL_URL sends them.")
        else:
            self._say("Mails go out as EMAIL_URL says.")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
