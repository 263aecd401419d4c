"""The forms of a review."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

from initiatives.choices import PublicationWeight
from initiatives.second_reader import REVIEW


def reviewers():
    """Everybody who reviews, by name."""
    app, codename = REVIEW.split(".")
    permission = Permission.objects.filter(content_type__app_label=app, codename=codename)
    users = get_user_model()._default_manager.filter(is_active=True)
    return users.filter(
        Q(is_superuser=True) | Q(groups__permissions__in=permission) | Q(user_permissions__in=permission)
    ).distinct()


class ApproveForm(forms.Form):
    """Approving: what readers are told, how much it matters, and when it goes live."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    change_note = forms.CharField(
        label=_("Change note"),
        help_text=_("What changed and why, in one sentence. Readers see it in the history."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    weight = forms.ChoiceField(
        label=_("Weight"),
        choices=PublicationWeight,
        initial=PublicationWeight.MAJOR,
        help_text=_("A minor change alerts nobody. It stands in the history all the same."),
        widget=forms.RadioSelect,
    )
    go_live_at = forms.DateTimeField(
        label=_("Goes live at"),
        required=False,
        help_text=_("Empty: at once. The time is that of your profile."),
        widget=AdminDateTimeInput,
    )


class OverrideForm(ApproveForm):
    """Publishing without a second reader, for superusers."""

    override_reason = forms.CharField(
        label=_("Reason for publishing without a second reader"),
        help_text=_("It stands in the public history for good."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ChangesForm(forms.Form):
    """Sending a draft back."""

    reason = forms.CharField(
        label=_("What has to change"),
        help_text=_("The author reads it."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AssignForm(forms.Form):
    """Giving a review to somebody, by a day."""

    reviewer: Any = forms.ModelChoiceField(label=_("Reviewer"), queryset=None, required=False)
    due_on = forms.DateField(label=_("Due on"), required=False, widget=AdminDateInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        chooser: Any = self.fields["reviewer"]
        chooser.queryset = reviewers()


class EmptyForm(forms.Form):
    """A decision that is a button alone."""


class RemarkForm(forms.Form):
    """A remark on a field."""

    field = forms.ChoiceField(label=_("Field"), required=False)
    text = forms.CharField(label=_("Remark"), widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args, fields=(), **kwargs):
        super().__init__(*args, **kwargs)
        chooser: Any = self.fields["field"]
        chooser.choices = [("", _("The whole record")), *fields]


class SettleForm(forms.Form):
    """Settling one remark."""

    remark = forms.IntegerField(widget=forms.HiddenInput)
