"""Figures: named numbers computed from what is public, so that no sentence holds a number that was typed."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from initiatives import models
from initiatives.addresses import list_address, record_address
from initiatives.choices import (
    STRATEGY_KINDS,
    InstitutionKind,
    OrganisationKind,
    ParticipationStatus,
    PolicyKind,
    PolicyStatus,
    PositionKind,
)

TOKEN = re.compile(r"\{([a-z][a-z0-9_]*)\}")
FREEDOM_ON_THE_NET = "freedom-on-the-net"


@dataclass(frozen=True)
class Figure:
    """A number with a name; ``address`` gives the page that shows the rows behind it, where there is one."""

    name: str
    description: str | Promise
    count: Callable[[], int]
    address: Callable[[], str] | None = None


FIGURES: dict[str, Figure] = {}


def figure(
    description: str | Promise, address: Callable[[], str] | None = None
) -> Callable[[Callable[[], int]], Callable[[], int]]:
    """Register a function as the figure of its name; it takes nothing and gives a number."""

    def register(count: Callable[[], int]) -> Callable[[], int]:
        FIGURES[count.__name__] = Figure(count.__name__, description, count, address)
        return count

    return register


def compute(names: Iterable[str]) -> dict[str, int]:
    """The numbers of the figures named, each computed once; names that there are not are left out."""
    return {name: FIGURES[name].count() for name in dict.fromkeys(names) if name in FIGURES}


def without_figures(text: str) -> str:
    """A text with an ellipsis in place of each figure, for where none is computed."""
    return TOKEN.sub("…", text)


def names_in(text: str) -> list[str]:
    """The figures that a text names in braces, known or not, each once."""
    return list(dict.fromkeys(TOKEN.findall(text)))


def unknown_names(text: str) -> list[str]:
    """What a text names in braces although there is no such figure."""
    return [name for name in names_in(text) if name not in FIGURES]


def fill(text: str, numbers: dict[str, int] | None = None) -> str:
    """Put the numbers in the place of the names in braces; they are digits, so that markup stays safe.

    ``numbers`` are those computed already, for several texts on one page. An unknown name stays as it is.
    """
    numbers = compute(names_in(text)) if numbers is None else numbers

    def number(match: re.Match) -> str:
        known = match[1] in numbers
        return str(number_format(numbers[match[1]], force_grouping=True)) if known else match[0]

    return TOKEN.sub(number, text)


def _states() -> QuerySet:
    return models.Country.objects.published().focus()


def _of_the_region(queryset: QuerySet) -> QuerySet:
    """Only rows of states of the region."""
    return queryset.filter(country__in=_states().values("pk"))


def _states_with(queryset: QuerySet) -> int:
    """How many states of the region have at least one of these rows."""
    return _of_the_region(queryset).order_by().values("country").distinct().count()


def _policies(kind: str, status: str = PolicyStatus.IN_FORCE) -> QuerySet:
    return models.Policy.objects.published().filter(kind=kind, status=status)


def _taking_part(instrument: str, *statuses: str) -> int:
    """How many states of the region stand to an instrument in one of these ways."""
    rows = models.Participation.objects.published().filter(instrument__slug=instrument, status__in=statuses)
    return _states_with(rows)


def _rated(label: str) -> int:
    """How many states of the region the newest edition of Freedom on the Net on record puts in a class."""
    rows = models.Observation.objects.published().filter(indicator__slug=FREEDOM_ON_THE_NET)
    newest = _of_the_region(rows).order_by("-year").values("year")[:1]
    return _states_with(rows.filter(year__in=newest, label=label))


@figure(_("states of the region"), lambda: list_address("country"))
def states() -> int:
    """Public states of the region."""
    return _states().count()


@figure(_("strategies, laws and policies"), lambda: list_address("policy"))
def policies() -> int:
    """Public policies of all kinds."""
    return models.Policy.objects.published().count()


@figure(
    _("national cybersecurity strategies in force"),
    lambda: list_address("policy", kind=STRATEGY_KINDS, status=PolicyStatus.IN_FORCE.value),
)
def strategies_in_force() -> int:
    """A state may have several."""
    return _policies(PolicyKind.CYBERSECURITY_STRATEGY).count()


@figure(_("states of the region with a cybersecurity strategy in force"))
def states_with_strategy() -> int:
    """Each state once."""
    return _states_with(_policies(PolicyKind.CYBERSECURITY_STRATEGY))


@figure(_("states of the region with a cybercrime law in force"))
def states_with_cybercrime_law() -> int:
    """Each state once."""
    return _states_with(_policies(PolicyKind.CYBERCRIME_LAW))


@figure(_("states of the region with a data protection law in force"))
def states_with_data_protection_law() -> int:
    """Each state once."""
    return _states_with(_policies(PolicyKind.DATA_PROTECTION_LAW))


@figure(_("states of the region with a national response team"))
def states_with_csirt() -> int:
    """Each state once; planned teams do not count."""
    teams = models.Institution.objects.published().existing()
    return _states_with(teams.filter(kind=InstitutionKind.NATIONAL_CSIRT))


@figure(_("texts on international law of all states on record"), lambda: list_address("position"))
def positions() -> int:
    """Partners' texts too."""
    return models.Position.objects.published().count()


