"""Signing in and proving a second factor, as a person does it."""

from time import time

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client

from accounts.models import User
from tests.factories.users import PASSWORD

LOGIN = "/accounts/login/"
AUTHENTICATE = "/accounts/2fa/authenticate/"
PERIOD = 30


def send_password(client: Client, email: str, password: str = PASSWORD, **more: str):
    """Send the form for signing in."""
    return client.post(LOGIN, {"login": email, "password": password, **more})


def new_app(user: User) -> str:
    """Give somebody an authenticator app; its secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def code_of(secret: str, steps: int = 0) -> str:
    """What an authenticator app shows now, or some steps of half a minute from now."""
    return format_hotp_value(hotp_value(secret, int(time()) // PERIOD + steps))
