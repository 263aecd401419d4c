"""The tables about people."""

from accounts.models.delivery import Delivery
from accounts.models.follow import Follow
from accounts.models.invitation import Invitation
from accounts.models.issue import Edition, IssueItem, NewsletterIssue
from accounts.models.mailing import Mailing
from accounts.models.sending_pace import SendingPace
from accounts.models.subscriber import Consent, Forgotten, SignUp, Subscriber
from accounts.models.user import User

__all__ = [
    "Consent",
    "Delivery",
    "Edition",
    "Follow",
    "Forgotten",
    "Invitation",
    "IssueItem",
    "Mailing",
    "NewsletterIssue",
    "SendingPace",
    "SignUp",
    "Subscriber",
    "User",
]
