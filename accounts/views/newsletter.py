"""Signing up: the page with the form, what is answered, and the confirmation."""

import time
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView, View

from accounts.actions.confirm_sign_up import confirm_sign_up, refuse_sign_up
from accounts.actions.sign_up import sign_up
from accounts.consent import TEXTS
from accounts.follows.choice import EVERYTHING, LETTERS, Choice
from accounts.follows.menu import follows_everything, follows_letters, menu
from accounts.follows.rate import mail_rate
from accounts.follows.reading import read_choices
from accounts.forms.sign_up import LANGUAGES_IN_THEMSELVES, SignUpForm, language_or_default
from accounts.models import SignUp
from accounts.models.subscriber import Rhythm
from accounts.tokens import preferences_token, sign_up_by
from initiatives.corrections.network import network_of
from initiatives.limits import Limit

TOO_MANY_REQUESTS = 429
GONE = 410
HOUR = 60 * 60


def crumbs() -> list[dict[str, Any]]:
    """The way to the newsletter."""
    return [{"label": _("Newsletter"), "url": reverse("newsletter")}]


def boxes(choices: tuple[Choice, ...], rhythm: str, language: str, minor_too: bool = False) -> dict[str, Any]:
    """What the parts of a form show that both forms have: what to follow, how often, in which language."""
    rate = mail_rate(choices, minor_too=minor_too)
    return {
        "groups": menu(choices),
        "everything": follows_everything(choices),
        "letters": follows_letters(choices),
        "rhythms": [
            {
                "value": one.value,
                "label": one.label,
                "hint": rate.words(one.value),
                "checked": one.value == rhythm,
            }
            for one in Rhythm
        ],
        "languages": [
            {"value": code, "label": name, "checked": code == language}
            for code, name in LANGUAGES_IN_THEMSELVES
        ],
    }


def over(request: HttpRequest) -> HttpResponse:
    """A link that is used up, too old, or not ours; which of these it is, nobody is told."""
    return render(
        request, "accounts/newsletter/over.html", {"crumbs": crumbs(), "hide_newsletter": True}, status=GONE
    )


@method_decorator(never_cache, name="dispatch")
class NewsletterView(View):
    """The form. What is in the address is ticked; ``reckon`` shows how many mails a choice would make."""

    http_method_names = ["get", "head", "options", "post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Look at the clock once."""
        self.now = time.time()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form with what the address asks for, or with everything."""
        reading = read_choices(request.GET)
        return self.page(
            SignUpForm(now=self.now), reading.choices or (EVERYTHING, LETTERS), reading.complaints
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep what is right and answer always the same; say what is wrong beside what was typed."""
        form = SignUpForm(request.POST, now=self.now)
        if "reckon" in request.POST:
            typed = {"email": request.POST.get("email", "")}
            return self.page(
                SignUpForm(initial=typed, now=self.now), form.reading.choices, form.reading.complaints
            )
        if not form.is_valid():
            return self.page(form, form.reading.choices)
        network = network_of(request)
        if not Limit("sign-up network", settings.SIGN_UPS_PER_NETWORK, HOUR).allows(network, self.now):
            form.add_error(None, _("Too many sign-ups have come in from your network. Try again later."))
            return self.page(form, form.reading.choices, status=TOO_MANY_REQUESTS)
        if not form.is_from_a_program:
            said = form.cleaned_data
            sign_up(
                said["email"],
                form.reading.choices,
                language=said["language"],
                rhythm=said["rhythm"],
                text_language=language_or_default(get_language() or ""),
                page=said["page"] or request.path,
                now=self.now,
            )
        return HttpResponseRedirect(reverse("newsletter_sent"))

    def page(
        self,
        form: SignUpForm,
        choices: tuple[Choice, ...],
        complaints: tuple[str, ...] = (),
        status: int = 200,
    ) -> HttpResponse:
        """The page with the form."""
        here = language_or_default(get_language() or "")
        typed = self.request.POST
        context = {
            "form": form,
            "complaints": complaints,
            "days": settings.SIGN_UP_DAYS,
            "consent": TEXTS[here],
            "consent_language": here,
            "crumbs": crumbs(),
            "hide_newsletter": True,
            "canonical_path": reverse("newsletter"),
            **boxes(choices, typed.get("rhythm", Rhythm.WEEKLY), typed.get("language", here)),
        }
        return render(self.request, "accounts/newsletter/page.html", context, status=status)


class SentView(TemplateView):
    """What everybody reads who has sent the form; without a look into any table."""

    template_name = "accounts/newsletter/sent.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """For how long the link holds, and in which language it is said."""
        here = language_or_default(get_language() or "")
        return super().get_context_data(
            crumbs=crumbs(),
            days=settings.SIGN_UP_DAYS,
            most=settings.SIGN_UPS_PER_ADDRESS,
            hide_newsletter=True,
            words=f"accounts/newsletter/words/sent_{here}.html",
            words_language=here,
            **kwargs,
        )


@method_decorator(never_cache, name="dispatch")
class ConfirmView(View):
    """Asks once more and waits for a press, for programs that look through mail follow links too."""

    http_method_names = ["get", "head", "options", "post"]

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """The button."""
        found = sign_up_by(token)
        return self.page(found) if found else over(request)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Make the reader and show the preferences, or delete what somebody else typed."""
        found = sign_up_by(token)
        if found is None:
            return over(request)
        if request.POST.get("do") == "refuse":
            refuse_sign_up(found)
            return HttpResponseRedirect(reverse("newsletter"))
        reader = confirm_sign_up(found.pk)
        if reader is None:
            return over(request)
        place = reverse("newsletter_preferences", args=[preferences_token(reader)])
        return HttpResponseRedirect(f"{place}?done=confirmed")

    def page(self, found: SignUp) -> HttpResponse:
        """What is confirmed, in the language of the mail."""
        context = {
            "crumbs": crumbs(),
            "hide_newsletter": True,
            "consent": TEXTS[found.language],
            "words": f"accounts/newsletter/words/confirm_{found.language}.html",
            "words_language": found.language,
        }
        return render(self.request, "accounts/newsletter/confirm.html", context)
