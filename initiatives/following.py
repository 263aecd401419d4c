"""The addresses at which a reader begins to follow a country or a list."""

from urllib.parse import urlencode

from django.urls import reverse

from initiatives.exports.forms import query_of_file
from initiatives.filters.changes import VERSIONED
from initiatives.list_query import ListQuery
from initiatives.registry import Section

# What has versions can be followed.
FOLLOWED_SECTIONS = {section.key: section for section in VERSIONED}


def follow_country_address(code: str) -> str:
    """Where a reader begins to follow a country."""
    return f"{reverse('newsletter')}?{urlencode({'country': code})}"


def follow_list_address(section: Section, query: ListQuery) -> str:
    """Where a reader begins to follow a list as it is filtered; empty where it has no versions to tell of."""
    if section.key not in FOLLOWED_SECTIONS:
        return ""
    wanted = search_text(query)
    pair = {"search": f"{section.key}?{wanted}"} if wanted else {"section": section.key}
    return f"{reverse('newsletter')}?{urlencode(pair)}"


def search_text(query: ListQuery) -> str:
    """The filters alone, for neither the order nor the view matters to what is new in a list."""
    return query_of_file(query).without("sort").text
