"""The pillars: what belongs to which, what is counted once, and what is said of an empty one."""

import datetime

import pytest

from initiatives.choices import InstitutionKind, PolicyKind
from initiatives.profile.pillar_kinds import CONFIDENCE_BUILDING, CYBER_RESILIENCE, CYBERCRIME, PILLARS
from initiatives.profile.pillars import build_pillar
from initiatives.profile.records import read_records
from initiatives.provenance import SourceRegister
from tests.factories import (
    CountryFactory,
    EventFactory,
    IndicatorFactory,
    InitiativeFactory,
    InstitutionFactory,
    InstrumentFactory,
    ObservationFactory,
    ParticipationFactory,
    PolicyFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def country():
    return CountryFactory(published=True)


@pytest.fixture
def cybercrime():
    return ThemeFactory(slug="cybercrime")


def pillar_of(kind, country):
    return build_pillar(kind, read_records(country), SourceRegister())


def test_every_kind_of_policy_and_institution_has_one_pillar():
    policies = [kind for pillar in PILLARS for kind in pillar.policies]
    institutions = [kind for pillar in PILLARS for kind in pillar.institutions]
    assert sorted(policies) == sorted(PolicyKind.values)
    assert sorted(institutions) == sorted(InstitutionKind.values)


def test_every_subject_of_the_catalogue_has_one_pillar():
    subjects = [theme for pillar in PILLARS for theme in pillar.themes]
    assert len(subjects) == len(set(subjects)) == 11


def test_groups_stand_in_order(country, cybercrime):
    PolicyFactory(published=True, country=country, kind="cybercrime-law")
    InstitutionFactory(published=True, country=country, kind="cybercrime-unit")
    treaty = InstrumentFactory(published=True, themes=[cybercrime])
    ParticipationFactory(published=True, country=country, instrument=treaty)
    resolution = InstrumentFactory(published=True, themes=[cybercrime], kind="resolution")
    ParticipationFactory(published=True, country=country, instrument=resolution, status="abstained")
    InitiativeFactory(published=True, countries=[country], themes=[cybercrime])
    EventFactory(published=True, country=country, themes=[cybercrime])
    pillar = pillar_of(CYBERCRIME, country)
    assert [group.heading for group in pillar.groups] == [
        "",
        "Instruments",
        "Votes in the United Nations",
        "Initiatives",
        "Events",
    ]
    assert pillar.count == 6
    assert pillar.count_label == "6 records"
    assert pillar.groups[2].facts[0].value.startswith("Abstained")


def test_record_of_two_subjects_stands_in_both_pillars(country, cybercrime):
    themes = [cybercrime, ThemeFactory(slug="cyber-resilience")]
    InitiativeFactory(published=True, countries=[country], themes=themes)
    assert pillar_of(CYBERCRIME, country).count == pillar_of(CYBER_RESILIENCE, country).count == 1


def test_record_of_two_subjects_of_one_pillar_counts_once(country):
    themes = [ThemeFactory(slug="cyber-defence"), ThemeFactory(slug="cyber-resilience")]
    InitiativeFactory(published=True, countries=[country], themes=themes)
    assert pillar_of(CYBER_RESILIENCE, country).count == 1


def test_empty_pillar_says_what_was_not_looked_for(country):
    pillar = pillar_of(CONFIDENCE_BUILDING, country)
    assert (pillar.count, pillar.count_label) == (0, "no records")
    assert "We have not looked for points of contact" in pillar.absent
    assert pillar.check.checked_on is None


def test_a_pillar_is_as_old_as_its_oldest_check(country):
    PolicyFactory(published=True, country=country, verified_on=datetime.date(2020, 1, 31))
    PolicyFactory(published=True, country=country)
    pillar = pillar_of(CYBER_RESILIENCE, country)
    assert pillar.check.checked_on == datetime.date(2020, 1, 31)
    assert pillar.check.is_due


def test_long_groups_are_folded_but_never_one_row_alone(country, cybercrime):
    for _number in range(5):
        InitiativeFactory(published=True, countries=[country], themes=[cybercrime])
    group = pillar_of(CYBERCRIME, country).groups[0]
    assert (len(group.rows), len(group.folded)) == (5, 0)
    InitiativeFactory(published=True, countries=[country], themes=[cybercrime])
    group = pillar_of(CYBERCRIME, country).groups[0]
    assert (len(group.rows), len(group.folded), group.folded_label) == (4, 2, "2 more")


def test_bars_show_the_last_years_and_caution(country):
    index = IndicatorFactory(published=True, slug="itu-gci")
    for year in range(2015, 2025):
        ObservationFactory(published=True, country=country, indicator=index, year=year, value=year - 1950)
    (bars,) = pillar_of(CYBER_RESILIENCE, country).bars
    assert [row.label for row in bars.rows] == [str(year) for year in range(2019, 2025)]
    assert [row.now for row in bars.rows] == [False] * 5 + [True]
    assert (bars.unit, bars.maximum) == ("of 100", 100)
    assert "compare states within one edition" in bars.caution
    assert bars.provenance.place == index.publisher


def test_unpublished_values_and_records_are_left_out(country, cybercrime):
    ObservationFactory(country=country, indicator=IndicatorFactory(published=True, slug="itu-gci"))
    InitiativeFactory(countries=[country], themes=[cybercrime])
    EventFactory(countries=[country], themes=[cybercrime])
    assert pillar_of(CYBER_RESILIENCE, country).count == 0
    assert pillar_of(CYBERCRIME, country).count == 0
