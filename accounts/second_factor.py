"""Whether somebody who is signed in has proven a second factor."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_used
from django.http import HttpRequest

SESSION_KEY = "second_factor_of"
# Codes for recovery stand in for a factor that is lost, and are none by themselves.
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def has_second_factor(user) -> bool:
    """Whether the person has set up an authenticator app or a security key."""
    return get_adapter().is_mfa_enabled(user, types=FACTORS)


def is_proven(request: HttpRequest) -> bool:
    """Whether this very session set the factor up or was opened with it.

    A session from before, perhaps opened by somebody who knew the password alone, is none the better for it.
    """
    return request.session.get(SESSION_KEY) == str(request.user.pk)


def note_proof(sender, request: HttpRequest, user, **kwargs) -> None:
    """Remember in the session that its owner has shown a second factor."""
    request.session[SESSION_KEY] = str(user.pk)


def follow_allauth() -> None:
    """Have the session learn of factors that are set up and used."""
    authenticator_added.connect(note_proof, dispatch_uid="accounts.second_factor_added")
    authenticator_used.connect(note_proof, dispatch_uid="accounts.second_factor_used")
