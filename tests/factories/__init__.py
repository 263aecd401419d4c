"""Rows for tests; records are drafts unless they are asked for with ``published=True``."""

from tests.factories.corrections import CorrectionReportFactory
from tests.factories.countries import CountryFactory
from tests.factories.events import EventFactory
from tests.factories.indicators import IndicatorFactory, ObservationFactory
from tests.factories.initiatives import InitiativeFactory
from tests.factories.inquiries import InquiryFactory
from tests.factories.institutions import InstitutionFactory
from tests.factories.instruments import InstrumentFactory, ParticipationFactory
from tests.factories.organisations import OrganisationFactory
from tests.factories.policies import PolicyFactory
from tests.factories.positions import PositionFactory, PositionPointFactory
from tests.factories.relations import RelationFactory
from tests.factories.sources import SourceFactory
from tests.factories.users import UserFactory
from tests.factories.vocabulary import LegalTopicFactory, ThemeFactory

__all__ = [
    "CorrectionReportFactory",
    "CountryFactory",
    "EventFactory",
    "IndicatorFactory",
    "InitiativeFactory",
    "InquiryFactory",
    "InstitutionFactory",
    "InstrumentFactory",
    "LegalTopicFactory",
    "ObservationFactory",
    "OrganisationFactory",
    "ParticipationFactory",
    "PolicyFactory",
    "PositionFactory",
    "PositionPointFactory",
    "RelationFactory",
    "SourceFactory",
    "ThemeFactory",
    "UserFactory",
]
