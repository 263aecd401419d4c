"""The page of a position, and how the view of a state moved."""

import pytest

from initiatives.choices import Stance
from initiatives.details.position import checked_points, position_context, tally_of
from initiatives.models import Position
from tests.factories import (
    CountryFactory,
    LegalTopicFactory,
    OrganisationFactory,
    PositionFactory,
    PositionPointFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


def context_of(position: Position) -> dict:
    """The context of the public page."""
    return position_context(Position.objects.for_detail().get(pk=position.pk))


def position_with(*answers: tuple, **parts) -> Position:
    """A published position with points of topic and stance."""
    points = [PositionPointFactory.build(topic=topic, stance=stance) for topic, stance in answers]
    return PositionFactory(published=True, points=points, **parts)


@pytest.fixture
def topics():
    return [LegalTopicFactory(slug=slug, name=slug.title()) for slug in ("sovereignty", "force", "defence")]


def test_points_stand_in_the_order_of_the_questions_at_their_anchors(topics):
    position = position_with((topics[2], Stance.OPEN), (topics[0], Stance.AFFIRMS))
    points = context_of(position)["points"]
    assert [point["anchor"] for point in points] == ["sovereignty", "defence"]
    assert points[0]["provenance"].place == "para. 1"
    assert points[0]["provenance"].checked_on
    assert points[0]["question"] == f"{topics[0].description}."


def test_silence_is_said_only_where_a_row_says_so(topics):
    position = position_with((topics[0], Stance.AFFIRMS), (topics[1], Stance.NOT_ADDRESSED))
    context = context_of(position)
    assert [topic["anchor"] for topic in context["silent"]] == ["force"]
    assert [point["anchor"] for point in context["points"]] == ["sovereignty"]
    assert context["not_researched"] == "Defence"
    assert context["not_researched_heading"] == "1 question not researched"
    assert context["points_checked"] == "2 points checked"


def test_position_without_points_names_all_questions(topics):
    context = context_of(PositionFactory(published=True))
    assert context["not_researched"] == "Sovereignty, Force, Defence"
    assert not context["silent"]
    assert not context["tally"]


def test_point_that_nobody_checked_is_left_out(topics):
    position = Position(
        points=[
            PositionPointFactory.build(topic=topics[1], verified_on=None),
            PositionPointFactory.build(topic=topics[0]),
        ]
    )
    assert [point.topic for point in checked_points(position)] == [topics[0]]


def test_tally_counts_stances_in_the_order_of_the_key(topics):
    points = [
        PositionPointFactory.build(topic=topic, stance=stance)
        for topic, stance in zip(topics, (Stance.REJECTS, Stance.AFFIRMS, Stance.REJECTS), strict=True)
    ]
    assert tally_of(points) == [{"stance": "affirms", "count": 1}, {"stance": "rejects", "count": 2}]


def test_view_moves_from_the_earliest_text_to_the_latest(topics):
    country = CountryFactory(published=True)
    late = position_with((topics[0], Stance.AFFIRMS), country=country, delivered_on="2023-07-21")
    early = position_with(
        (topics[0], Stance.OPEN), (topics[1], Stance.AFFIRMS), country=country, delivered_on="2019"
    )
    undated = position_with((topics[0], Stance.REJECTS), country=country, delivered_on=None)
    movement = context_of(late)["movement"]
    assert [text.url for text in movement.texts] == [p.get_absolute_url() for p in (early, late, undated)]
    assert [text.is_current for text in movement.texts] == [False, True, False]
    assert movement.texts[1].label == "21 Jul 2023, national position"
    assert movement.texts[2].label.startswith("undated")
    assert [row.question for row in movement.rows] == ["Sovereignty"]
    assert [cell.stance for cell in movement.rows[0].cells] == ["open", "affirms", "rejects"]
    assert movement.rows[0].cells[0].url == f"{early.get_absolute_url()}#sovereignty"


def test_text_that_skips_a_question_has_an_empty_cell(topics):
    country = CountryFactory(published=True)
    both = [(topics[0], Stance.AFFIRMS), (topics[1], Stance.AFFIRMS)]
    first = position_with(*both, country=country, delivered_on="2019")
    position_with(*both, country=country, delivered_on="2020")
    position_with((topics[0], Stance.AFFIRMS), country=country, delivered_on="2021")
    rows = context_of(first)["movement"].rows
    assert [cell.stance for cell in rows[1].cells] == ["affirms", "affirms", ""]
    assert rows[1].cells[2].url == ""


def test_nothing_moved_where_no_question_occurs_twice(topics):
    country = CountryFactory(published=True)
    position = position_with((topics[0], Stance.AFFIRMS), country=country)
    position_with((topics[1], Stance.AFFIRMS), country=country)
    assert context_of(position)["movement"] is None


def test_text_without_points_has_no_movement_and_says_so(topics):
    country = CountryFactory(published=True)
    for year in ("2020", "2021"):
        position_with((topics[0], Stance.AFFIRMS), country=country, delivered_on=year)
    context = context_of(PositionFactory(published=True, country=country, delivered_on="2019"))
    assert context["movement"] is None
    assert context["points_checked"] == "no point checked yet"


def test_drafts_and_other_states_are_not_in_the_movement(topics):
    position = position_with((topics[0], Stance.AFFIRMS))
    position_with((topics[0], Stance.REJECTS))
    points = [PositionPointFactory.build(topic=topics[0])]
    PositionFactory(country=position.country, points=points)
    context = context_of(position)
    assert context["movement"] is None
    assert context["related"] == []


def test_member_of_the_union_is_led_to_the_common_position():
    union = OrganisationFactory(kind="eu", published=True)
    speaker = CountryFactory(iso3="EUU", is_focus=False, published=True)
    common = PositionFactory(country=speaker, kind="common-position", published=True)
    member = CountryFactory(is_focus=False, groupings=[union], published=True)
    groups = context_of(PositionFactory(country=member, published=True))["related"]
    assert [row["url"] for group in groups for row in group.rows] == [common.get_absolute_url()]
    assert context_of(common)["is_common"]
    assert context_of(PositionFactory(published=True))["related"] == []


def test_document_is_the_text_itself_and_not_what_others_wrote():
    sources = [SourceFactory(kind="news"), SourceFactory(kind="statement", url="https://example.org/text")]
    ledger = context_of(PositionFactory(published=True, sources=sources))["ledger"]
    assert {"label": "Document", "url": "https://example.org/text", "text": "Statement"} in ledger
    ledger = context_of(PositionFactory(published=True, sources=sources[:1]))["ledger"]
    assert "Document" not in [row["label"] for row in ledger]


def test_withdrawn_state_is_not_named():
    position = PositionFactory(published=True)
    type(position.country).objects.filter(pk=position.country.pk).update(live=False)
    context = position_context(Position.objects.get(pk=position.pk))
    assert context["head"].kicker_link == ""
    assert context["crumbs"][-1]["label"] == "2021"
