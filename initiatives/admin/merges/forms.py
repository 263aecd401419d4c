"""Forms of merges."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from initiatives.models import Record


class PairForm(forms.Form):
    """Which two rows of a type are one, and which of them is kept."""

    def __init__(self, *args, model: type[Any], **kwargs):
        super().__init__(*args, **kwargs)
        chooser = model.snippet_viewset.chooser_viewset.widget_class
        rows = model._default_manager
        rows = rows.published() if issubclass(model, Record) else rows.not_merged()
        for name, label, help_text in (
            ("kept", _("Keep"), _("Its address stays.")),
            ("merged", _("Merge into it"), _("Its address will lead to the one that is kept.")),
        ):
            self.fields[name] = forms.ModelChoiceField(
                rows, label=label, help_text=help_text, widget=chooser()
            )


class ReasonForm(forms.Form):
    """How it is known that the two are one."""

    reason = forms.CharField(
        label=_("How it is known that the two are one"),
        help_text=_("Whoever decides reads it; for records, readers see it at the address that goes."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class NothingForm(forms.Form):
    """A decision that needs no words."""
