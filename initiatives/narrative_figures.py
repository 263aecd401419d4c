"""Further figures, on which the takeaways of an analysis rest; imported wherever editors write figures."""

from collections.abc import Callable, Iterable
from itertools import groupby

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from initiatives.addresses import list_address, record_address
from initiatives.choices import ParticipationStatus, PolicyStatus, PositionKind, Stance
from initiatives.figures import FIGURES, FREEDOM_ON_THE_NET, compute, figure, fill, names_in, unknown_names
from initiatives.matrix_rule import choose_point
from initiatives.models import (
    Country,
    Initiative,
    Observation,
    Participation,
    Policy,
    Position,
    PositionPoint,
)

__all__ = ["FIGURES", "compute", "fill", "names_in", "unknown_names"]

CONFIDENCE_BUILDING = "confidence-building"
AFFIRMING = (Stance.AFFIRMS, Stance.AFFIRMS_WITH_CONDITIONS)


def _matrix_address(topic: str, stances: Iterable[Stance]) -> str:
    query = urlencode({"topic": topic, "stance": [stance.value for stance in stances]}, doseq=True)
    return f"{reverse('position_matrix')}?{query}"


def count_states_by_stance(topic: str, stances: Iterable[Stance]) -> int:
    """How many states of the region take one of these stances on a question of law.

    Each state counts once, by the text that the matrix chooses for it.
    """
    wanted = set(stances)
    states = Country.objects.published().focus()
    points = PositionPoint.objects.published().filter(
        topic__slug=topic, position__country__in=states.values("pk")
    )
    by_state = points.select_related("position").order_by("position__country", "pk")
    chosen = (choose_point(group) for _state, group in groupby(by_state, lambda row: row.position.country_id))
    return sum(point is not None and point.stance in wanted for point in chosen)


def count_states_in(instrument: str, status: str) -> int:
    """How many states of the region stand to an instrument in this way."""
    states = Country.objects.published().focus()
    rows = Participation.objects.published().filter(instrument__slug=instrument, status=status)
    return rows.filter(country__in=states.values("pk")).order_by().values("country").distinct().count()


def _question(name: str, topic: str, stances: tuple[Stance, ...], description: str | Promise) -> None:
    """Register how many states take a stance, with the cells of the matrix behind the number."""

    def count() -> int:
        return count_states_by_stance(topic, stances)

    _register(name, count, description, lambda: _matrix_address(topic, stances))


def _participation(
    name: str, instrument: str, status: ParticipationStatus, description: str | Promise
) -> None:
    """Register how many states take part in an instrument, with its page behind the number."""

    def count() -> int:
        return count_states_in(instrument, status)

    _register(name, count, description, lambda: record_address("instrument", instrument))


def _register(
    name: str, count: Callable[[], int], description: str | Promise, address: Callable[[], str]
) -> None:
    count.__name__ = name
    figure(description, address)(count)


_question(
    "states_that_affirm_international_law",
    "applicability-of-international-law",
    AFFIRMING,
    _("states of the region that affirm, with or without conditions, that international law applies"),
)
_question(
    "states_that_affirm_humanitarian_law",
    "international-humanitarian-law",
    AFFIRMING,
    _("states of the region that affirm, with or without conditions, that humanitarian law applies"),
)
_question(
    "states_that_reject_humanitarian_law",
    "international-humanitarian-law",
    (Stance.REJECTS,),
    _("states of the region that reject that humanitarian law applies"),
)
_question(
    "states_that_affirm_self_defence",
    "self-defence",
    AFFIRMING,
    _("states of the region that affirm self-defence, with or without conditions"),
)
_question(
    "states_that_reject_self_defence",
    "self-defence",
    (Stance.REJECTS,),
    _("states of the region that reject self-defence against cyber operations"),
)
_question(
    "states_that_affirm_human_rights",
    "human-rights",
    AFFIRMING,
    _("states of the region that affirm human rights online, with or without conditions"),
)
_question(
    "states_that_ask_for_new_instrument",
    "new-binding-instrument",
    AFFIRMING,
    _("states of the region that ask for a new binding instrument, with or without conditions"),
)
_participation(
    "freedom_online_coalition_members",
    "freedom-online-coalition",
    ParticipationStatus.MEMBER,
    _("states of the region in the Freedom Online Coalition"),
)
_participation(
    "eu_lac_digital_alliance_supporters",
    "eu-lac-digital-alliance",
    ParticipationStatus.SUPPORTER,
    _("states of the region that support the EU-LAC Digital Alliance"),
)
_participation(
    "committee_votes_for",
    "unga-74-247",
    ParticipationStatus.VOTED_FOR,
    _("states of the region that voted for resolution 74/247"),
)
_participation(
    "committee_votes_against",
    "unga-74-247",
    ParticipationStatus.VOTED_AGAINST,
    _("states of the region that voted against resolution 74/247"),
)
_participation(
    "committee_abstentions",
    "unga-74-247",
    ParticipationStatus.ABSTAINED,
    _("states of the region that abstained on resolution 74/247"),
)


@figure(
    _("initiatives on confidence-building"), lambda: list_address("initiative", theme=CONFIDENCE_BUILDING)
)
def initiatives_on_confidence_building() -> int:
    """Each initiative once, whatever other subjects it has."""
    return Initiative.objects.published().filter(themes__slug=CONFIDENCE_BUILDING).distinct().count()


@figure(
    _("states of the region in the newest Freedom on the Net"),
    lambda: record_address("indicator", FREEDOM_ON_THE_NET),
)
def freedom_on_the_net_states() -> int:
    """Of the newest edition on record; Freedom House covers only some states."""
    rows = Observation.objects.published().filter(indicator__slug=FREEDOM_ON_THE_NET)
    rows = rows.filter(country__in=Country.objects.published().focus().values("pk"))
    return rows.filter(year__in=rows.order_by("-year").values("year")[:1]).count()


@figure(
    _("national positions on international law of states of the region"),
    lambda: list_address(
        "position", kind=PositionKind.NATIONAL_POSITION.value, country=_states_of(_regional_positions())
    ),
)
def national_positions() -> int:
    """Texts, not states: a state may have more than one."""
    return _regional_positions().count()


def _regional_positions() -> QuerySet:
    rows = Position.objects.published().filter(kind=PositionKind.NATIONAL_POSITION)
    return rows.filter(country__in=Country.objects.published().focus().values("pk"))


def _states_of(positions: QuerySet) -> QuerySet:
    return positions.order_by("country__iso3").values_list("country__iso3", flat=True).distinct()


@figure(_("strategies and laws in force"), lambda: list_address("policy", status=PolicyStatus.IN_FORCE.value))
def policies_in_force() -> int:
    """Of all kinds; those whose status is not established do not count."""
    return Policy.objects.published().filter(status=PolicyStatus.IN_FORCE).count()
