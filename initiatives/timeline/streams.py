"""The streams that flow into the timeline: one sort of dated thing each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from initiatives.choices import VOTES
from initiatives.models import Event, Initiative, Institution, Instrument, Participation, Policy, Position

Rows = QuerySet[Any, Any]


@dataclass(frozen=True)
class Stream:
    """Dated things of one sort: ``column`` holds the partial date, ``about`` what is told in one line.

    ``countries`` are paths to the states concerned, ``themes`` the path to subjects; empty where there are
    none. ``rows`` gives what is public, ``shown`` the same with all that a line shows.
    """

    key: str
    label: str | Promise
    column: str
    rows: Callable[[], Rows]
    shown: Callable[[], Rows]
    countries: tuple[str, ...] = ()
    themes: str = ""
    about: str = "pk"

    def dated(self) -> Rows:
        """The public rows that have a date."""
        return self.rows().filter(**{f"{self.column}__isnull": False})


def _of_records(key: str, label: str | Promise, model: Any, column: str, **paths: Any) -> Stream:
    return Stream(
        key, label, column, lambda: model.objects.published(), lambda: model.objects.for_list(), **paths
    )


def _participations(votes: bool) -> Any:
    rows = Participation.objects.published()
    return rows.filter(status__in=VOTES) if votes else rows.exclude(status__in=VOTES)


def _of_participations(key: str, label: str | Promise, votes: bool) -> Stream:
    return Stream(
        key,
        label,
        "date",
        lambda: _participations(votes),
        lambda: _participations(votes).select_related("country", "instrument").with_citations(),
        countries=("country",),
        themes="instrument__themes__slug",
        about="instrument",
    )


OF_A_COUNTRY = ("country",)
STREAMS = (
    _of_records("policies", _("Policies adopted"), Policy, "adopted_on", countries=OF_A_COUNTRY),
    _of_records(
        "institutions", _("Institutions set up"), Institution, "established_on", countries=OF_A_COUNTRY
    ),
    _of_records("instruments", _("Instruments adopted"), Instrument, "adopted_on", themes="themes__slug"),
    _of_records("in-force", _("Instruments in force"), Instrument, "in_force_on", themes="themes__slug"),
    _of_participations("participations", _("States join, sign or support"), votes=False),
    _of_participations("votes", _("States vote"), votes=True),
    _of_records("positions", _("Positions delivered"), Position, "delivered_on", countries=OF_A_COUNTRY),
    _of_records(
        "starts",
        _("Initiatives begin"),
        Initiative,
        "started_on",
        countries=("countries",),
        themes="themes__slug",
    ),
    _of_records(
        "ends", _("Initiatives end"), Initiative, "ended_on", countries=("countries",), themes="themes__slug"
    ),
    _of_records(
        "events", _("Events"), Event, "starts_on", countries=("countries", "country"), themes="themes__slug"
    ),
)
STREAM_OF = {stream.key: stream for stream in STREAMS}
