"""Facets, chips and the query string of a list."""

import pytest

from initiatives.facets import chips_of, facets_of
from initiatives.filters import InitiativeFilterSet, PolicyFilterSet, SourceFilterSet
from initiatives.list_query import ListQuery
from tests import factories

pytestmark = pytest.mark.django_db


def facet(filterset, name):
    return next(facet for facet in facets_of(filterset) if facet.name == name)


def labels(choices):
    return [choice.label for choice in choices]


def test_choices_without_rows_stay_and_the_own_filter_is_left_out_of_its_counts():
    factories.PolicyFactory(published=True, kind="ai-policy")
    factories.PolicyFactory(published=True, kind="cybercrime-law", status="draft")
    kinds = facet(PolicyFilterSet("kind=ai-policy&status=in-force"), "kind")
    counted = {choice.value: (choice.count, choice.checked) for choice in kinds.choices}
    assert counted["ai-policy"] == (1, True)
    assert counted["cybercrime-law"] == (0, False)
    assert len(counted) == 9


def test_drafts_are_not_counted():
    factories.PolicyFactory(kind="ai-policy")
    assert all(choice.count == 0 for choice in facet(PolicyFilterSet(""), "kind").choices)


def test_countries_with_most_rows_stand_first_and_the_rest_is_folded_by_name():
    countries = [factories.CountryFactory(title=f"Land {n}", published=True) for n in range(9)]
    for country, number in ((countries[8], 2), (countries[4], 1)):
        factories.PolicyFactory.create_batch(number, country=country, published=True)
    found = facet(PolicyFilterSet(f"country={countries[7].iso3}"), "country")
    assert labels(found.choices)[:2] == ["Land 8", "Land 4"]
    assert "Land 7" in labels(found.choices)
    assert labels(found.rest) == sorted(labels(found.rest))
    assert len(found.choices) + len(found.rest) == 9
    assert str(len(found.rest)) in found.rest_label


def test_publishers_beyond_the_first_are_not_listed_but_can_be_chosen():
    for number in range(12):
        factories.SourceFactory(publisher=f"House {number:02}")
    publishers = facet(SourceFilterSet("publisher=house-11"), "publisher")
    assert "House 11" in labels(publishers.choices)
    assert len(publishers.choices) == 9
    assert not publishers.rest


def test_message_about_an_unknown_value_stands_at_its_facet():
    assert "“x”" in facet(PolicyFilterSet("kind=x"), "kind").error
    years = facet(PolicyFilterSet("year_min=19&year_max=18"), "years")
    assert "“19”" in years.error
    assert "“18”" in years.error
    assert [written["value"] for written in years.fields] == ["19", "18"]
    assert "lies after" in facet(PolicyFilterSet("year_min=2020&year_max=2019"), "years").error


def test_each_chip_leads_to_the_list_without_it():
    factories.ThemeFactory(slug="norms", name="Norms")
    filterset = InitiativeFilterSet(
        "theme=norms&status=ongoing&status=x&year_min=2018&q=cyber&view=table&page=3"
    )
    chips = {(str(chip.group), chip.value): chip.url for chip in chips_of(filterset, "/initiatives/")}
    assert list(chips) == [
        ("Words", "cyber"),
        ("Subject", "Norms"),
        ("Status", "Ongoing"),
        ("Status", "x"),
        ("Started", "from 2018"),
    ]
    address = "/initiatives/?q=cyber&theme=norms&status=x&year_min=2018&view=table"
    assert chips["Status", "Ongoing"] == address


def test_query_is_tidied_and_holds_the_whole_state():
    filterset = PolicyFilterSet(
        "kind=AI-policy&kind=ai-policy&status=&foo=1&page=2&sort=-date&year_max= 2019 "
    )
    assert ListQuery.of(filterset).text == "kind=ai-policy&year_max=2019"
    assert ListQuery.of(PolicyFilterSet("sort=title&view=table")).text == "sort=title&view=table"


def test_query_can_be_changed_without_touching_the_rest():
    query = ListQuery((("kind", "a"), ("kind", "b"), ("view", "table")))
    assert query.without("kind", "a").text == "kind=b&view=table"
    assert query.without("kind").text == "view=table"
    assert query.with_value("view", "").text == "kind=a&kind=b"
    assert query.only("view").address("/x/") == "/x/?view=table"
    assert ListQuery().address("/x/") == "/x/"
