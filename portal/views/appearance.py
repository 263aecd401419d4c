"""The reader's choice between light and dark."""

from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

COOKIE = "theme"
HOME = "/"
ONE_YEAR = 365 * 24 * 60 * 60


class Theme(models.TextChoices):
    """How a page looks; the system's own choice unless the reader says otherwise."""

    SYSTEM = "system", _("As the system")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


class AppearanceForm(forms.Form):
    """One choice."""

    theme = forms.ChoiceField(choices=Theme)


def chosen_theme(request: HttpRequest) -> str:
    """The choice kept in the cookie; the system's where there is none or a foreign value."""
    theme = request.COOKIES.get(COOKIE, "")
    return theme if theme in Theme.values else Theme.SYSTEM.value


@require_POST
def appearance(request: HttpRequest) -> HttpResponse:
    """Keep the choice for a year and go back to the page before; an unknown choice changes nothing."""
    response = HttpResponseRedirect(_page_before(request))
    form = AppearanceForm(request.POST)
    if form.is_valid():
        response.set_cookie(
            COOKIE,
            form.cleaned_data["theme"],
            max_age=ONE_YEAR,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response


def _page_before(request: HttpRequest) -> str:
    """The referring page on this very host, and the home page instead of any other."""
    referer = request.META.get("HTTP_REFERER", "")
    if url_has_allowed_host_and_scheme(referer, {request.get_host()}, require_https=request.is_secure()):
        parts = urlsplit(referer)
        path = "/" + parts.path.lstrip("/")
        return f"{path}?{parts.query}" if parts.query else path
    return HOME
