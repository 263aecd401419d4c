"""The closed vocabularies of the catalogue; values are those of the data dictionary."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Subregion(TextChoices):
    """Where a state lies."""

    SOUTH_AMERICA = "south-america", _("South America")
    CENTRAL_AMERICA = "central-america", _("Central America")
    CARIBBEAN = "caribbean", _("Caribbean")
    NORTH_AMERICA = "north-america", _("North America")


class SourceKind(TextChoices):
    """What sort of text a source is."""

    TREATY = "treaty", _("Treaty")
    RESOLUTION = "resolution", _("Resolution")
    STATEMENT = "statement", _("Statement")
    LAW = "law", _("Law")
    STRATEGY = "strategy", _("Strategy")
    REPORT = "report", _("Report")
    DATASET = "dataset", _("Dataset")
    WEB_PAGE = "web-page", _("Web page")
    NEWS = "news", _("News")


class SourceGrade(TextChoices):
    """How close a source stands to what it says; empty means that nobody has graded it."""

    PRIMARY = "primary", _("Primary source")
    OFFICIAL_SECONDARY = "official-secondary", _("Official secondary source")
    SCHOLARLY = "scholarly", _("Scholarly work")
    PRESS = "press", _("Press")


class LinkProblem(TextChoices):
    """Why a visit to the address of a source brought no answer."""

    REFUSED_ADDRESS = "refused-address", _("the address is none that we visit")
    UNKNOWN_HOST = "unknown-host", _("the host is not known")
    NO_CONNECTION = "no-connection", _("no connection")
    TIMEOUT = "timeout", _("no answer in time")
    CERTIFICATE = "certificate", _("the certificate is not valid for the host")
    BAD_ANSWER = "bad-answer", _("an answer that is no web page")
    TOO_MANY_REDIRECTS = "too-many-redirects", _("it sends from address to address")
    ROBOTS = "robots", _("the host asks programs to stay away")


class MergeState(TextChoices):
    """Where the merge of two rows into one stands."""

    PROPOSED = "proposed", _("waits for a second person")
    APPROVED = "approved", _("merged")
    DECLINED = "declined", _("declined")
    REVERTED = "reverted", _("taken back")


class OrganisationKind(TextChoices):
    """What sort of body an organisation is."""

    REGIONAL = "regional", _("Regional organisation")
    INTERNATIONAL = "international", _("International organisation")
    EU = "eu", _("EU body")
    NATIONAL = "national", _("National body")
    CIVIL_SOCIETY = "civil-society", _("Civil society")
    ACADEMIA = "academia", _("Academia")
    PRIVATE = "private", _("Private sector")


class InstrumentKind(TextChoices):
    """What sort of international instrument states take part in."""

    TREATY = "treaty", _("Treaty")
    RESOLUTION = "resolution", _("Resolution")
    DECLARATION = "declaration", _("Declaration")
    NORM_SET = "norm-set", _("Set of norms")
    MEMBERSHIP = "membership", _("Membership")
    EXPERT_GROUP = "expert-group", _("Expert group")


class ParticipationStatus(TextChoices):
    """How a state takes part in an instrument."""

    PARTY = "party", _("Party")
    SIGNATORY = "signatory", _("Signatory")
    INVITED = "invited", _("Invited to accede")
    VOTED_FOR = "voted-for", _("Voted for")
    VOTED_AGAINST = "voted-against", _("Voted against")
    ABSTAINED = "abstained", _("Abstained")
    NOT_VOTING = "not-voting", _("Did not vote")
    SUPPORTER = "supporter", _("Supporter")
    MEMBER = "member", _("Member")
    CHAIR = "chair", _("Chair")


class PolicyKind(TextChoices):
    """What a national policy or law is about."""

    CYBERSECURITY_STRATEGY = "cybersecurity-strategy", _("Cybersecurity strategy")
    DIGITAL_STRATEGY = "digital-strategy", _("Digital strategy")
    CYBERCRIME_LAW = "cybercrime-law", _("Cybercrime law")
    DATA_PROTECTION_LAW = "data-protection-law", _("Data protection law")
    CRITICAL_INFRASTRUCTURE_LAW = "critical-infrastructure-law", _("Critical infrastructure law")
    CYBERSECURITY_LAW = "cybersecurity-law", _("Cybersecurity law")
    DEFENCE_POLICY = "defence-policy", _("Defence policy")
    FOREIGN_POLICY = "foreign-policy", _("Foreign policy")
    AI_POLICY = "ai-policy", _("AI policy")


class PolicyStatus(TextChoices):
    """Whether a policy counts; empty means that it is not established."""

    IN_FORCE = "in-force", _("in force")
    DRAFT = "draft", pgettext_lazy("status of a policy", "draft")
    SUPERSEDED = "superseded", _("superseded")


class InstitutionKind(TextChoices):
    """What a national institution does."""

    NATIONAL_CSIRT = "national-csirt", _("National response team (CSIRT)")
    COORDINATING_BODY = "coordinating-body", _("Coordinating body")
    DATA_PROTECTION_AUTHORITY = "data-protection-authority", _("Data protection authority")
    FOREIGN_MINISTRY_UNIT = "foreign-ministry-unit", _("Foreign ministry unit")
    DEFENCE_COMMAND = "defence-command", _("Cyber defence command")
    CYBERCRIME_UNIT = "cybercrime-unit", _("Cybercrime unit")


class LegalTopicGroup(TextChoices):
    """The groups into which the questions of international law fall, in the order of the matrix."""

    FOUNDATIONS = "foundations", _("Foundations")
    PRIMARY_RULES = "primary rules", _("Primary rules")
    USE_OF_FORCE = "use of force", _("Use of force")
    ARMED_CONFLICT = "armed conflict", _("Armed conflict")
    RESPONSIBILITY = "responsibility", _("Responsibility and responses")


class PositionKind(TextChoices):
    """What sort of text states a position; see the method page for what counts as a national position."""

    NATIONAL_POSITION = "national-position", _("National position")
    QUESTIONNAIRE_RESPONSE = "questionnaire-response", _("Answer to a questionnaire")
    STATEMENT = "statement", _("Statement")
    SUBMISSION = "submission", _("Submission")
    COMMON_POSITION = "common-position", _("Common position")


class Stance(TextChoices):
    """What a text says on a question of law."""

    AFFIRMS = "affirms", _("Affirms")
    AFFIRMS_WITH_CONDITIONS = "affirms-with-conditions", _("Affirms with conditions")
    OPEN = "open", _("Leaves open")
    REJECTS = "rejects", _("Rejects")
    NOT_ADDRESSED = "not-addressed", _("Silent")


class InitiativeKind(TextChoices):
    """What form an initiative has."""

    PROGRAMME = "programme", _("Programme")
    PROJECT = "project", _("Project")
    NETWORK = "network", _("Network")
    DIALOGUE = "dialogue", _("Dialogue")
    TRAINING = "training", _("Training")
    CENTRE = "centre", _("Centre")
    MECHANISM = "mechanism", _("Mechanism")
    MEASURE = "measure", _("Measure")


class InitiativeStatus(TextChoices):
    """Whether an initiative runs; empty means that it is not established."""

    PLANNED = "planned", _("planned")
    ONGOING = "ongoing", _("ongoing")
    COMPLETED = "completed", _("completed")


class EventKind(TextChoices):
    """What sort of event it is."""

    CONFERENCE = "conference", _("Conference")
    NEGOTIATION = "negotiation", _("Negotiation")
    DIALOGUE = "dialogue", _("Dialogue")
    TRAINING = "training", _("Training")
    SUMMIT = "summit", _("Summit")
    SIGNING = "signing", _("Signing")
    PUBLICATION = "publication", _("Publication")
    INCIDENT = "incident", _("Incident")


class EventFormat(TextChoices):
    """How people take part in an event."""

    IN_PERSON = "in-person", _("In person")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("Hybrid")


class PublicationWeight(TextChoices):
    """Whether readers need to hear of a publication; a minor one is still in the history."""

    MAJOR = "major", _("major")
    MINOR = "minor", _("minor")


class PublicationRole(TextChoices):
    """In which role somebody wrote or published; the public is told the role and never the person."""

    CATALOGUE = "catalogue", _("opening catalogue")
    CONTRIBUTOR = "contributor", _("contributor")
    EDITOR = "editor", _("editor")
    ADMINISTRATOR = "administrator", _("administrator")


class RemovalKind(TextChoices):
    """Why a record is no longer among what is public."""

    WITHDRAWN = "withdrawn", _("withdrawn")
    UNPUBLISHED = "unpublished", _("unpublished")


class CheckInterval(IntegerChoices):
    """After how many months a record is due for another check."""

    ONE = 1, _("every month")
    THREE = 3, _("every 3 months")
    SIX = 6, _("every 6 months")
    TWELVE = 12, _("every year")
    TWENTY_FOUR = 24, _("every 2 years")
    THIRTY_SIX = 36, _("every 3 years")


class InquiryOutcome(TextChoices):
    """What an inquiry came to where there is nothing to record."""

    NOTHING_FOUND = "nothing-found", _("Searched, nothing found")
    NOT_APPLICABLE = "not-applicable", _("Not applicable")


class CoverageState(TextChoices):
    """What the catalogue knows of one country and one question: an answer, or one of three kinds of empty."""

    FOUND = "found", _("Found")
    NOTHING_FOUND = "nothing-found", _("Searched, nothing found")
    NOT_APPLICABLE = "not-applicable", _("Not applicable")
    NOT_RESEARCHED = "not-researched", _("Not researched")


class RelationKind(TextChoices):
    """How one record stands to another, said from the first to the second."""

    PART_OF = "part-of", _("Part of")
    FOLLOWS = "follows", _("Follows")
    SUPERSEDES = "supersedes", _("Takes the place of")
    IMPLEMENTS = "implements", _("Carries out")
    DELIVERED_AT = "delivered-at", _("Delivered at")
    NEGOTIATES = "negotiates", _("Negotiation of")
    SIGNS = "signs", _("Signing of")
    LEADS_TO = "leads-to", _("Led to")


# The same, said from the second to the first.
RELATION_REVERSED = {
    RelationKind.PART_OF: _("Has as parts"),
    RelationKind.FOLLOWS: _("Followed by"),
    RelationKind.SUPERSEDES: _("Replaced by"),
    RelationKind.IMPLEMENTS: _("Carried out by"),
    RelationKind.DELIVERED_AT: _("Delivered here"),
    RelationKind.NEGOTIATES: _("Negotiated at"),
    RelationKind.SIGNS: _("Signed at"),
    RelationKind.LEADS_TO: _("Came of"),
}
# Between which sections each makes sense: from, to. None stands for the same section on both sides.
_TEXTS = ("policies", "instruments")
RELATION_ENDS: dict[str, tuple[tuple[str, ...] | None, tuple[str, ...] | None]] = {
    RelationKind.PART_OF: (("initiatives", "events"), ("initiatives", "events")),
    RelationKind.FOLLOWS: (None, None),
    RelationKind.SUPERSEDES: (None, None),
    RelationKind.IMPLEMENTS: (("initiatives", "policies"), _TEXTS),
    RelationKind.DELIVERED_AT: (("positions",), ("events", "instruments")),
    RelationKind.NEGOTIATES: (("events",), _TEXTS),
    RelationKind.SIGNS: (("events",), _TEXTS),
    RelationKind.LEADS_TO: (("events", "initiatives"), (*_TEXTS, "initiatives", "positions")),
}


VOTES = frozenset(
    {
        ParticipationStatus.VOTED_FOR,
        ParticipationStatus.VOTED_AGAINST,
        ParticipationStatus.ABSTAINED,
        ParticipationStatus.NOT_VOTING,
    }
)
STRATEGY_KINDS = frozenset({PolicyKind.CYBERSECURITY_STRATEGY})


class CorrectionState(TextChoices):
    """What has become of a reader's report."""

    OPEN = "open", pgettext_lazy("a report of an error", "waiting")
    CORRECTED = "corrected", pgettext_lazy("a report of an error", "corrected")
    DECLINED = "declined", pgettext_lazy("a report of an error", "declined")
    DUPLICATE = "duplicate", pgettext_lazy("a report of an error", "reported before")
    SPAM = "spam", pgettext_lazy("a report of an error", "spam")


