"""What the catalogue puts on the home page: the map, figures, the poster of marks, events and ways in."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from initiatives.addresses import list_address
from initiatives.details.common import public_related
from initiatives.figures import FIGURES
from initiatives.following import follow_theme_address
from initiatives.matrix import Matrix, Row, build_matrix
from initiatives.matrix_page import CellShown, cell_shown, key_of
from initiatives.measures import measure_layers, region_measure
from initiatives.models import Country, Event, Initiative, Theme
from initiatives.news import latest_news

HOME_FIGURES: dict[str, str | Promise] = {
    "states": gettext_lazy("states, each with a page"),
    "policies": gettext_lazy("strategies, laws and policies"),
    "statements_on_law": gettext_lazy("statements of states on international law"),
    "answers_on_law": gettext_lazy("answers to questions of law, paragraph by paragraph"),
    "initiatives": gettext_lazy("initiatives"),
    "sources": gettext_lazy("sources on record"),
}
MOST_UPCOMING, MOST_PAST = 4, 3


@dataclass(frozen=True)
class PosterRow:
    """One state of the poster with its marks."""

    country: Country
    cells: list[CellShown]


def home_context(measure: str | None, address: str = "") -> dict[str, Any]:
    """All that the home page shows beside its introduction, in a fixed number of queries.

    ``measure`` is what the reader wants the map to show, ``address`` that of the page.
    """
    shown, matrix = region_measure(measure), build_matrix(with_sources=False)
    return {
        "measure": shown,
        "layers": measure_layers(shown.key, address, "#map"),
        "figures": home_figures(),
        "matrix": matrix,
        "poster": [
            PosterRow(row.country, [cell_shown(cell) for cell in row.cells]) for row in fullest(matrix)
        ],
        "poster_key": key_of(matrix),
        "poster_sentence": poster_sentence(matrix),
        "news": latest_news(),
        "events": home_events(),
        "subjects": subjects(),
    }


def home_figures() -> list[dict[str, Any]]:
    """The numbers below the map, each a link to the page that shows just as many."""
    shown = ((FIGURES[name], text) for name, text in HOME_FIGURES.items())
    return [
        {"number": figure.count(), "text": text, "url": figure.address() if figure.address else ""}
        for figure, text in shown
    ]


def fullest(matrix: Matrix) -> list[Row]:
    """The states of the region, those with most answers first, then by name."""
    return sorted(matrix.region, key=lambda row: -sum(bool(cell.point) for cell in row.cells))


def poster_row(row: Row) -> PosterRow:
    """A state with the marks of its answers."""
    return PosterRow(row.country, [cell_shown(cell) for cell in row.cells])


def poster_sentence(matrix: Matrix) -> str:
    """How many states have been read, and how silence differs from the lack of a checked answer."""
    numbers = {"read": len(matrix.region), "states": matrix.states}
    counted = ngettext(
        "%(read)d of %(states)d states has a checked statement on record.",
        "%(read)d of %(states)d states have a checked statement on record.",
        len(matrix.region),
    )
    meaning = _(
        "A dash means that a state was read in full and is silent; a dotted ring, that there is no checked "
        "answer yet. The two are never mixed."
    )
    return f"{counted % numbers} {meaning}"


def home_events(today: datetime.date | None = None) -> dict[str, list[dict[str, Any]]]:
    """What lies ahead of a day, soonest first, and what has just passed, latest first."""
    today = today or timezone.localdate()
    events = Event.objects.published().select_related("country")
    return {
        "upcoming": [event_row(event) for event in events.upcoming(today)[:MOST_UPCOMING]],
        "past": [{**event_row(event), "far": True} for event in events.past(today)[:MOST_PAST]],
    }


def event_row(event: Event) -> dict[str, Any]:
    """An event as a dated line, with its place."""
    country = public_related(event, "country")
    place = [event.city, country.heading if country else ""]
    return {
        "start": event.starts_on,
        "end": event.ends_on,
        "heading": event.heading,
        "lang": event.heading_language,
        "url": event.get_absolute_url(),
        "text": ", ".join(part for part in place if part),
    }


def subjects() -> list[dict[str, Any]]:
    """The subjects as ways in, each with how many initiatives and events it holds."""
    initiatives, events = _by_theme(Initiative), _by_theme(Event)
    return [
        {
            "label": theme.name,
            "text": theme.description,
            "url": list_address("initiative", theme=theme.slug),
            "initiatives": _counted_initiatives(initiatives.get(theme.pk, 0)),
            "brief_url": reverse("theme_brief", args=[theme.slug]),
            "follow_url": follow_theme_address(theme.slug),
            "events_url": list_address("event", theme=theme.slug),
            "events": _counted_events(events.get(theme.pk, 0)),
        }
        for theme in Theme.objects.all()
    ]


def _by_theme(model: type[Initiative] | type[Event]) -> dict[int, int]:
    """How many public records each subject holds."""
    rows = model.objects.published().order_by().values("themes").annotate(number=Count("pk", distinct=True))
    return dict(rows.values_list("themes", "number"))


def _counted_initiatives(number: int) -> str:
    return ngettext("%(number)d initiative", "%(number)d initiatives", number) % {"number": number}


def _counted_events(number: int) -> str:
    return ngettext("%(number)d event", "%(number)d events", number) % {"number": number}
