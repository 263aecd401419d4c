"""The form in which a reader says what is wrong."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.corrections.stamp import Age, age_of, make_stamp
from initiatives.corrections.subject import key_of
from initiatives.models.correction import ADDRESS_LENGTH, FACT_LENGTH, TEXT_LENGTH

SHORTEST_TEXT = 10
URL_LENGTH = 500
ROWS_OF_TEXT = 6


class CorrectionForm(forms.Form):
    """What is wrong, where, and by which source; whatever is refused, all that was typed is kept.

    ``record`` is the public record that the report is about, or None for a page that belongs to none.
    ``website`` is hidden from people: who fills it in is a program.
    """

    about = forms.CharField(required=False, widget=forms.HiddenInput)
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)
    website = forms.CharField(
        required=False,
        label=gettext_lazy("Leave this empty; it is there for programs."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    address = forms.CharField(
        max_length=ADDRESS_LENGTH,
        label=gettext_lazy("Page"),
        help_text=gettext_lazy("Its address or its title."),
    )
    fact = forms.CharField(
        max_length=FACT_LENGTH,
        required=False,
        label=gettext_lazy("Fact"),
        help_text=gettext_lazy("Which of its facts, such as “adopted” or “Sovereignty”."),
    )
    text = forms.CharField(
        min_length=SHORTEST_TEXT,
        max_length=TEXT_LENGTH,
        label=gettext_lazy("What is wrong"),
        help_text=gettext_lazy("What it says, and what it should say."),
        widget=forms.Textarea(attrs={"rows": ROWS_OF_TEXT}),
    )
    source_url = forms.URLField(
        max_length=URL_LENGTH,
        required=False,
        assume_scheme="https",
        label=gettext_lazy("Where the right thing is read"),
        help_text=gettext_lazy("The address of a law, a text or a page of an authority."),
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )
    email = forms.EmailField(
        required=False,
        label=gettext_lazy("Your email"),
        help_text=gettext_lazy("Only for one mail with the answer; erased once it is sent."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args, record=None, now: float, **kwargs):
        super().__init__(*args, **kwargs)
        self.record = record
        self.now = now
        self.fields["text"].widget.attrs.pop("cols", None)
        if record is not None:
            del self.fields["address"]

    def clean(self):
        """Ask for a record that is public, and for a form that lay before a person for a while."""
        cleaned = super().clean() or {}
        if self.record is None and cleaned.get("about"):
            self.add_error(
                None,
                _(
                    "The record that you came from is not public any more. Name the page below; your words "
                    "are kept."
                ),
            )
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
    def about_to_show(self) -> str:
        """What the page names as its record; nothing where there is none."""
        return key_of(self.record) if self.record is not None else ""

    @property
    def is_from_a_program(self) -> bool:
        """Whether the field that people do not see was filled in."""
        return bool(self.cleaned_data["website"])

    @property
    def shown_fields(self) -> list[forms.BoundField]:
        """The fields that people fill in, in their order."""
        return [field for field in self.visible_fields() if field.name != "website"]

    @property
    def problems(self) -> list[dict[str, str]]:
        """All that is wrong, each with the anchor of its field, or with none."""
        whole = [{"text": str(error), "url": ""} for error in self.non_field_errors()]
        return whole + [
            {"text": f"{field.label}: {error}", "url": f"#{field.id_for_label}"}
            for field in self.shown_fields
            for error in field.errors
        ]
