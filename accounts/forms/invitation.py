"""The two sides of an invitation: making one, and taking it up."""

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from accounts.models import Invitation, User
from accounts.roles import ACTIONS


def roles() -> QuerySet[Group]:
    """Our roles, from the smallest to the largest.

    Groups made by hand are not offered: what they may do is nowhere written.
    """
    order = [When(name=name, then=Value(place)) for place, name in enumerate(ACTIONS)]
    return Group.objects.filter(name__in=ACTIONS).order_by(Case(*order, output_field=IntegerField()))


class InviteForm(forms.ModelForm):
    """Whom to invite, and as what."""

    role = forms.ModelChoiceField(
        label=_("Role"), queryset=roles(), empty_label=None, widget=forms.RadioSelect
    )

    class Meta:
        """Everything else follows."""

        model = Invitation
        fields = ("email", "role")


class AcceptForm(forms.Form):
    """Who the invited person is, and the password that they choose."""

    first_name = forms.CharField(
        label=_("First name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "given-name"})
    )
    last_name = forms.CharField(
        label=_("Last name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "family-name"})
    )
    password1 = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=password_validators_help_text_html,
    )
    password2 = forms.CharField(
        label=_("Password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, email: str, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.email = email

    def clean(self) -> dict[str, Any]:
        """Have the two passwords agree and keep the rules, for somebody of that name and address."""
        data = super().clean() or {}
        first, second = data.get("password1"), data.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("The two passwords are not the same."))
        if first:
            names = {name: data.get(name, "") for name in ("first_name", "last_name")}
            try:
                validate_password(first, User(email=self.email, **names))
            except forms.ValidationError as problem:
                self.add_error("password1", problem)
        return data
