"""Taking a record from the public, at the desk."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from initiatives.actions.remove import cancel_removal, unpublish_record, withdraw_record
from initiatives.admin.decisions import RecordDecisionView
from initiatives.admin.review.forms import EmptyForm
from initiatives.choices import RemovalKind
from initiatives.models import Removal
from initiatives.second_reader import may_remove

KINDS = (
    (RemovalKind.WITHDRAWN, _("Withdraw: it was true and is no longer kept; readable under a notice")),
    (RemovalKind.UNPUBLISHED, _("Unpublish: it was published in error, or is a part of another; gone")),
)


class RemovalForm(forms.Form):
    """Which of the two, why, and when."""

    kind = forms.ChoiceField(label=_("How"), choices=KINDS, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"), help_text=_("Readers see it."), widget=forms.Textarea(attrs={"rows": 3})
    )
    successor: Any = forms.ModelChoiceField(
        label=_("Record that takes its place"),
        queryset=None,
        required=False,
        to_field_name="slug",
        widget=forms.TextInput,
        help_text=_("The key of a public record of the same type, to which its address will lead."),
        error_messages={"invalid_choice": _("No public record of this type has this key.")},
    )
    due_at = forms.DateTimeField(
        label=_("At"), required=False, help_text=_("Empty: at once."), widget=AdminDateTimeInput
    )

    def __init__(self, *args, model, **kwargs):
        super().__init__(*args, **kwargs)
        kinds: Any = self.fields["kind"]
        kinds.choices = [choice for choice in KINDS if choice[0] in model.removal_kinds]
        chooser: Any = self.fields["successor"]
        chooser.queryset = model.objects.published()


def remove(record, user, *, kind: str, reason: str, successor, due_at) -> Removal:
    """Withdraw or unpublish."""
    if kind == RemovalKind.WITHDRAWN:
        return withdraw_record(record, user, reason, due_at=due_at)
    return unpublish_record(record, user, reason, successor=successor, due_at=due_at)


def cancel(record, user) -> None:
    """Take back what is due."""
    for removal in Removal.objects.of(record).scheduled():
        cancel_removal(removal, user)


class RemovalView(RecordDecisionView):
    """Why and how a record leaves the public."""

    page_title = _("Withdraw or unpublish")
    template_name = "initiatives/desk/removal.html"
    decisions = {"remove": (RemovalForm, remove), "cancel": (EmptyForm, cancel)}
    success = {
        "remove": _("Done, or due at the time that you gave. Readers find your reason at its address."),
        "cancel": _("The removal has been taken back."),
    }

    def dispatch(self, request, *args, **kwargs):
        """Refuse whoever takes nothing from the public."""
        if not may_remove(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_options(self, decision: str) -> dict[str, Any]:
        """The type within which a successor is looked for."""
        return {"model": self.model} if decision == "remove" else {}

    def get_context_data(self, **kwargs) -> dict[str, Any]:
        """What is due already."""
        due = Removal.objects.of(self.record).scheduled().first()
        return super().get_context_data(**{"due": due, **kwargs})
