"""The timeline: partial dates keep their precision, the newest stand first, earlier ones are folded."""

import datetime

import pytest

from initiatives.partial_date import PartialDate
from initiatives.profile.records import read_records
from initiatives.profile.timeline import Moment, build_timeline, fold_decades
from tests.factories import (
    CountryFactory,
    EventFactory,
    InitiativeFactory,
    InstitutionFactory,
    InstrumentFactory,
    ParticipationFactory,
    PolicyFactory,
    PositionFactory,
)

TODAY = datetime.date(2026, 11, 23)


@pytest.mark.django_db
def test_all_dated_records_newest_first():
    country = CountryFactory(published=True)
    PolicyFactory(published=True, country=country, adopted_on="2023", official_title="Ley")
    PolicyFactory(published=True, country=country, adopted_on=None)
    InstitutionFactory(published=True, country=country, established_on="2012-04-13")
    convention = InstrumentFactory(published=True, short_title="Convention")
    ParticipationFactory(published=True, country=country, instrument=convention, date="2018-01-01")
    PositionFactory(published=True, country=country, delivered_on="2023-07-21")
    InitiativeFactory(published=True, countries=[country], started_on="2022")
    EventFactory(published=True, countries=[country], starts_on="2027-03", kind="summit")
    EventFactory(countries=[country], starts_on="2025")
    moments = build_timeline(read_records(country), TODAY).moments
    assert [str(moment.start) for moment in moments] == [
        "2027-03",
        "2023-07-21",
        "2023",
        "2022",
        "2018-01-01",
        "2012-04-13",
    ]
    assert [moment.far for moment in moments] == [True] + [False] * 5
    assert (moments[0].kicker, moments[2].lang, moments[4].heading) == ("Summit", "es", "Convention: party")
    assert moments[5].text == "set up"


def moments(number, first_year):
    return [
        Moment(PartialDate(str(first_year - place)), f"Record {place}", "/", "Law") for place in range(number)
    ]


def test_short_timelines_are_not_folded():
    assert fold_decades(moments(13, 2026)).decades == []


def test_long_timelines_are_folded_by_decade():
    timeline = fold_decades(moments(30, 2026))
    assert len(timeline.moments) == 12
    assert [decade.label for decade in timeline.decades] == [
        "2010 to 2014: 5 records",
        "2000 to 2009: 10 records",
        "1997 to 1999: 3 records",
    ]
    assert timeline.count == 30
