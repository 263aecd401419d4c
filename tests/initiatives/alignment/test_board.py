"""What is read for alignment: hand-worked rows, and nothing but what is published."""

import pytest

from initiatives.actions.remove import withdraw_record
from initiatives.alignment.board import Wanted, read_board
from initiatives.alignment.items import Kind
from initiatives.models import Country
from tests.factories import (
    CountryFactory,
    InstrumentFactory,
    LegalTopicFactory,
    OrganisationFactory,
    ParticipationFactory,
    PositionFactory,
    PositionPointFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def _instrument(**options):
    return InstrumentFactory(published=True, **{"kind": "resolution", "adopted_on": "2019-12-12", **options})


def _rows(instrument, **statuses):
    """Published rows, by code of country."""
    for code, status in statuses.items():
        country = Country.objects.filter(iso3=code).first() or CountryFactory(
            iso3=code, published=True, is_focus=code not in ("USA", "EUU", "XEA", "XEB", "XEC")
        )
        ParticipationFactory(published=True, country=country, instrument=instrument, status=status)


def _tally(first, second, kind=Kind.VOTES, **wanted):
    return read_board().tallies(first, second, Wanted(**wanted))[kind]


def _text(country, stances, **options):
    points = [PositionPointFactory.build(topic=topic, stance=stance) for topic, stance in stances.items()]
    return PositionFactory(country=country, points=points, published=True, **options)


def test_votes_are_counted_by_hand():
    for first, second in (
        ("voted-for", "voted-for"),
        ("voted-against", "voted-against"),
        ("abstained", "voted-for"),
        ("voted-for", "voted-against"),
        ("not-voting", "voted-for"),
    ):
        _rows(_instrument(), BRA=first, USA=second)
    _rows(_instrument(), BRA="voted-for")
    tally = _tally("BRA", "USA")
    assert (tally.same, tally.partly, tally.opposed, tally.not_compared) == (2, 1, 1, 2)
    assert tally.text == "2 of 4"


def test_a_state_on_record_with_two_votes_has_none():
    resolution = _instrument()
    _rows(resolution, BRA="voted-for", USA="voted-for")
    _rows(resolution, BRA="abstained")
    assert _tally("BRA", "USA").text == "no item"


def test_the_strongest_standing_counts_and_what_is_not_on_record_is_no_disagreement():
    both, alone = _instrument(kind="treaty"), _instrument(kind="treaty")
    _rows(both, BRA="signatory", USA="party")
    _rows(both, BRA="party")
    _rows(alone, USA="party")
    tally = _tally("BRA", "USA", Kind.MEMBERSHIPS)
    assert (tally.same, tally.compared, tally.not_compared) == (1, 1, 1)


def test_seats_in_groups_of_experts_are_left_out():
    _rows(_instrument(kind="expert-group"), BRA="member", USA="member")
    assert _tally("BRA", "USA", Kind.MEMBERSHIPS) == _tally("USA", "BRA", Kind.VOTES)
    assert not read_board().items


def test_stances_are_those_of_the_matrix():
    brazil, usa = (CountryFactory(iso3=code, published=True) for code in ("BRA", "USA"))
    first, second, third = (LegalTopicFactory() for _topic in range(3))
    _text(brazil, {first: "affirms", second: "rejects", third: "open"}, delivered_on="2021")
    _text(brazil, {first: "rejects"}, kind="statement", delivered_on="2024")
    _text(usa, {first: "affirms", second: "affirms", third: "not-addressed"}, delivered_on="2020")
    tally = _tally("BRA", "USA", Kind.STANCES)
    assert (tally.same, tally.opposed, tally.not_compared) == (1, 1, 1)
    assert _tally("BRA", "USA", Kind.STANCES, year_min=2021, year_max=2021).compared == 2
    assert _tally("BRA", "USA", Kind.STANCES, year_max=2020).compared == 0


def test_the_union_votes_as_its_members_do_where_all_do_the_same():
    grouping = OrganisationFactory(slug="eu", published=True)
    for code in ("XEA", "XEB", "XEC"):
        CountryFactory(iso3=code, published=True, is_focus=False, groupings=[grouping])
    CountryFactory(iso3="EUU", published=True, is_focus=False)
    _rows(_instrument(), BRA="voted-for", XEA="voted-for", XEB="voted-for", XEC="voted-for")
    _rows(_instrument(), BRA="voted-for", XEA="voted-for", XEB="voted-for", XEC="abstained")
    for codes in (None, ["BRA", "EUU"]):
        comparisons = read_board(codes).compare("BRA", "EUU")
        assert sorted(its.outcome for its in comparisons) == ["not-compared", "same"]
        assert len(comparisons[0].second.speakers) == 3


def test_years_are_those_of_adoption_and_what_has_none_lies_in_no_period():
    _rows(_instrument(adopted_on="2018-12"), BRA="voted-for", USA="voted-for")
    _rows(_instrument(adopted_on=None), BRA="voted-for", USA="voted-for")
    assert _tally("BRA", "USA").compared == 2
    assert _tally("BRA", "USA", year_min=2018).compared == 1
    assert _tally("BRA", "USA", year_min=2019).compared == 0


def test_drafts_count_for_nothing_and_a_withdrawn_instrument_takes_its_item_away():
    kept, withdrawn = _instrument(), _instrument()
    for instrument in (kept, withdrawn):
        _rows(instrument, BRA="voted-for", USA="voted-for")
    drafted = ParticipationFactory(
        instrument=_instrument(), country=CountryFactory(iso3="PER", published=True)
    )
    assert drafted.country.iso3 not in read_board().stands
    assert _tally("BRA", "USA").text == "2 of 2"
    withdraw_record(withdrawn, UserFactory(is_superuser=True), reason="No longer kept.")
    assert [its.item.slug for its in read_board().compare("BRA", "USA")] == [kept.slug]


def test_the_number_of_queries_is_fixed(count_queries):
    def grow():
        topic, resolution = LegalTopicFactory(), _instrument()
        for number in range(2):
            country = CountryFactory(published=True, is_focus=bool(number))
            _text(country, {topic: "affirms"})
            ParticipationFactory(published=True, country=country, instrument=resolution, status="voted-for")

    grow()
    few = count_queries(lambda: read_board(with_sources=True))
    for _time in range(3):
        grow()
    assert count_queries(lambda: read_board(with_sources=True)) == few
