"""International law in a profile: the point that is shown, and silent apart from not researched."""

import pytest

from initiatives.models import Position, PositionPoint
from initiatives.profile.law import law_section
from initiatives.profile.records import read_records
from initiatives.provenance import SourceRegister
from tests.factories import CountryFactory, LegalTopicFactory, PositionFactory, PositionPointFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def country():
    return CountryFactory(published=True)


@pytest.fixture
def topics():
    return [LegalTopicFactory(sort_order=place, name_en=f"Question {place}") for place in range(3)]


def section_of(country):
    return law_section(read_records(country), SourceRegister())


def point(topic, **fields):
    return PositionPointFactory.build(topic=topic, **fields)


def test_point_of_a_national_position_goes_before_a_later_statement(country, topics):
    position = PositionFactory(
        published=True, country=country, delivered_on="2021", points=[point(topics[0], summary="National.")]
    )
    PositionFactory(
        published=True,
        country=country,
        kind="statement",
        delivered_on="2025",
        points=[point(topics[0], summary="Statement."), point(topics[1], summary="Only here.")],
    )
    section = section_of(country)
    assert [shown.summary for shown in section.points] == ["National.", "Only here."]
    assert section.points[0].url == f"{position.get_absolute_url()}#{topics[0].slug}"
    assert section.points[0].question == "National position, 2021"
    assert section.points[0].provenance.place == "para. 1"
    assert section.count == 4
    assert section.count_label == "4 records, 2 of them points of law"


def test_silent_only_where_a_row_says_so(country, topics):
    PositionFactory(
        published=True,
        country=country,
        points=[point(topics[0]), point(topics[1], stance="not-addressed")],
    )
    voids = {void.stance: void for void in section_of(country).voids}
    assert voids["silent"].heading == "Silent on question 1"
    assert "question 2" in voids["not-researched"].text
    assert "question 1" not in voids["not-researched"].text


def test_silence_never_hides_a_text_that_speaks(country, topics):
    PositionFactory(published=True, country=country, points=[point(topics[0], stance="not-addressed")])
    PositionFactory(published=True, country=country, kind="statement", points=[point(topics[0])])
    section = section_of(country)
    assert [shown.stance for shown in section.points] == ["affirms"]
    assert "silent" not in {void.stance for void in section.voids}


def test_drafts_are_left_out(country, topics):
    position = PositionFactory(country=country, points=[point(topics[0])])
    assert section_of(country).points == []
    PositionPoint.objects.filter(position=position).update(verified_on=None)
    publish_by_force(position)
    assert section_of(country).points == [], "an unchecked point is never shown, however it became live"


def publish_by_force(position):
    """Make a record live past all rules, as a fault in the data would."""
    Position.objects.filter(pk=position.pk).update(live=True, verified_on=position.country.verified_on)


def test_country_that_has_not_spoken(country, topics):
    section = section_of(country)
    assert (section.count, section.count_label, section.voids) == (0, "no records", [])
