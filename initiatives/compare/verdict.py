"""Whether countries agree on a question, as far as that is known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from initiatives.choices import InquiryOutcome

DIFFERS, SAME, UNKNOWN, COUNTED = "differs", "same", "unknown", "counted"
SIGNS = {DIFFERS: "≠", SAME: "=", UNKNOWN: "?", COUNTED: "#"}
NOT_APPLICABLE = str(InquiryOutcome.NOT_APPLICABLE)


@dataclass(frozen=True)
class Verdict:
    """One of ``differs``, ``same``, ``unknown`` and, for numbers of records, ``counted``; with its words."""

    key: str
    words: str

    @property
    def sign(self) -> str:
        """The sign before the words."""
        return SIGNS[self.key]


def verdict_of(answers: Sequence[str], measured_in: Iterable[int] = ()) -> Verdict:
    """Compare the answers of all countries; an empty one is not known, one that cannot apply is left out.

    Measures, given with their years, say so where they are not of the same year.
    """
    asked = [answer for answer in answers if answer != NOT_APPLICABLE]
    known = [answer for answer in asked if answer]
    if len(known) < 2:
        return Verdict(UNKNOWN, _("Too little known"))
    everywhere = len(known) == len(asked)
    if len(set(known)) == 1:
        return Verdict(SAME, _("Same") if everywhere else _("Same where known"))
    if len(set(measured_in)) > 1:
        return Verdict(DIFFERS, _("Differs, not of one year"))
    return Verdict(DIFFERS, _("Differs") if everywhere else _("Differs where known"))


def counted() -> Verdict:
    """For what is counted and not compared: how much is on record says as much of us as of the state."""
    return Verdict(COUNTED, _("Counted, not compared"))
