"""Counts and items as tables to take along, with the same filters as their pages."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from initiatives.addresses import site_address
from initiatives.alignment.board import Wanted
from initiatives.alignment.choosing import item_query, pair_path
from initiatives.alignment.items import Comparison, Kind, Stand, Tally, tally_of
from initiatives.alignment.page import STATES, YEARS, AlignmentPage
from initiatives.alignment.pair import PairPage
from initiatives.dataset.columns import write_citations
from initiatives.dataset.public_values import citation_values
from initiatives.exports.about import About
from initiatives.exports.answer import file_answer, problems_of, refusal
from initiatives.exports.export import Export
from initiatives.exports.forms import FILES, Form, without_forms
from initiatives.filters.alignment import COMPARE
from initiatives.list_query import ListQuery
from initiatives.models import Country

KEY = "alignment"
COUNT_COLUMNS = (
    *("first", "first_name", "second", "second_name", "kind", "year"),
    *("same", "compared", "partly", "opposed", "not_compared", "page_url"),
)
SIDE_COLUMNS = ("answer", "member_states", "place", "sources", "verified_on")
ITEM_COLUMNS = (
    *("kind", "item", "item_name", "year", "outcome"),
    *("first", *(f"first_{name}" for name in SIDE_COLUMNS)),
    *("second", *(f"second_{name}" for name in SIDE_COLUMNS)),
    "page_url",
)
Values = dict[str, Any]


def alignment_answer(request: HttpRequest, title: str, forms: list[Form]) -> HttpResponseBase:
    """The counts that the address asks for, in the form that it asks for."""
    page = AlignmentPage(without_forms(request.GET, FILES), request.path)
    problems = problems_of(page.filterset, forms)
    if page.compare_problem:
        problems[COMPARE] = page.compare_problem
    if problems:
        return refusal(problems, forms[0])
    about = About.of(KEY, title, request.path, ListQuery.of(page.filterset))
    return file_answer(request, _export(about, COUNT_COLUMNS, list(_counts(page))), forms[0])


def pair_answer(
    request: HttpRequest, countries: tuple[Country, Country], forms: list[Form]
) -> HttpResponseBase:
    """The items of two countries that the address asks for, in the form that it asks for."""
    page = PairPage(*countries, without_forms(request.GET, FILES), request.path)
    if problems := problems_of(page.filterset, forms):
        return refusal(problems, forms[0])
    key = "-".join([KEY, *(country.iso3.lower() for country in countries)])
    title = _("Alignment of %(pair)s") % {"pair": page.heading}
    about = About.of(key, title, request.path, ListQuery.of(page.filterset))
    values = [_item(page, comparison) for comparison in page.comparisons]
    return file_answer(request, _export(about, ITEM_COLUMNS, values), forms[0])


def _export(about: About, columns: tuple[str, ...], values: list[Values]) -> Export:
    """A table that is there already: some hundreds of lines."""
    return Export(
        about,
        columns,
        lambda: [[[_cell(line[name]) for name in columns] for line in values]],
        lambda: [values],
        len(values),
    )


def _cell(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    if value and isinstance(value[0], dict):
        return write_citations((its["key"], its["locator"]) for its in value)
    return "; ".join(value)


def _counts(page: AlignmentPage) -> Iterator[Values]:
    """A line for each pair and kind; year by year where that is asked for."""
    for first, second in _pairs(page):
        for kind in page.kinds:
            for year, tally in _tallies(page, first, second, kind):
                yield _count(page, first, second, kind, year, tally)


def _pairs(page: AlignmentPage) -> Iterator[tuple[Country, Country]]:
    if page.view == STATES:
        yield from combinations(page.states, 2)
        return
    yield from ((state, partner) for state in page.states for partner in page.partners)


def _tallies(
    page: AlignmentPage, first: Country, second: Country, kind: Kind
) -> Iterator[tuple[int | None, Tally]]:
    if page.view != YEARS:
        yield None, page.board.tallies(first.iso3, second.iso3, page.wanted)[kind]
        return
    wanted = Wanted(frozenset({kind.value}), None, page.wanted.year_min, page.wanted.year_max)
    by_year: dict[int | None, list[Comparison]] = {}
    for comparison in page.board.compare(first.iso3, second.iso3, wanted):
        by_year.setdefault(comparison.year, []).append(comparison)
    for year in sorted(by_year, key=lambda year: (year is None, year or 0)):
        yield year, tally_of(by_year[year])


def _count(
    page: AlignmentPage, first: Country, second: Country, kind: Kind, year: int | None, tally: Tally
) -> Values:
    return {
        "first": first.iso3,
        "first_name": first.heading,
        "second": second.iso3,
        "second_name": second.heading,
        "kind": kind.value,
        "year": year,
        "same": tally.same,
        "compared": tally.compared,
        "partly": tally.partly,
        "opposed": tally.opposed,
        "not_compared": tally.not_compared,
        "page_url": site_address(pair_path(first, second) + item_query(page.filterset, kind)),
    }


def _item(page: PairPage, comparison: Comparison) -> Values:
    item = comparison.item
    return {
        "kind": item.kind.value,
        "item": item.slug,
        "item_name": item.title,
        "year": comparison.year,
        "outcome": comparison.outcome.value,
        "first": page.first.iso3,
        **_side("first", comparison.first),
        "second": page.second.iso3,
        **_side("second", comparison.second),
        "page_url": site_address(page.item_url(item)),
    }


def _side(name: str, stand: Stand | None) -> Values:
    """What one side did; nothing on record is empty, which means that it is not known."""
    if stand is None:
        return {**{f"{name}_{its}": None for its in SIDE_COLUMNS}, f"{name}_sources": []}
    citations = [citation for row in stand.rows for citation in row.citations.all()]
    checks = [row.verified_on for row in stand.rows if row.verified_on]
    values = {
        "answer": stand.answer or None,
        "member_states": [country.iso3 for country in stand.speakers],
        "place": getattr(stand.rows[0], "reference", "") or None,
        "sources": list({its.source_id: citation_values(its) for its in citations}.values()),
        "verified_on": min(checks).isoformat() if checks else None,
    }
    return {f"{name}_{its}": values[its] for its in SIDE_COLUMNS}
