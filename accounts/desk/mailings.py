"""Mailings at the desk, for administrators: how far each is, and pause, resume, cancel."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import include, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from accounts.actions.control_mailing import (
    cancel_mailing,
    pause_mailing,
    resume_mailing,
    send_unknown_again,
)
from accounts.models import Mailing, SignUp
from accounts.models.delivery import UNFINISHED, DeliveryState
from accounts.models.mailing import MailingState
from initiatives.second_reader import MANAGE

MAILINGS_ON_A_PAGE = 25
NOT_SENT_SHOWN = 50
NAMESPACE = "mailings"
# Of these an operator may want to know why.
NOT_OUT = (DeliveryState.UNKNOWN, DeliveryState.REFUSED, DeliveryState.FAILED)
WORKING = (MailingState.MAKING, MailingState.SENDING)
VERBS: dict[str, Callable] = {
    "pause": pause_mailing,
    "resume": resume_mailing,
    "cancel": cancel_mailing,
    "send-again": send_unknown_again,
}


def counted_mailings() -> QuerySet[Mailing]:
    """Mailings, each with how many mails it has in all, and in each state of which operators want to know."""
    counts: dict[str, Any] = {
        f"of_{state.value}": Count("deliveries", filter=Q(deliveries__state=state)) for state in DeliveryState
    }
    unfinished = Count("deliveries", filter=Q(deliveries__state__in=UNFINISHED))
    return Mailing.objects.select_related("issue").annotate(
        total=Count("deliveries"), unfinished=unfinished, **counts
    )


def verbs_of(mailing: Any) -> list[str]:
    """What can be done with a counted mailing."""
    verbs = ["pause"] if mailing.state in WORKING else []
    if mailing.state == MailingState.PAUSED:
        verbs.append("resume")
    if mailing.is_open:
        verbs.append("cancel")
    if mailing.of_unknown and mailing.state != MailingState.CANCELLED:
        verbs.append("send-again")
    return verbs


class ForAdministrators:
    """Addresses of readers are shown here."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let in who oversees the desk."""
        if not request.user.has_perm(MANAGE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # of the view it joins


class MailingsView(ForAdministrators, WagtailAdminTemplateMixin, TemplateView):
    """All mailings, newest first."""

    template_name = "accounts/desk/mailings.html"
    page_title = gettext_lazy("Mailings")
    header_icon = "mail"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """With its own name, which stands over the page."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With a page of them; only the mails of those are counted."""
        paginator = Paginator(Mailing.objects.all(), MAILINGS_ON_A_PAGE)
        page = paginator.get_page(self.request.GET.get("p", "1"))
        shown = counted_mailings().filter(pk__in=[mailing.pk for mailing in page])
        page.object_list = list(shown.order_by("-until", "-pk"))
        not_asked = SignUp.objects.filter(mail_state__in=NOT_OUT)[:NOT_SENT_SHOWN]
        return super().get_context_data(page_obj=page, not_asked=not_asked, **kwargs)


class MailingView(ForAdministrators, WagtailAdminTemplateMixin, TemplateView):
    """One mailing: how far it is, what did not go out and why."""

    template_name = "accounts/desk/mailing.html"
    header_icon = "mail"

    @cached_property
    def mailing(self) -> Any:
        """The mailing with its counts."""
        return get_object_or_404(counted_mailings(), pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        """Its rhythm and its end."""
        return str(self.mailing)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Below the list of mailings."""
        mailings = {"url": reverse(f"{NAMESPACE}:index"), "label": _("Mailings")}
        return [*super().get_breadcrumbs_items(), mailings, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the counts by state, and mails on which somebody may have to look."""
        mailing = self.mailing
        return super().get_context_data(
            mailing=mailing,
            verbs=verbs_of(mailing),
            is_working=mailing.state in WORKING and not mailing.next_try_at,
            done=mailing.total - mailing.unfinished,
            counts=[(state.label, getattr(mailing, f"of_{state.value}")) for state in DeliveryState],
            not_sent=mailing.deliveries.filter(state__in=NOT_OUT).select_related("subscriber")[
                :NOT_SENT_SHOWN
            ],
            **kwargs,
        )


class ProgressView(ForAdministrators, View):
    """How far a mailing is, for the bar on its page."""

    def get(self, request: HttpRequest, pk: int) -> JsonResponse:
        """Whether it goes on, and how many of how many are through."""
        mailing: Any = get_object_or_404(counted_mailings(), pk=pk)
        working = mailing.state in WORKING and not mailing.next_try_at
        return JsonResponse(
            {"working": working, "done": mailing.total - mailing.unfinished, "total": mailing.total}
        )


class VerbView(ForAdministrators, View):
    """Does something with a mailing."""

    def post(self, request: HttpRequest, pk: int, verb: str) -> HttpResponse:
        """Do it, or say that it cannot be done any more."""
        mailing = get_object_or_404(Mailing, pk=pk)
        if verb not in VERBS:
            raise PermissionDenied
        if VERBS[verb](mailing, request.user):
            messages.success(request, _("Done: %(mailing)s.") % {"mailing": mailing})
        else:
            messages.error(request, _("It is not in a state in which that could be done."))
        return redirect(f"{NAMESPACE}:mailing", pk)


class MailingsMenuItem(MenuItem):
    """For administrators."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether somebody oversees the desk."""
        return request.user.has_perm(MANAGE)


def addresses() -> list:
    """The pages of mailings, under the desk."""
    pages = [
        path("", MailingsView.as_view(), name="index"),
        path("<int:pk>/", MailingView.as_view(), name="mailing"),
        path("<int:pk>/progress/", ProgressView.as_view(), name="progress"),
        path("<int:pk>/<str:verb>/", VerbView.as_view(), name="verb"),
    ]
    return [path("mailings/", include((pages, NAMESPACE)))]


def entry() -> MenuItem:
    """The entry among the reports."""
    address = reverse(f"{NAMESPACE}:index")
    return MailingsMenuItem(_("Mailings"), address, name="mailings", icon_name="mail", order=1200)
