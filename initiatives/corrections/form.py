"""The form in which a reader says what is wrong."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.corrections.guard import GuardedForm
from initiatives.corrections.subject import key_of
from initiatives.models.correction import ADDRESS_LENGTH, FACT_LENGTH, TEXT_LENGTH

SHORTEST_TEXT = 10
URL_LENGTH = 500
ROWS_OF_TEXT = 6


class CorrectionForm(GuardedForm):
    """What is wrong, where, and by which source.

    ``record`` is the public record that the report is about, or None for a page that belongs to none.
    """

    about = forms.CharField(required=False, widget=forms.HiddenInput)
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

    def __init__(self, *args, record=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.record = record
        self.fields["text"].widget.attrs.pop("cols", None)
        if record is not None:
            del self.fields["address"]

    def clean(self):
        """Ask besides for a record that is public."""
        cleaned = super().clean() or {}
        if self.record is None and cleaned.get("about"):
            self.add_error(
                None,
                _(
                    "The record that you came from is not public any more. Name the page below; your words "
                    "are kept."
                ),
            )
        return cleaned

    @property
    def about_to_show(self) -> str:
        """What the page names as its record; nothing where there is none."""
        return key_of(self.record) if self.record is not None else ""
