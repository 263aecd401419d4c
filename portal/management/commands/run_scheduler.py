"""Does the periodic work, as long as it runs."""

import logging
import signal
from threading import Event

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections

logger = logging.getLogger(__name__)

ONE_MINUTE = 60.0
# Commands that look for themselves what is due, so that several schedulers do no harm.
PERIODIC = (
    "publish_scheduled",
    "forget_reporters",
    "forget_sign_ups",
    "send_confirmations",
    "send_alerts",
)
# Links come last and begin no visit after 20 seconds, so that they keep nothing else waiting.
LINK_CHECK = "check_links"
LINK_CHECK_SECONDS = 20


class Command(BaseCommand):
    """Wake up each minute until told to stop; a piece of work that fails is logged and tried again."""

    help = "Run what is due each minute, such as scheduled publications, until interrupted."

    def add_arguments(self, parser):
        """How often, and whether to stop after one round."""
        parser.add_argument("--interval", type=float, default=ONE_MINUTE, help="seconds between two rounds")
        parser.add_argument("--once", action="store_true", help="do one round and end")

    def handle(self, *args, interval: float, once: bool, **options):
        """Go round until a signal comes, and end cleanly then."""
        stopped = Event()
        if not once:
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *received: stopped.set())
        while not stopped.is_set():
            self._go_round()
            if once:
                return
            stopped.wait(interval)

    def _go_round(self) -> None:
        close_old_connections()
        for command in PERIODIC:
            self._run(command)
        if settings.LINK_CHECKS:
            self._run(LINK_CHECK, seconds=LINK_CHECK_SECONDS)
        close_old_connections()

    def _run(self, command: str, **options) -> None:
        try:
            call_command(command, verbosity=0, **options)
        except Exception:
            logger.exception("The periodic command %s failed; it will be tried again.", command)
