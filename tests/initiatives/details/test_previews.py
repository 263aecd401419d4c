"""Pages of records that are not saved: an editor sees what readers will see."""

import pytest
from django.test import RequestFactory

from initiatives.models import (
    Event,
    Indicator,
    Initiative,
    Institution,
    Instrument,
    Policy,
    Position,
)
from initiatives.registry import SECTIONS
from initiatives.views.details import CONTEXTS, detail_context
from tests.factories import (
    CountryFactory,
    LegalTopicFactory,
    PositionFactory,
    PositionPointFactory,
)

pytestmark = pytest.mark.django_db

TYPES = (Policy, Institution, Instrument, Position, Initiative, Event, Indicator)


def preview(record, language: str = "") -> str:
    """The preview of a record as it is in memory."""
    request = RequestFactory().get("/admin/preview/")
    return record.serve_preview(request, record.default_preview_mode).rendered_content


def test_every_section_has_a_page():
    assert set(CONTEXTS) == {section.name for section in SECTIONS}


@pytest.mark.parametrize("model", TYPES)
def test_preview_of_an_empty_form(model):
    context = detail_context(model())
    assert context["head"].heading
    assert context["sources"] == []
    page = preview(model())
    assert "<h1" in page
    assert 'name="robots" content="noindex"' in page


def test_preview_shows_points_that_are_not_saved_yet():
    LegalTopicFactory()
    point = PositionPointFactory.build(summary="Not saved anywhere.")
    position = Position(country=CountryFactory(published=True), points=[point], title_en="A draft", slug="a")
    page = preview(position)
    assert "Not saved anywhere." in page
    assert f'id="{point.topic.slug}"' in page


def test_preview_shows_the_draft_beside_the_published_texts_of_the_state():
    published = PositionPointFactory(published=True)
    position = published.position
    other = PositionFactory(
        country=position.country,
        points=[PositionPointFactory.build(topic=published.topic, stance="rejects")],
        published=True,
    )
    draft = position.get_latest_revision_as_object() if position.latest_revision else position
    draft.points.set([PositionPointFactory.build(topic=published.topic, stance="open")])
    movement = detail_context(draft)["movement"]
    stances = {text.url: movement.rows[0].cells[place].stance for place, text in enumerate(movement.texts)}
    assert stances == {draft.get_absolute_url(): "open", other.get_absolute_url(): "rejects"}
