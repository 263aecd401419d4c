"""What editors see before anybody else: the mail in both its forms and the page, in each language."""

from typing import Any

from csp.constants import UNSAFE_INLINE
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from accounts.issues.page import issue_context
from accounts.issues.telling import told_of
from accounts.letters.issue_writer import IssueWriter
from accounts.models import NewsletterIssue
from initiatives.addresses import site_address

FORMS = (("html", _("Mail")), ("text", _("Mail, plain text")), ("page", _("Archive")))
MODES = [
    (f"{form}-{code}", f"{form_name} · {name}")
    for code, name in settings.LANGUAGES
    for form, form_name in FORMS
]


def preview(issue: NewsletterIssue, request: Any, mode: str) -> HttpResponse:
    """One form in one language, kept out of search engines should its address get about."""
    form, _dash, language = (mode or MODES[0][0]).partition("-")
    told = told_of(issue, timezone.now())
    with override(language):
        response = _page(request, issue, told) if form == "page" else _mail(issue, told, form, language)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _page(request: Any, issue: NewsletterIssue, told: Any) -> HttpResponse:
    return render(
        request, "accounts/newsletter/issue.html", {**issue_context(issue, told), "is_preview": True}
    )


def _mail(issue: NewsletterIssue, told: Any, form: str, language: str) -> HttpResponse:
    page = site_address(reverse("newsletter"))
    html, text = IssueWriter(issue, told).written(language).with_links(page, page)
    if form == "text":
        return HttpResponse(text, content_type="text/plain; charset=utf-8")
    response = HttpResponse(html)
    # Programs for mail read styles at each element only; scripts stay forbidden.
    response._csp_update = {"style-src": [UNSAFE_INLINE]}  # type: ignore[attr-defined]  # as django-csp reads it
    return response
