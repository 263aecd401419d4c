"""What has become of a mail, of a mailing or to an address that is still to be confirmed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DeliveryState(models.TextChoices):
    """What has become of a mail.

    Only from *waiting* and *refused* is anything handed over. *Claimed* is set before that and *sent* after,
    so that what is claimed while nobody works on it may have gone out or not: it is *unknown*.
    """

    WAITING = "waiting", _("waiting")
    CLAIMED = "claimed", _("being handed over")
    SENT = "sent", _("handed over")
    UNKNOWN = "unknown", _("unknown")
    REFUSED = "refused", _("refused for now")
    FAILED = "failed", _("refused for good")
    CANCELLED = "cancelled", _("not sent")


TO_BE_SENT = (DeliveryState.WAITING, DeliveryState.REFUSED)
UNFINISHED = (*TO_BE_SENT, DeliveryState.CLAIMED)
