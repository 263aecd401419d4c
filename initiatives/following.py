"""The addresses at which a reader begins to follow something, and what of a query is followed."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from initiatives.filters.changes import VERSIONED
from initiatives.filters.everywhere import PAGES, EverythingFilterSet
from initiatives.filters.matrix import MatrixFilterSet
from initiatives.list_query import ListQuery
from initiatives.models import Country, Event, Initiative, Instrument, LegalTopic, Organisation
from initiatives.registry import Section, section_of

# What has versions can be followed; a country is followed with all that belongs to it.
FOLLOWED_SECTIONS = {section.key: section for section in VERSIONED}
FOLLOWED_RECORDS = {
    key: section for key, section in FOLLOWED_SECTIONS.items() if section.model is not Country
}
# Which filters of the page of changes say what is news; years lie behind, and the weight is asked elsewhere.
OF_CHANGES = ("kind", "type", "country")
OF_POSITIONS = ("country", "kind", "topic", "stance")
NAMED_BY = (Initiative, Event, Instrument)


def follow_address(pairs: Iterable[tuple[str, str]]) -> str:
    """Where a reader begins to follow things, each a kind with its value; empty where there is nothing."""
    query = urlencode(list(pairs))
    return f"{reverse('newsletter')}?{query}" if query else ""


def follow_country_address(code: str) -> str:
    """Where a reader begins to follow a country."""
    return follow_address([("country", code)])


def follow_theme_address(slug: str) -> str:
    """Where a reader begins to follow a subject."""
    return follow_address([("theme", slug)])


def follow_record_address(record: Any) -> str:
    """Where a reader begins to follow one record; an organisation by the records that name it.

    Empty where there are no versions to tell of, or none yet.
    """
    if not record.pk:
        return ""
    if isinstance(record, Organisation):
        lists = (section_of(model).key for model in NAMED_BY)
        return follow_address(("search", f"{key}?organisation={record.slug}") for key in lists)
    key = section_of(type(record)).key
    return follow_address([("record", f"{key}/{record.slug}")] if key in FOLLOWED_RECORDS else [])


def follow_list_address(section: Section, query: ListQuery) -> str:
    """Where a reader begins to follow a list as it is filtered; empty where it has no versions to tell of."""
    if section.key not in FOLLOWED_SECTIONS:
        return ""
    wanted = search_text(query)
    return follow_address([("search", f"{section.key}?{wanted}") if wanted else ("section", section.key)])


def follow_everywhere_address(query: ListQuery) -> str:
    """Where a reader begins to follow a search through everything; empty for narrative pages alone."""
    wanted = everywhere_text(query)
    return follow_address([("everywhere", wanted)] if wanted else [])


def follow_changes_address(query: ListQuery) -> str:
    """Where a reader begins to follow the page of changes as it is filtered; by simpler kinds if they fit."""
    wanted = query.only(*OF_CHANGES)
    names = {name for name, _value in wanted.pairs}
    if not names:
        return follow_address([("everything", "on")])
    if names in ({"type"}, {"country"}):
        kind = {"type": "section", "country": "country"}[names.pop()]
        return follow_address((kind, value) for _name, value in wanted.pairs)
    return follow_address([("changes", wanted.text)])


def follow_matrix_address(filterset: MatrixFilterSet) -> str:
    """Where a reader begins to follow the texts of the matrix as it is filtered: a search of positions."""
    query = ListQuery.of(filterset).only(*OF_POSITIONS)
    if groups := filterset.chosen("group").texts:
        topics = LegalTopic.objects.filter(group__in=groups).values_list("slug", flat=True)
        chosen = filterset.chosen("topic").texts
        kept = [slug for slug in topics if not chosen or slug in chosen]
        query = ListQuery((*query.without("topic").pairs, *(("topic", slug) for slug in kept)))
    return follow_positions_address(query.pairs)


def follow_positions_address(pairs: Iterable[tuple[str, str]]) -> str:
    """Where a reader begins to follow the positions that these filters of their list let through."""
    wanted = urlencode(list(pairs))
    return follow_address([("search", f"positions?{wanted}") if wanted else ("section", "positions")])


def search_text(query: ListQuery) -> str:
    """The filters alone, for neither the order nor the view matters to what is new in a list."""
    return query.without("sort").without("view").without("month").text


def everywhere_text(query: ListQuery) -> str:
    """The same of a search through everything; empty where it asks for nothing or for no records."""
    types = [value for name, value in query.pairs if name == "type"]
    return "" if types == [PAGES] else query.only(*EverythingFilterSet.base_filters).text


def changes_text(query: ListQuery) -> str:
    """The same of the page of changes."""
    return query.only(*OF_CHANGES).text
