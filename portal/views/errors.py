"""Refusals that Django would otherwise show in a look of its own."""

from django.http import HttpRequest, HttpResponse
from django.views.defaults import permission_denied


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that came without its token, from another site or an old page, like any other refusal."""
    return permission_denied(request, PermissionError(reason))
