"""The pillars of the catalogue as they are defined: which kinds, subjects and indicators belong to which."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from initiatives.choices import InstitutionKind, PolicyKind


@dataclass(frozen=True)
class PillarKind:
    """A pillar as it is defined: its kinds of policies and institutions, subjects and indicators.

    Policies and institutions belong to one pillar by their kind; instruments, initiatives and events to
    each pillar of which they have a subject. ``absent`` says what has not been looked for.
    """

    anchor: str
    label: str | Promise
    absent: str | Promise
    themes: frozenset[str]
    policies: frozenset[str] = frozenset()
    institutions: frozenset[str] = frozenset()
    indicators: tuple[str, ...] = ()
    note: str | Promise = ""


CYBER_RESILIENCE = PillarKind(
    "cyber-resilience",
    gettext_lazy("Cyber resilience"),
    gettext_lazy(
        "We have not looked for a strategy, a response team or exercises of this state. It may have them."
    ),
    frozenset({"cyber-resilience", "cyber-defence", "capacity-building"}),
    frozenset(
        {
            PolicyKind.CYBERSECURITY_STRATEGY,
            PolicyKind.CYBERSECURITY_LAW,
            PolicyKind.CRITICAL_INFRASTRUCTURE_LAW,
            PolicyKind.DEFENCE_POLICY,
        }
    ),
    frozenset(
        {InstitutionKind.NATIONAL_CSIRT, InstitutionKind.COORDINATING_BODY, InstitutionKind.DEFENCE_COMMAND}
    ),
    ("itu-gci", "ncsi"),
    gettext_lazy("With cyber defence and capacity-building."),
)
CONFIDENCE_BUILDING = PillarKind(
    "confidence-building",
    gettext_lazy("Confidence-building"),
    gettext_lazy(
        "We have not looked for points of contact, exchanges of policy or exercises of this state. "
        "It may have them."
    ),
    frozenset({"confidence-building"}),
)
CYBERCRIME = PillarKind(
    "cybercrime",
    gettext_lazy("Cybercrime"),
    gettext_lazy(
        "We have not looked for a cybercrime law, a police unit or treaties of this state. It may have them."
    ),
    frozenset({"cybercrime"}),
    frozenset({PolicyKind.CYBERCRIME_LAW}),
    frozenset({InstitutionKind.CYBERCRIME_UNIT}),
)
DIGITAL_ECONOMY = PillarKind(
    "digital-economy",
    gettext_lazy("Digital economy"),
    gettext_lazy(
        "We have not looked for a digital strategy, agreements or figures of this state. It may have them."
    ),
    frozenset({"digital-economy", "emerging-technology", "internet-governance"}),
    frozenset({PolicyKind.DIGITAL_STRATEGY, PolicyKind.AI_POLICY}),
    frozenset(),
    ("internet-users", "fixed-broadband", "un-egdi", "un-e-participation"),
    gettext_lazy("With Internet governance and emerging technology."),
)
HUMAN_RIGHTS = PillarKind(
    "human-rights-online",
    gettext_lazy("Human rights online"),
    gettext_lazy(
        "We have not looked for a data protection law, an authority or commitments of this state. "
        "It may have them."
    ),
    frozenset({"human-rights-online"}),
    frozenset({PolicyKind.DATA_PROTECTION_LAW}),
    frozenset({InstitutionKind.DATA_PROTECTION_AUTHORITY}),
    ("freedom-on-the-net",),
)
INTERNATIONAL_LAW = PillarKind(
    "international-law",
    gettext_lazy("International law and norms"),
    gettext_lazy(
        "We have not looked for statements or votes of this state on international law. It may have them."
    ),
    frozenset({"international-law", "norms"}),
    frozenset({PolicyKind.FOREIGN_POLICY}),
    frozenset({InstitutionKind.FOREIGN_MINISTRY_UNIT}),
)
PILLARS = (
    CYBER_RESILIENCE,
    CONFIDENCE_BUILDING,
    CYBERCRIME,
    DIGITAL_ECONOMY,
    HUMAN_RIGHTS,
    INTERNATIONAL_LAW,
)
