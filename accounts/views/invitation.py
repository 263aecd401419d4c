"""The page at which an invited person makes their account."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from accounts.actions.invite import accept_invitation
from accounts.forms.invitation import AcceptForm
from accounts.models import Invitation, User
from accounts.models.invitation import InvitationState

GONE = 410


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class AcceptInvitation(FormView):
    """Asks an invited person for name and password.

    A link that we never made answers 404, and one that is over 410.
    """

    template_name = "accounts/invitation.html"
    form_class = AcceptForm
    success_url = reverse_lazy("account_login")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Look at the link first, whatever is asked."""
        found = Invitation.by_token(kwargs["token"])
        if not found:
            raise Http404
        self.invitation, is_newest = found
        if not is_newest or self.invitation.state != InvitationState.OPEN or self.has_account():
            return self.gone()
        return super().dispatch(request, *args, **kwargs)

    def has_account(self) -> bool:
        """Whether somebody has come to an account with that address in another way."""
        return User.objects.filter(email__iexact=self.invitation.email).exists()

    def gone(self) -> HttpResponse:
        """Say that the link is over, and what to do."""
        context = {"accepted": self.invitation.state == InvitationState.ACCEPTED or self.has_account()}
        return self.response_class(
            self.request, "accounts/invitation_gone.html", context, status=GONE, using=self.template_engine
        )

    def get_form_kwargs(self) -> dict[str, Any]:
        """Let the form know the address, which a password must not resemble."""
        return {**super().get_form_kwargs(), "email": self.invitation.email}

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        """Say as what the person is invited."""
        return super().get_context_data(invitation=self.invitation, **context)

    def form_valid(self, form: AcceptForm) -> HttpResponse:
        """Make the account and send its owner to sign in with it."""
        data = form.cleaned_data
        try:
            accept_invitation(self.invitation, data["first_name"], data["last_name"], data["password1"])
        except ValidationError:
            self.invitation.refresh_from_db()
            return self.gone()
        messages.success(self.request, _("Your account is ready. Sign in with your email address."))
        return super().form_valid(form)
