"""What a reader sees and changes by the link that stands in every mail, without an account."""

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from accounts.actions.change_follows import rows_of
from accounts.actions.change_preferences import change_preferences, pause, resume
from accounts.actions.leave import allow_again, forget
from accounts.addresses import shown_address
from accounts.follows.choice import Choice
from accounts.follows.names import names_of
from accounts.forms.sign_up import PreferencesForm
from accounts.models import Subscriber
from accounts.models.subscriber import SubscriberState
from accounts.stored_data import stored_about
from accounts.tokens import hash_by, preferences_token, return_url, subscriber_by, unsubscribe_token
from accounts.views.newsletter import boxes, crumbs, over
from initiatives.templatetags.partial_dates import format_partial_date

# What can be chosen as the length of a pause, in days; nothing is until one comes back.
PAUSES = {"30": 30, "90": 90, "": None}


@method_decorator(never_cache, name="dispatch")
class ReaderView(View):
    """A page of one reader, found by the link; whatever link it is that finds nobody is over."""

    http_method_names = ["get", "head", "options", "post"]
    reader: Subscriber

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the reader."""
        found = subscriber_by(kwargs["token"])
        if found is None:
            return over(request)
        self.reader = found
        return super().dispatch(request, *args, **kwargs)

    def show(self, template: str, **context: Any) -> HttpResponse:
        """A page with what all have in common."""
        common = {
            "token": preferences_token(self.reader),
            "address": shown_address(self.reader.email),
            "crumbs": crumbs(),
            "hide_newsletter": True,
        }
        return render(self.request, f"accounts/newsletter/{template}.html", {**common, **context})


class PreferencesView(ReaderView):
    """What is followed, how often, in which language; pause; data; leaving."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """All that can be changed, and what has just been done."""
        return self.page(PreferencesForm(), done=request.GET.get("done", ""))

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Do what the pressed button says."""
        what = request.POST.get("do", "save")
        if what == "pause" and request.POST.get("days", "") in PAUSES:
            days = PAUSES[request.POST.get("days", "")]
            pause(self.reader, timezone.localdate() + datetime.timedelta(days=days) if days else None)
            return self.back("paused")
        if what == "resume":
            resume(self.reader)
            return self.back("resumed")
        form = PreferencesForm(request.POST)
        if not form.is_valid():
            return self.page(form)
        said = form.cleaned_data
        change_preferences(
            self.reader,
            form.reading.choices,
            language=said["language"],
            rhythm=said["rhythm"],
            minor_too=said["minor_too"],
        )
        return self.back("saved")

    def back(self, done: str) -> HttpResponse:
        """The page anew, by a request that can be repeated."""
        return HttpResponseRedirect(f"{self.request.path}?done={done}")

    def page(self, form: PreferencesForm, done: str = "") -> HttpResponse:
        """The preferences as they are, or as they were typed where something is wrong."""
        rows = rows_of(self.reader)
        choices = [Choice.of(row) for row in rows]
        names = names_of(choices)
        followed = [
            {
                "name": names[choice],
                "since": row.created_at,
                "leave_url": reverse("newsletter_unsubscribe", args=[unsubscribe_token(self.reader, row.pk)]),
            }
            for row, choice in zip(rows, choices, strict=True)
        ]
        shown = form.reading.choices if form.is_bound else tuple(choices)
        typed = self.request.POST if form.is_bound else {}
        minor_too = "minor_too" in typed if form.is_bound else self.reader.minor_too
        return self.show(
            "preferences",
            reader=self.reader,
            followed=followed,
            leave_url=reverse("newsletter_unsubscribe", args=[unsubscribe_token(self.reader)]),
            problems=form.problems if form.is_bound else [],
            done=done_text(done),
            waiting=waiting_text(self.reader),
            minor_too=minor_too,
            **boxes(
                shown,
                typed.get("rhythm", self.reader.rhythm),
                typed.get("language", self.reader.language),
                minor_too,
            ),
        )


def done_text(done: str) -> str:
    """What has just been done, in a sentence; nothing for what means nothing."""
    return {
        "confirmed": _("Your address is confirmed. Mails come when there is something to tell."),
        "saved": _("Your preferences are saved."),
        "paused": _("Mails are paused."),
        "resumed": _("Mails come again."),
        "left": _("You do not follow that any more."),
    }.get(done, "")


def waiting_text(reader: Subscriber) -> str:
    """Why no mails come at present; empty where they do."""
    if reader.state == SubscriberState.SUPPRESSED:
        return _("Mails to your address came back or were reported as unwanted, so none are sent.")
    if reader.state != SubscriberState.PAUSED:
        return ""
    if reader.paused_until is None:
        return _("Mails are paused until you let them come again.")
    if reader.paused_until <= timezone.localdate():
        return ""
    return _("Mails are paused until %(day)s.") % {"day": format_partial_date(reader.paused_until)}


class StoredDataView(ReaderView):
    """All that is kept of a reader, as a file."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """The file, in JSON."""
        response = JsonResponse(
            stored_about(self.reader), json_dumps_params={"ensure_ascii": False, "indent": 2}
        )
        response["Content-Disposition"] = 'attachment; filename="newsletter-data.json"'
        return response


class ForgetView(ReaderView):
    """Deletes a reader and sees that nobody can sign the address up again."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """What will be deleted, what stays, and the button."""
        return self.show("forget")

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Do it, and show once the link by which it can be taken back."""
        return self.show("forgotten", return_url=return_url(forget(self.reader)))


@method_decorator(never_cache, name="dispatch")
class ReturnView(View):
    """Lets somebody who was forgotten sign up again."""

    http_method_names = ["get", "head", "options", "post"]

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """The button; the page is the same whether or not the address is still kept from mails."""
        if hash_by(token) is None:
            return over(request)
        context = {"crumbs": crumbs(), "hide_newsletter": True}
        return render(request, "accounts/newsletter/return.html", context)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Lift the block, and lead to the form: nobody is signed up by this."""
        kept = hash_by(token)
        if kept is None:
            return over(request)
        allow_again(kept)
        return HttpResponseRedirect(reverse("newsletter"))
