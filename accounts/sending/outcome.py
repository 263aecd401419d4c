"""What became of a mail that was handed over, by what the server said or did not say."""

import smtplib
from dataclasses import dataclass
from enum import StrEnum

SERVER_REFUSES_US = frozenset({401, 403})
TRY_LATER = frozenset({429, 503})
MOST = 500


class Fate(StrEnum):
    """Whether a mail went out, and if not, what is to be done."""

    SENT = "sent"
    TRY_AGAIN = "try-again"
    NEVER = "never"
    UNKNOWN = "unknown"
    REST = "rest"  # the server takes nothing just now; the mail did not go out
    STOP = "stop"  # the server takes nothing from us; somebody must look at it


@dataclass(frozen=True)
class Outcome:
    """A fate with what the server said."""

    fate: Fate
    answer: str = ""


def outcome_of(error: Exception) -> Outcome:
    """The fate of a mail at which an error was raised; unknown where no answer proves that it is not out."""
    match error:
        case smtplib.SMTPRecipientsRefused():
            code, said = next(iter(error.recipients.values()))
            return _by_code(code, said, Fate.TRY_AGAIN, Fate.NEVER)
        case smtplib.SMTPSenderRefused():
            return _by_code(error.smtp_code, error.smtp_error, Fate.REST, Fate.STOP)
        case smtplib.SMTPResponseException():
            return _by_code(error.smtp_code, error.smtp_error, Fate.TRY_AGAIN, Fate.NEVER)
        case smtplib.SMTPNotSupportedError() | ValueError():
            return Outcome(Fate.NEVER, _short(str(error)))
    status = getattr(error, "status_code", None)
    if isinstance(status, int):
        return _by_status(status, str(error))
    return Outcome(Fate.UNKNOWN, _short(f"{type(error).__name__}: {error}"))


def outcome_of_opening(error: Exception) -> Outcome:
    """Whether to knock again at a server that did not let us in; no mail is concerned."""
    if isinstance(error, smtplib.SMTPAuthenticationError) and error.smtp_code >= 500:
        return _by_code(error.smtp_code, error.smtp_error, Fate.REST, Fate.STOP)
    return Outcome(Fate.REST, _short(f"{type(error).__name__}: {error}"))


def _by_code(code: int, said: bytes | str, for_now: Fate, for_good: Fate) -> Outcome:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return Outcome(for_good if code >= 500 else for_now, _short(f"{code} {text}"))


def _by_status(status: int, said: str) -> Outcome:
    """The same for services that are asked by HTTP."""
    answer = _short(f"{status} {said}")
    if status in SERVER_REFUSES_US:
        return Outcome(Fate.STOP, answer)
    if status in TRY_LATER:
        return Outcome(Fate.REST, answer)
    return Outcome(Fate.UNKNOWN if status >= 500 else Fate.NEVER, answer)


def _short(text: str) -> str:
    return " ".join(text.replace("\x00", "").split())[:MOST]
