"""All that is kept of one reader, for that reader."""

from typing import Any

from accounts.actions.change_follows import rows_of
from accounts.follows.choice import Choice
from accounts.models import SignUp, Subscriber
from accounts.models.delivery import Delivery


def stored_about(reader: Subscriber) -> dict[str, Any]:
    """Every column of every row but the secret of the links, in names that can be read."""
    mails = Delivery.objects.filter(subscriber=reader)
    return {
        "email": reader.email,
        "language": reader.language,
        "rhythm": reader.rhythm,
        "minor_changes_too": reader.minor_too,
        "state": reader.state,
        "paused_until": reader.paused_until,
        "confirmed_at": reader.confirmed_at,
        "created_at": reader.created_at,
        "follows": [{**Choice.of(row).stored, "since": row.created_at} for row in rows_of(reader)],
        "consents": list(reader.consents.values("given_at", "text_version", "language", "page")),
        "mails": list(mails.values("mailing__rhythm", "mailing__issue__slug", "state", "sent_at", "answer")),
        "sign_ups_not_confirmed": list(
            SignUp.objects.filter(email_key=reader.email_key).values(
                "email",
                "created_at",
                "language",
                "rhythm",
                "follows",
                "text_version",
                "text_language",
                "page",
                "mail_state",
                "claimed_at",
                "tries",
                "next_try_at",
                "answer",
            )
        ),
    }
