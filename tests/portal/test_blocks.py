"""Blocks refuse what they could not show: figures that there are not, and records that there are not."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError
from wagtail.rich_text import RichText

from initiatives.narrative_figures import FIGURES
from portal.blocks import (
    ArticleBody,
    FigureTextBlock,
    RecordBlock,
    StandardBody,
    figure_choices,
    section_choices,
)
from tests.factories import InitiativeFactory


def test_text_keeps_the_figures_that_there_are():
    text = RichText("<p>All {states} states.</p>")
    assert FigureTextBlock().clean(text).source == "<p>All {states} states.</p>"


def test_text_names_the_figures_that_there_are_not():
    with pytest.raises(ValidationError, match="There is no figure named moons, stars"):
        FigureTextBlock().clean(RichText("<p>{states} {moons} {stars} {moons}</p>"))


def test_text_has_neither_pictures_nor_raw_markup():
    assert FigureTextBlock().features == ["bold", "italic", "ul", "ol", "link"]


@pytest.mark.django_db
def test_record_may_be_a_draft():
    draft = InitiativeFactory()
    value = RecordBlock().to_python({"section": "initiatives", "slug": draft.slug})
    assert RecordBlock().clean(value)["slug"] == draft.slug


@pytest.mark.django_db
def test_record_that_there_is_not_is_named():
    value = RecordBlock().to_python({"section": "initiatives", "slug": "no-such-thing"})
    with pytest.raises(StructBlockValidationError) as caught:
        RecordBlock().clean(value)
    assert "no-such-thing" in str(caught.value.block_errors["slug"])


def test_sources_are_no_records_to_rest_on():
    keys = [key for key, _title in section_choices()]
    assert "positions" in keys
    assert "sources" not in keys


def test_figures_to_choose_lead_somewhere():
    names = [name for name, _description in figure_choices()]
    assert "states" in names
    assert all(FIGURES[name].address for name in names)


@pytest.mark.django_db
def test_takeaway_needs_a_record():
    body = ArticleBody()
    value = {"heading": "So", "text": "<p>So.</p>", "figures": [], "records": []}
    with pytest.raises(StreamBlockValidationError):
        body.clean(body.to_python([{"type": "takeaway", "value": value}]))


def test_standard_pages_have_no_takeaways():
    assert set(StandardBody().child_blocks) == {"text", "section", "stance_key"}
