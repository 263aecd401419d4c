"""What keeps programs out of the forms that anybody may send."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.corrections.stamp import Age, age_of, make_stamp

DECOY = "website"


class GuardedForm(forms.Form):
    """A form that must have lain before a person for a while; what is refused is kept as it was typed.

    ``website`` is hidden from people: who fills it in is a program.
    """

    stamp = forms.CharField(required=False, widget=forms.HiddenInput)
    website = forms.CharField(
        required=False,
        label=gettext_lazy("Leave this empty; it is there for programs."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, *args, now: float, **kwargs):
        super().__init__(*args, **kwargs)
        self.now = now

    def clean(self):
        """Ask for a form that is neither older than a day nor filled in faster than people type."""
        cleaned = super().clean() or {}
        if self.age is Age.TOO_OLD:
            self.add_error(
                None, _("The page was open for more than a day. Your words are kept; send them again.")
            )
        elif self.age is Age.TOO_FAST:
            self.add_error(
                None,
                _("That was faster than people type. Look over what you wrote, and send it again."),
            )
        return cleaned

    @cached_property
    def age(self) -> Age:
        """How long the form lay before its reader."""
        return age_of(self.data.get("stamp", ""), self.now)

    @property
    def stamp_to_show(self) -> str:
        """The stamp for the page: that of the first time, as long as it holds."""
        if self.is_bound and self.age is not Age.TOO_OLD:
            return self.data["stamp"]
        return make_stamp(self.now)

    @property
    def is_from_a_program(self) -> bool:
        """Whether the field that people do not see was filled in."""
        return bool(self.cleaned_data[DECOY])

    @property
    def shown_fields(self) -> list[forms.BoundField]:
        """The fields that people fill in, in their order."""
        return [field for field in self.visible_fields() if field.name != DECOY]

    @property
    def problems(self) -> list[dict[str, str]]:
        """All that is wrong, each with the anchor of its field, or with none."""
        whole = [{"text": str(error), "url": ""} for error in self.non_field_errors()]
        return whole + [
            {"text": f"{field.label}: {error}", "url": f"#{field.id_for_label}"}
            for field in self.shown_fields
            for error in field.errors
        ]
