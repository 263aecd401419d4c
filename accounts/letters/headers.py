"""The headers that mails to readers have in common."""

from urllib.parse import urlsplit

from django.conf import settings

# Nobody wrote it by hand, so that notices of absence do not answer.
AUTOMATIC = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def headers_to_leave(address: str) -> dict[str, str]:
    """Have programs for mail offer one press to leave (RFC 8058)."""
    return {
        "List-Id": f"<alerts.{host()}>",
        "List-Unsubscribe": f"<{address}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def host() -> str:
    """The name of the site, which makes numbers of ours unlike those of all others."""
    return urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"
