"""The tables about people."""

from accounts.models.follow import Follow
from accounts.models.invitation import Invitation
from accounts.models.subscriber import Consent, Forgotten, SignUp, Subscriber
from accounts.models.user import User

__all__ = ["Consent", "Follow", "Forgotten", "Invitation", "SignUp", "Subscriber", "User"]