@figure(
    _("texts on international law of states of the region"),
    lambda: list_address("position", region="states"),
)
def statements_on_law() -> int:
    """Texts of whatever kind."""
    return _of_the_region(models.Position.objects.published()).count()


@figure(_("states of the region with a national position on international law"))
def states_with_national_position() -> int:
    """Each state once."""
    rows = models.Position.objects.published().filter(kind=PositionKind.NATIONAL_POSITION)
    return _states_with(rows)


@figure(_("states of the region with any text on international law"))
def states_with_any_position() -> int:
    """Each state once."""
    return _states_with(models.Position.objects.published())


@figure(_("points of law in texts of states of the region"))
def points_of_law() -> int:
    """Each question on which a text was read, silence too."""
    points = models.PositionPoint.objects.published()
    return points.filter(position__country__in=_states().values("pk")).count()


@figure(_("answers of states of the region to questions of law"), lambda: reverse("position_matrix"))
def answers_on_law() -> int:
    """The cells of the matrix that are not empty: each state and question once, silence too."""
    points = models.PositionPoint.objects.published().filter(position__country__in=_states().values("pk"))
    return points.order_by().values("position__country", "topic").distinct().count()


@figure(_("questions of international law"), lambda: reverse("position_matrix"))
def questions_of_law() -> int:
    """The columns of the matrix."""
    return models.LegalTopic.objects.count()


@figure(
    _("states of the region that are parties to the Budapest Convention"),
    lambda: record_address("instrument", "budapest-convention"),
)
def budapest_parties() -> int:
    """Each state once."""
    return _taking_part("budapest-convention", ParticipationStatus.PARTY)


@figure(
    _("states of the region that signed the UN Convention against Cybercrime"),
    lambda: record_address("instrument", "un-cybercrime-convention"),
)
def un_convention_signatories() -> int:
    """Each state once; a party has signed or acceded and counts too."""
    return _taking_part("un-cybercrime-convention", ParticipationStatus.SIGNATORY, ParticipationStatus.PARTY)


@figure(_("initiatives"), lambda: list_address("initiative"))
def initiatives() -> int:
    """Public initiatives."""
    return models.Initiative.objects.published().count()


def _addresses_of_eu_initiatives() -> str:
    bodies = models.Organisation.objects.published().filter(kind=OrganisationKind.EU).order_by("slug")
    return list_address("initiative", organisation=bodies.values_list("slug", flat=True))


@figure(
    _("initiatives that a body of the European Union leads, joins or pays for"), _addresses_of_eu_initiatives
)
def initiatives_with_eu() -> int:
    """Each initiative once."""
    bodies = models.Organisation.objects.published().filter(kind=OrganisationKind.EU).values("pk")
    roles = ("lead_organisations", "partner_organisations", "funders")
    any_role = Q()
    for role in roles:
        any_role |= Q(**{f"{role}__in": bodies})
    return models.Initiative.objects.published().filter(any_role).distinct().count()


@figure(_("events"), lambda: list_address("event"))
def events() -> int:
    """Public events, ahead and behind."""
    return models.Event.objects.published().count()


@figure(_("sources on record"), lambda: list_address("source"))
def sources() -> int:
    """All sources."""
    return models.Source.objects.published().count()


def _freedom_address() -> str:
    return record_address("indicator", FREEDOM_ON_THE_NET)


@figure(_("states of the region rated Free in the newest Freedom on the Net"), _freedom_address)
def freedom_on_the_net_free() -> int:
    """Of the newest edition on record."""
    return _rated("Free")


@figure(_("states of the region rated Partly Free in the newest Freedom on the Net"), _freedom_address)
def freedom_on_the_net_partly_free() -> int:
    """Of the newest edition on record."""
    return _rated("Partly Free")


@figure(_("states of the region rated Not Free in the newest Freedom on the Net"), _freedom_address)
def freedom_on_the_net_not_free() -> int:
    """Of the newest edition on record."""
    return _rated("Not Free")
