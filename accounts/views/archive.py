"""The letters of the editors that were sent, as a list with a feed, and one by one."""

from http import HTTPStatus
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page
from django.views.generic import TemplateView, View

from accounts.issues.feed import ArchiveFeed
from accounts.issues.page import issue_context, words_of
from accounts.models import NewsletterIssue
from accounts.views.newsletter import crumbs

ISSUES_ON_A_PAGE = 25
ATOM = "atom"


@method_decorator(conditional_page, name="dispatch")
class ArchiveView(TemplateView):
    """All issues, the latest first; with ``?format=atom`` as a feed."""

    template_name = "accounts/newsletter/archive.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page or the feed."""
        if request.GET.get("format") == ATOM:
            return ArchiveFeed()(request)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A page of them."""
        paginator = Paginator(NewsletterIssue.objects.published(), ISSUES_ON_A_PAGE)
        page = paginator.get_page(self.request.GET.get("page", "1"))
        address = reverse("newsletter_archive")
        feed = {"label": _("Atom feed"), "url": f"{address}?format={ATOM}"}
        return super().get_context_data(
            page=page,
            rows=[words_of(issue) for issue in page.object_list],
            feed_url=feed["url"],
            links=[feed],
            crumbs=[*crumbs(), {"label": _("Archive"), "url": address}],
            **kwargs,
        )


class IssueView(View):
    """One issue as it was sent, with what was corrected and taken away since."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        """The issue, or that it was taken away."""
        issue = NewsletterIssue.objects.filter(slug=slug).first()
        if issue is None or not issue.live:
            return self.answer_removed(request, issue)
        return render(request, "accounts/newsletter/issue.html", issue_context(issue, issue.edition.told))

    def answer_removed(self, request: HttpRequest, issue: NewsletterIssue | None) -> HttpResponse:
        """Why it was taken away; what was never public is not there."""
        removal = issue.removal if issue else None
        if removal is None:
            raise Http404
        context = {"removal": removal, "crumbs": [*crumbs()]}
        return render(request, "accounts/newsletter/issue_gone.html", context, status=HTTPStatus.GONE)
