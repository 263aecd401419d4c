"""The keys of the questions that are asked of every country, and what those of a fixed kind are called.

A key says what is asked for and, behind the first hyphen, by which key of the catalogue, such as
``policy-ai-policy`` or ``topic-sovereignty``. All else about questions is in ``initiatives.coverage``.
"""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from initiatives.choices import InstitutionKind, PolicyKind


class QuestionSort(TextChoices):
    """Where the answer to a question is looked up."""

    POLICY = "policy", _("Policies")
    INSTITUTION = "institution", _("Institutions")
    INSTRUMENT = "instrument", _("Instruments")
    GROUPS = "groups", _("UN expert groups")
    POSITION = "position", _("Position on international law")
    TOPIC = "topic", _("Questions of law")
    INDICATOR = "indicator", _("Indicators")


# The tables whose keys stand behind the sort; the others have none, or a closed vocabulary.
TABLES = {
    QuestionSort.INSTRUMENT: "instruments",
    QuestionSort.TOPIC: "legal_topics",
    QuestionSort.INDICATOR: "indicators",
}
SINGLE = (QuestionSort.GROUPS, QuestionSort.POSITION)
KINDS = {QuestionSort.POLICY: PolicyKind, QuestionSort.INSTITUTION: InstitutionKind}
POSITION, EXPERT_GROUPS = str(QuestionSort.POSITION), str(QuestionSort.GROUPS)

TREATIES_OF_ALL = (
    "budapest-convention",
    "budapest-first-protocol",
    "budapest-second-protocol",
    "un-cybercrime-convention",
    "convention-108",
    "convention-108-plus",
)
POINTS_OF_CONTACT = ("oas-cyber-cbms", "un-poc-directory")

# In the order in which the facts of a profile begin.
KINDS_IN_FACTS = (
    PolicyKind.CYBERSECURITY_STRATEGY,
    InstitutionKind.NATIONAL_CSIRT,
    InstitutionKind.COORDINATING_BODY,
    PolicyKind.DATA_PROTECTION_LAW,
    PolicyKind.CYBERCRIME_LAW,
)
KIND_LABELS: dict[str, str | Promise] = {
    PolicyKind.CYBERSECURITY_STRATEGY: _("National strategy"),
    InstitutionKind.NATIONAL_CSIRT: _("National response team"),
    InstitutionKind.COORDINATING_BODY: _("Lead on cybersecurity"),
}
INSTRUMENT_LABELS: dict[str, str | Promise] = {
    "budapest-convention": _("Budapest Convention"),
    "budapest-first-protocol": _("First Additional Protocol"),
    "budapest-second-protocol": _("Second Additional Protocol"),
    "un-cybercrime-convention": _("UN Convention against Cybercrime"),
    "convention-108": _("Convention 108 on personal data"),
    "convention-108-plus": _("Convention 108+"),
    "oas-cyber-cbms": _("OAS points of contact"),
    "un-poc-directory": _("UN points of contact"),
}


def question_key(sort: QuestionSort, subject: str) -> str:
    """The key of the question after one subject, such as the kind of a policy."""
    return f"{sort}-{subject}"


def split_key(key: str) -> tuple[str, str]:
    """The sort and the subject behind a key; either may be empty or unknown."""
    sort, _hyphen, subject = key.partition("-")
    return sort, subject


def is_question(key: str) -> bool:
    """Whether a key has the form of a question; whether its instrument is there is another matter."""
    sort, subject = split_key(key)
    if sort in SINGLE:
        return not subject
    if sort in KINDS:
        return subject in KINDS[QuestionSort(sort)].values
    return sort in TABLES and bool(subject)


def kind_label(sort: QuestionSort, kind: str) -> str:
    """What the question after a kind of policies or institutions is called."""
    return str(KIND_LABELS.get(kind) or KINDS[sort](kind).label)
