"""Keeps people without a second factor out of the desks."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from accounts.second_factor import has_second_factor, is_proven

DESKS = ("/admin/", "/django-admin/")
WAYS_OUT = ("/admin/logout/", "/django-admin/logout/")


class SecondFactorMiddleware:
    """Opens the desks to those who have proven a second factor, where the settings ask for one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer instead of the desk where something is missing."""
        return (_asks(request) and _answer_instead(request)) or self.get_response(request)


def _asks(request: HttpRequest) -> bool:
    """Whether the request is one to a desk by somebody who is signed in; others are sent to sign in there."""
    path = request.path_info
    return (
        settings.REQUIRE_SECOND_FACTOR
        and path.startswith(DESKS)
        and path not in WAYS_OUT
        and request.user.is_authenticated
    )


def _answer_instead(request: HttpRequest) -> HttpResponseBase | None:
    """Where to go before the desk opens; nothing if it may."""
    ready = has_second_factor(request.user)
    if ready and is_proven(request):
        return None
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        raise PermissionDenied
    if ready:
        logout(request)
        messages.warning(request, _("Sign in again, with your second factor this time."))
        return redirect_to_login(request.get_full_path())
    messages.warning(
        request,
        _("The desk opens once you have a second factor: set up an authenticator app or a passkey below."),
    )
    return redirect("mfa_index")
