"""The mail that asks whether a sign-up was meant."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import override

from accounts.follows.choice import LETTERS, Choice
from accounts.follows.names import names_of
from accounts.letters.headers import AUTOMATIC, headers_to_leave
from accounts.models import SignUp, Subscriber
from accounts.models.follow import FollowKind
from accounts.tokens import confirm_url, preferences_url, unsubscribe_url


def confirmation_letter(sign_up: SignUp, reader: Subscriber | None) -> EmailMultiAlternatives:
    """In the language that was asked for; who is a reader already gets the link to the preferences too."""
    folder = f"accounts/mail/confirm/{sign_up.language}"
    with override(sign_up.language):
        choices = [Choice.from_stored(stored) for stored in sign_up.follows]
        context = {
            "confirm_url": confirm_url(sign_up),
            "preferences_url": preferences_url(reader) if reader else "",
            "everything": any(choice.kind == FollowKind.EVERYTHING for choice in choices),
            "letters": LETTERS in choices,
            "names": list(names_of([choice for choice in choices if choice != LETTERS]).values()),
            "rhythm": sign_up.rhythm,
            "days": settings.SIGN_UP_DAYS,
            "site_name": settings.WAGTAIL_SITE_NAME,
            "language": sign_up.language,
        }
        subject = render_to_string(f"{folder}_subject.txt", context).strip()
        text = render_to_string(f"{folder}.txt", context).strip() + "\n"
        html = render_to_string(f"{folder}.html", context)
        leaving = headers_to_leave(unsubscribe_url(reader)) if reader else {}
    mail = EmailMultiAlternatives(subject, text, to=[sign_up.email], headers={**AUTOMATIC, **leaving})
    mail.attach_alternative(html, "text/html")
    return mail
