"""The map colours and links states, and is read out without being seen."""

import re

import pytest
from django.template import Context, Template

from initiatives.region_map.drawing import Box, outline_points, read_drawing
from initiatives.templatetags.region_map import LOCATOR_PROPORTION, locator_window

STATES = {
    "ARG": {"url": "/countries/argentina/", "value": "in-force", "label": "Argentina: strategy in force"},
    "PER": {"url": "/countries/peru/", "value": "draft", "label": "Peru: <draft>"},
}


def render(source: str, **context) -> str:
    return Template("{% load region_map %}" + source).render(Context(context))


def test_map_draws_every_state_once_and_links_the_given_ones():
    markup = render('{% region_map states "strategies" %}', states=STATES)
    assert markup.count('class="state"') == 33
    assert len(set(re.findall(r'id="([^"]+)"', markup))) == len(re.findall(r'id="([^"]+)"', markup))
    assert re.findall(r'<a href="([^"]+)">', markup) == ["/countries/argentina/", "/countries/peru/"]
    assert 'data-layer="strategies"' in markup


def test_map_carries_value_and_label_escaped():
    markup = render("{% region_map states %}", states=STATES)
    assert '<g class="state" data-value="in-force" id="state-ARG"' in markup
    assert 'aria-label="Peru: &lt;draft&gt;"><title>Peru: &lt;draft&gt;</title>' in markup
    assert "data-layer" not in markup


def test_map_states_without_a_value_keep_their_name_and_have_no_link():
    markup = render("{% region_map states %}", states={})
    assert '<g class="state" id="state-BOL" data-iso3="BOL" role="img" aria-label="Bolivia">' in markup
    assert "<a " not in markup


def test_map_labels_on_a_state_know_its_value():
    markup = render("{% region_map states %}", states=STATES)
    assert re.search(r'<text class="on"[^>]*data-on="in-force">ARG</text>', markup)
    assert "data-on" not in re.search(r"<text[^>]*>CRI</text>", markup)[0]


def test_map_needs_no_inline_style_or_script():
    markup = render("{% region_map states %}", states=STATES)
    assert not re.search(r"\sstyle=|<script|\son\w+=", markup)


def test_locator_shows_one_state_among_its_neighbours():
    markup = render("{% locator_map 'CRI' 'Costa Rica between Nicaragua and Panama' %}")
    assert 'role="img" aria-label="Costa Rica between Nicaragua and Panama"' in markup
    assert markup.count("data-here") == 1
    assert re.search(r'data-here data-iso3="CRI"', markup)
    assert {"NIC", "PAN"} <= set(re.findall(r'data-iso3="(\w{3})"', markup))
    assert 'data-iso3="ARG"' not in markup
    assert "id=" not in markup


@pytest.mark.parametrize("iso3", ["GRD", "KNA", "BRB"])
def test_locator_circles_a_state_too_small_to_see(iso3):
    assert '<circle class="ring"' in render("{% locator_map iso3 'here' %}", iso3=iso3)


def test_locator_draws_nothing_for_a_state_outside_the_region():
    assert render("{% locator_map 'ESP' 'Spain' %}").strip() == ""


@pytest.mark.parametrize("iso3", sorted(read_drawing().states))
def test_locator_window_holds_its_state_and_stays_on_the_drawing(iso3):
    drawing = read_drawing()
    extent = drawing.states[iso3].extent
    window = locator_window(extent, drawing.size)
    assert window.left >= 0
    assert window.top >= 0
    assert window.right <= drawing.size[0] + 1
    assert window.bottom <= drawing.size[1] + 1
    assert window.left <= extent.left
    assert extent.right <= window.right
    assert window.top <= extent.top
    assert extent.bottom <= window.bottom
    _left, _top, width, height = window.as_view_box()
    assert width / height == pytest.approx(LOCATOR_PROPORTION, rel=0.02)


def test_outline_points_follow_relative_steps_from_the_start_of_each_ring():
    assert outline_points("M1 2l.5-1 1 0zM10 10l-1 .5z") == [(1, 2), (1.5, 1), (2.5, 1), (10, 10), (9, 10.5)]


def test_boxes_meet_also_at_their_edges():
    box = Box(0, 0, 2, 2)
    assert box.meets(Box(2, 2, 3, 3))
    assert not box.meets(Box(2.1, 0, 3, 2))
