"""The page of an indicator: its values by country and year, and the newest of them as bars."""

import json
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.details.common import (
    Head,
    checked_row,
    heading_of,
    link_row,
    page_context,
    record_citation,
)
from initiatives.details.series import series_chart
from initiatives.details.values import ValueTable, newest_bars, read_values
from initiatives.models import Country, Indicator
from initiatives.pictures.line_chart import line_chart
from initiatives.pictures.links import picture_links
from initiatives.profile.indicators import scale_of
from initiatives.profile.parts import margin
from initiatives.provenance import SourceRegister
from initiatives.words import fold


def indicator_context(
    indicator: Indicator, *, with_partners: bool = False, data: QueryDict | None = None
) -> dict[str, Any]:
    """How it is made and on whose terms, then the values of the states, with the partners if asked for.

    ``data`` is the query, whose countries are compared in the chart.
    """
    register = SourceRegister()
    provenance = margin(register, indicator)
    table = read_values(indicator, register, with_partners=with_partners)
    states = list(Country.objects.published().focus())
    missing = [state for state in states if state.pk not in table.countries]
    head = Head(
        heading=heading_of(indicator),
        kicker=indicator.publisher,
        lede=_coverage(table, len(states) - len(missing), len(states)),
        cite=record_citation(indicator),
    )
    return page_context(
        indicator,
        head,
        _ledger(indicator, table, provenance),
        register,
        provenance=provenance,
        table=table,
        **_chart_parts(indicator, table, data, with_partners),
        bars=newest_bars(indicator, table, register),
        views=_views(indicator, len(states), with_partners),
        missing=", ".join(sorted((state.heading for state in missing), key=fold)),
        missing_heading=_missing_heading(len(missing), len(states)),
    )


def _chart_parts(
    indicator: Indicator, table: ValueTable, data: QueryDict | None, with_partners: bool
) -> dict[str, Any]:
    """The chart with its drawing, what a script reads, and its files."""
    chart = series_chart(indicator, table, data)
    if chart is None:
        return {"chart": None}
    query = [("country", series.code) for series in chart.chosen]
    if with_partners:
        query.append(("partners", "1"))
    files = (
        picture_links("indicator_picture", indicator.slug, query=urlencode(query)) if indicator.live else {}
    )
    return {
        "chart": chart,
        "chart_json": json.dumps(chart.data),
        "drawing": line_chart(chart),
        "picture": files,
        "with_partners": with_partners,
    }


def _ledger(indicator: Indicator, table: ValueTable, provenance) -> list[dict | None]:
    return [
        {"label": _("Publisher"), "text": indicator.publisher},
        {"label": _("Unit"), "text": _unit(indicator)},
        {"label": _("Reading"), "text": _reading(indicator)},
        {"label": _("Years with values"), "text": _years(table.years)},
        link_row(_("Website"), indicator.url, _("Website")),
        checked_row(provenance),
    ]


def _unit(indicator: Indicator) -> str:
    """“points, of 100”, or the unit alone where it says the scale itself."""
    scale = scale_of(indicator)
    if indicator.unit in ("points", "index") and scale != indicator.unit:
        return f"{indicator.unit}, {scale}"
    return indicator.unit


def _reading(indicator: Indicator) -> str:
    if indicator.higher_is_better is None:
        return _("Neither way is better")
    return _("Higher is better") if indicator.higher_is_better else _("Lower is better")


def _years(years: list[int]) -> str:
    """Single years where there are few or gaps, a span where they follow one another."""
    in_time = sorted(years)
    if not in_time:
        return _("None yet")
    if len(in_time) > 2 and in_time[-1] - in_time[0] == len(in_time) - 1:
        return _("%(start)s to %(end)s") % {"start": in_time[0], "end": in_time[-1]}
    return ", ".join(str(year) for year in in_time)


def _coverage(table: ValueTable, known: int, total: int) -> str:
    if not known:
        return _("No values on record yet.")
    return ngettext(
        "Values for %(known)d of %(total)d states, in %(count)d year.",
        "Values for %(known)d of %(total)d states, in %(count)d years.",
        len(table.years),
    ) % {"known": known, "total": total, "count": len(table.years)}


def _views(indicator: Indicator, total: int, with_partners: bool) -> list[dict[str, Any]]:
    address = indicator.get_absolute_url()
    states = ngettext("%(count)d state", "%(count)d states", total) % {"count": total}
    return [
        {"label": states, "url": address, "current": not with_partners},
        {"label": _("With partners"), "url": f"{address}?partners=1", "current": with_partners},
    ]


def _missing_heading(missing: int, total: int) -> str:
    return _("No value on record for %(missing)d of %(total)d states") % {"missing": missing, "total": total}
