"""The headers that mails to readers have in common."""

from django.conf import settings


def headers_of_automatic_mail() -> dict[str, str]:
    """Say that nobody wrote it by hand, so that absence notices do not answer."""
    return {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def headers_to_leave(unsubscribe_url: str) -> dict[str, str]:
    """Have mail programs offer one press to leave (RFC 8058)."""
    return {
        "List-Unsubscribe": f"<{unsubscribe_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Id": f"<newsletter.{list_host()}>",
    }


def list_host() -> str:
    """The host of the portal, which names the list."""
    return settings.WAGTAILADMIN_BASE_URL.partition("://")[2].partition("/")[0].partition(":")[0]
