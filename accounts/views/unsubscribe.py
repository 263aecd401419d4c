"""Leaving by the link of a mail: one POST is enough, for people and for mail programs (RFC 8058)."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from accounts.actions.change_follows import rows_of
from accounts.actions.leave import leave
from accounts.addresses import shown_address
from accounts.follows.choice import Choice
from accounts.follows.names import names_of
from accounts.forms.sign_up import language_or_default
from accounts.models import Subscriber
from accounts.tokens import leaving_by, preferences_token
from accounts.views.newsletter import crumbs, over

ONE_CLICK = "List-Unsubscribe"


@method_decorator([never_cache, csrf_exempt], name="dispatch")
class UnsubscribeView(View):
    """The link itself is the proof, so that a mail program needs no cookie. GET changes nothing."""

    http_method_names = ["get", "head", "options", "post"]

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """The button, and the other things that could be meant."""
        found = leaving_by(token)
        if found is None:
            return over(request)
        reader, follow_id = found
        rows = [row for row in rows_of(reader) if row.pk == follow_id]
        if follow_id is not None and not rows:
            return self.page("left_one", reader)
        return self.page(
            "unsubscribe",
            reader,
            name=next(iter(names_of([Choice.of(rows[0])]).values())) if rows else "",
            address=shown_address(reader.email),
        )

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Leave. A second POST of the same link is answered as the first, for mail programs repeat them."""
        found = leaving_by(token)
        if found is None:
            return self.page("left", None)
        reader, follow_id = found
        if leave(reader, follow_id):
            return self.page("left", None, language=reader.language)
        if request.POST.get(ONE_CLICK):
            return self.page("left_one", reader)
        place = reverse("newsletter_preferences", args=[preferences_token(reader)])
        return HttpResponseRedirect(f"{place}?done=left")

    def page(self, words: str, reader: Subscriber | None, language: str = "", **context: Any) -> HttpResponse:
        """A page in the language of the reader."""
        here = language_or_default(reader.language if reader else language)
        common = {
            "crumbs": crumbs(),
            "hide_newsletter": True,
            "token": preferences_token(reader) if reader else "",
            "words": f"accounts/newsletter/words/{words}_{here}.html",
            "words_language": here,
        }
        return render(self.request, "accounts/newsletter/leaving.html", {**common, **context})
