"""The ways to the one form for signing in, and those that are closed."""

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache


@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """Lead from a desk's own door to the common one, keeping where the person wanted to go.

    Who is signed in and comes here lacks the right to enter: leading them on would be a circle.
    """
    if request.user.is_authenticated:
        raise PermissionDenied(_("This account may not enter here."))
    target = request.GET.get(REDIRECT_FIELD_NAME, "")
    if url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        return redirect_to_login(target)
    return redirect("account_login")


def closed(request: HttpRequest) -> HttpResponse:
    """Registration: there is none, since people are invited."""
    raise Http404
