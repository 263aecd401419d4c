"""Invitations at the desk: a list with their states, a form to invite, and two things to do with one."""

from collections.abc import Callable
from smtplib import SMTPException

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from accounts.actions.invite import invite_person, resend_invitation, revoke_invitation
from accounts.forms.invitation import InviteForm
from accounts.models import Invitation, User
from accounts.models.invitation import InvitationState

UNDECIDED = (InvitationState.OPEN, InvitationState.EXPIRED)
NOT_SENT = gettext_lazy("The mail could not be sent, and nothing was changed. Try again later.")


def last_moment(invitation: Invitation) -> str:
    """Until when an invitation holds; Wagtail's own column tells how long ago something was."""
    return date_format(localtime(invitation.expires_at), "SHORT_DATETIME_FORMAT")


class InvitationIndexView(generic.IndexView):
    """All invitations, newest first."""

    add_item_label = gettext_lazy("Invite a person")
    page_title = gettext_lazy("Invitations")

    def get_base_queryset(self):
        """Invitations with what their rows show."""
        return Invitation.objects.select_related("role", "invited_by")

    def get_list_more_buttons(self, instance):
        """What can still be done with an invitation."""
        if instance.state not in UNDECIDED:
            return []
        return [
            Button(_("Send again"), url=reverse("invitations:resend", args=[instance.pk]), icon_name="mail"),
            Button(_("Revoke"), url=reverse("invitations:revoke", args=[instance.pk]), icon_name="cross"),
        ]


class InviteView(generic.CreateView):
    """Whom to invite, and as what."""

    page_title = gettext_lazy("Invite a person")
    submit_button_label = gettext_lazy("Send the invitation")
    submit_button_active_label = gettext_lazy("Sending…")
    success_message = gettext_lazy("%(object)s has been invited.")
    error_message = gettext_lazy("Nobody was invited.")

    def save_instance(self):
        """Invite."""
        data = self.form.cleaned_data
        return invite_person(data["email"], data["role"], self.request.user)

    def form_valid(self, form):
        """Stay on the page where the address is taken or the mail could not be handed over."""
        try:
            return super().form_valid(form)
        except ValidationError as problem:
            form.add_error(None, problem)
        except (SMTPException, OSError):
            form.add_error(None, NOT_SENT)
        self.produced_error_code, self.produced_error_message = "not_invited", self.get_error_message()
        return self.form_invalid(form)

    def get_success_buttons(self):
        """There is nothing to edit."""
        return []


class InvitationActionView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Asks whether to do something with an invitation, and does it."""

    template_name = "accounts/desk/confirm_invitation.html"
    header_icon = "mail"
    model = Invitation
    permission_required = "add"
    act: Callable[[Invitation, User], None]
    question: str | Promise
    button: str | Promise
    done: str | Promise

    def setup(self, request, *args, **kwargs):
        """Find the invitation."""
        super().setup(request, *args, **kwargs)
        self.object = get_object_or_404(Invitation, pk=kwargs["pk"])

    def get_breadcrumbs_items(self):
        """None, as on Wagtail's own pages that ask whether to do something."""
        return []

    def get_page_subtitle(self):
        """Whose invitation."""
        return str(self.object)

    def get_context_data(self, **context):
        """What is asked, and what the button says."""
        question = str(self.question) % {"email": self.object.email}
        return super().get_context_data(question=question, button=self.button, **context)

    def post(self, request, *args, **kwargs):
        """Do it, or say why not."""
        try:
            type(self).act(self.object, request.user)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
        except (SMTPException, OSError):
            messages.error(request, NOT_SENT)
        else:
            messages.success(request, str(self.done) % {"email": self.object.email})
        return redirect("invitations:index")


class ResendView(InvitationActionView):
    """A new link instead of the one before."""

    page_title = gettext_lazy("Send again")
    act = staticmethod(resend_invitation)
    question = gettext_lazy("Send %(email)s a new link? The link before will not work any more.")
    button = gettext_lazy("Send again")
    done = gettext_lazy("%(email)s has been sent a new link.")


class RevokeView(InvitationActionView):
    """No account after all."""

    page_title = gettext_lazy("Revoke")
    act = staticmethod(revoke_invitation)
    question = gettext_lazy("Take the invitation of %(email)s back? Its link will not work any more.")
    button = gettext_lazy("Revoke")
    done = gettext_lazy("The invitation of %(email)s has been revoked.")


class InvitationViewSet(ModelViewSet):
    """Invitations under Settings, for those who may make them."""

    model = Invitation
    name = "invitations"
    icon = "mail"
    menu_label = gettext_lazy("Invitations")
    menu_order = 610
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    ordering = "-created_at"
    index_view_class = InvitationIndexView
    add_view_class = InviteView
    list_filter = ("role",)
    list_display = (
        "email",
        Column("role", label=gettext_lazy("Role"), accessor="role.name"),
        Column("state", label=gettext_lazy("State"), accessor="get_state_display"),
        Column("invited_by", label=gettext_lazy("Invited by")),
        DateColumn("sent_at", label=gettext_lazy("Sent"), sort_key="sent_at"),
        Column("expires_at", label=gettext_lazy("Holds until"), accessor=last_moment, sort_key="expires_at"),
    )

    def get_form_class(self, for_update=False):
        """The one form on invitations."""
        return InviteForm

    def get_urlpatterns(self):
        """No pages to edit, delete or follow an invitation."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("new/", self.add_view, name="add"),
            path("resend/<int:pk>/", ResendView.as_view(), name="resend"),
            path("revoke/<int:pk>/", RevokeView.as_view(), name="revoke"),
        ]

    def register_admin_url_finder(self):
        """There is no page on a single invitation to be found."""
