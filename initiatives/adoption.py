"""What the date of a policy stands for."""

from django.utils.translation import gettext as _

from initiatives.choices import PolicyStatus
from initiatives.models import Policy


def date_word(policy: Policy) -> str:
    """“adopted”, but “dated” of a draft: it may have been passed and never have come into force."""
    return _("dated") if policy.status == PolicyStatus.DRAFT else _("adopted")