# In the order of the constraint that names them.
ANSWERED_CORRECTIONS = (CorrectionState.CORRECTED, CorrectionState.DECLINED, CorrectionState.DUPLICATE)


class BatchState(TextChoices):
    """Where an import stands."""

    READING = "reading", _("being read")
    FAILED = "failed", _("cannot be read")
    READY = "ready", _("ready to be sent on")
    WAITING = "waiting", _("waits for a second person")
    APPLYING = "applying", _("being taken over")
    OUTDATED = "outdated", _("out of date")
    APPLIED = "applied", _("taken over")
    DECLINED = "declined", _("declined")
    DISCARDED = "discarded", _("discarded")


class RowKind(TextChoices):
    """What a row of an import would do."""

    NEW = "new", _("new")
    CHANGED = "changed", _("changed")
    REMOVED = "removed", _("leaves the public")
    UNCHANGED = "unchanged", _("unchanged")
    WRONG = "wrong", _("wrong")


class RowOutcome(TextChoices):
    """What became of a row of an import."""

    APPLIED = "applied", _("taken over")
    DRAFTED = "drafted", _("draft made")
    SUBMITTED = "submitted", _("sent to review")
    CONFLICT = "conflict", _("changed in the meantime")
    REFUSED = "refused", _("refused")


WORKING_STATES = frozenset({BatchState.READING, BatchState.APPLYING})
CHOOSABLE_KINDS = frozenset({RowKind.NEW, RowKind.CHANGED, RowKind.REMOVED})
