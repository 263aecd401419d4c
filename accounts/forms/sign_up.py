"""The forms in which a reader says what to follow, how often and in which language."""

from typing import cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.addresses import MailAddress, mail_address
from accounts.follows.reading import Reading, read_choices
from accounts.models.subscriber import ADDRESS_LENGTH, PAGE_LENGTH, Rhythm
from initiatives.corrections.guard import GuardedForm
from initiatives.filters.options import printable

LANGUAGES_IN_THEMSELVES = [("en", "English"), ("es", "Español"), ("pt", "Português")]
# What people paste may be longer than an address; it is cut to size in the message.
LONGEST_TYPED = 4 * ADDRESS_LENGTH


class FollowForm(forms.Form):
    """What to follow, how often, and in which language; the things to follow are read apart."""

    language = forms.ChoiceField(choices=LANGUAGES_IN_THEMSELVES, label=gettext_lazy("Language of the mails"))
    rhythm = forms.ChoiceField(choices=Rhythm.choices, label=gettext_lazy("How often"))

    @cached_property
    def reading(self) -> Reading:
        """What is to be followed."""
        return read_choices(cast(QueryDict, self.data))

    def clean(self):
        """Ask for something to follow, all of which exists."""
        cleaned = super().clean() or {}
        for complaint in self.reading.complaints:
            self.add_error(None, complaint)
        if not self.reading.choices and not self.reading.complaints:
            self.add_error(None, _("Choose what to follow: everything, or some of it."))
        return cleaned


class PreferencesForm(FollowForm):
    """The same for somebody who is a reader."""

    minor_too = forms.BooleanField(required=False)

    @property
    def problems(self) -> list[str]:
        """All that is wrong, in sentences."""
        named = [
            f"{self.fields[name].label}: {' '.join(str(error) for error in errors)}"
            for name, errors in self.errors.items()
            if name in self.fields
        ]
        return [*(str(error) for error in self.non_field_errors()), *named]


class SignUpForm(FollowForm, GuardedForm):
    """The same with an address, from anybody."""

    email = forms.CharField(
        max_length=LONGEST_TYPED,
        label=gettext_lazy("Email address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    page = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_email(self) -> MailAddress:
        """An address to which mail can be sent."""
        written = self.cleaned_data["email"]
        try:
            return mail_address(written)
        except ValidationError as error:
            raise ValidationError(
                [f"“{printable(written, ADDRESS_LENGTH)}”: {said}" for said in error.messages]
            ) from None

    def clean_page(self) -> str:
        """The page of the portal on which the form stood."""
        page = printable(self.cleaned_data["page"], PAGE_LENGTH - 1)
        return page if page.startswith("/") else ""


def language_or_default(wanted: str) -> str:
    """The language of the page, as one of those in which mails are written."""
    return wanted if wanted in dict(settings.LANGUAGES) else "en"
