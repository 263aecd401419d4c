"""What a profile says where there is no answer: searched and not found, not applicable, or not researched."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from initiatives.choices import InquiryOutcome
from initiatives.coverage.vocabulary import Question
from initiatives.models import Inquiry
from initiatives.profile.parts import Fact, joint_margin, margin
from initiatives.profile.records import CountryRecords
from initiatives.provenance import Provenance, SourceRegister
from initiatives.templatetags.partial_dates import format_partial_date


@dataclass(frozen=True)
class Void:
    """Questions on which there is nothing to show, and why; ``anchors`` are the places that lead here."""

    stance: str
    heading: str
    text: str
    anchors: tuple[str, ...] = ()
    provenance: Provenance | None = None


def void_fact(label: str, key: str, records: CountryRecords, register: SourceRegister) -> Fact:
    """The row of a question without an answer: what an inquiry came to, or that nobody has looked yet."""
    inquiry = records.inquiry_after(key)
    if inquiry is None:
        return Fact(label, anchor=key)
    return Fact(
        label,
        note=inquiry.reason or looked_in(inquiry),
        provenance=margin(register, inquiry),
        empty=outcome_words(inquiry),
        void=str(inquiry.outcome),
        anchor=key,
    )


def outcome_words(inquiry: Inquiry) -> str:
    """“Searched on 20 Nov 2026, nothing found”, or that it is not applicable."""
    if inquiry.outcome == InquiryOutcome.NOT_APPLICABLE:
        return str(InquiryOutcome.NOT_APPLICABLE.label)
    return _("Searched on %(day)s, nothing found") % {"day": format_partial_date(inquiry.verified_on)}


def looked_in(inquiry: Inquiry) -> str:
    """Where it looked, in words, if it says so."""
    return _("Looked in: %(places)s") % {"places": inquiry.looked_in} if inquiry.looked_in else ""


def voids_of(
    questions: Iterable[Question], records: CountryRecords, register: SourceRegister
) -> Iterator[Void]:
    """What inquiries came to, one part for what was not found and one for what cannot apply."""
    asked = [(its, inquiry) for its in questions if (inquiry := records.inquiry_after(its.key))]
    for outcome in InquiryOutcome:
        rows = [(its, inquiry) for its, inquiry in asked if inquiry.outcome == outcome]
        if rows:
            yield Void(
                str(outcome),
                str(outcome.label),
                " ".join(_sentence(question, inquiry) for question, inquiry in rows),
                tuple(question.void_anchor for question, _inquiry in rows if not question.stands_in_facts),
                joint_margin(register, [inquiry for _question, inquiry in rows]),
            )


def unsearched(questions: Iterable[Question], records: CountryRecords) -> list[Question]:
    """The questions that have neither an answer nor an inquiry."""
    return [
        question
        for question in questions
        if question.key not in records.answered and question.key not in records.inquiries
    ]


def _sentence(question: Question, inquiry: Inquiry) -> str:
    """Such as “Cybercrime unit: searched on 20 Nov 2026. Looked in: official gazette.”."""
    if inquiry.outcome == InquiryOutcome.NOT_APPLICABLE:
        said = inquiry.reason
    else:
        day = format_partial_date(inquiry.verified_on)
        said = ". ".join(filter(None, [_("searched on %(day)s") % {"day": day}, looked_in(inquiry)]))
    sentence = _("%(question)s: %(said)s") % {"question": question.label, "said": said}
    return sentence if sentence.endswith(".") else f"{sentence}."
