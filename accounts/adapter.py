"""How django-allauth signs people in here."""

from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest

from initiatives.corrections.network import network_of


class InvitedPeopleAdapter(DefaultAccountAdapter):
    """Accounts come from invitations only, and mails name the portal and not the host of the request."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody registers; see ``accounts.models.Invitation``."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Count failures by network, told apart behind proxies as everywhere else."""
        return network_of(request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a mail that speaks of the portal by its name and public address."""
        portal = SimpleNamespace(
            name=settings.WAGTAIL_SITE_NAME, domain=urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc
        )
        super().send_mail(template_prefix, email, {**context, "current_site": portal})
