"""The tables of the catalogue."""

from initiatives.models.approval import Approval
from initiatives.models.batch import Batch, BatchFile, BatchRow
from initiatives.models.correction import CorrectionReport
from initiatives.models.country import Country, CountryCitation
from initiatives.models.dataset_version import DatasetVersion
from initiatives.models.editorial import Editorial
from initiatives.models.event import Event, EventCitation
from initiatives.models.indicator import Indicator, IndicatorCitation, Observation, ObservationCitation
from initiatives.models.initiative import Initiative, InitiativeCitation
from initiatives.models.inquiry import Inquiry, InquiryCitation
from initiatives.models.institution import Institution, InstitutionCitation
from initiatives.models.instrument import Instrument, InstrumentCitation, Participation, ParticipationCitation
from initiatives.models.link_check import LinkCheck, LinkHost
from initiatives.models.merge import Merge
from initiatives.models.organisation import Organisation, OrganisationCitation, SourcedRow
from initiatives.models.policy import Policy, PolicyCitation
from initiatives.models.position import PointCitation, Position, PositionCitation, PositionPoint
from initiatives.models.publication import Publication
from initiatives.models.record import Record
from initiatives.models.relation import Relation, RelationCitation
from initiatives.models.remit import Remit
from initiatives.models.removal import Removal
from initiatives.models.review import Remark, Review, SecondReading
from initiatives.models.source import Citation, Source
from initiatives.models.vocabulary import LegalTopic, Theme

__all__ = [
    "Approval",
    "Batch",
    "BatchFile",
    "BatchRow",
    "Citation",
    "CorrectionReport",
    "Country",
    "CountryCitation",
    "DatasetVersion",
    "Editorial",
    "Event",
    "EventCitation",
    "Indicator",
    "IndicatorCitation",
    "Initiative",
    "InitiativeCitation",
    "Inquiry",
    "InquiryCitation",
    "Institution",
    "InstitutionCitation",
    "Instrument",
    "InstrumentCitation",
    "LegalTopic",
    "LinkCheck",
    "LinkHost",
    "Merge",
    "Observation",
    "ObservationCitation",
    "Organisation",
    "OrganisationCitation",
    "Participation",
    "ParticipationCitation",
    "PointCitation",
    "Policy",
    "PolicyCitation",
    "Position",
    "PositionCitation",
    "PositionPoint",
    "Publication",
    "Record",
    "Relation",
    "RelationCitation",
    "Remark",
    "Remit",
    "Removal",
    "Review",
    "SecondReading",
    "Source",
    "SourcedRow",
    "Theme",
]
