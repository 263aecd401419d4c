"""Marks, addresses in other languages, shares and pages."""

from decimal import Decimal

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from initiatives.choices import Stance
from initiatives.templatetags.components import percent_of, stance_label, stance_mark


def render(source: str, **context) -> str:
    return Template("{% load components %}" + source).render(Context(context))


@pytest.mark.parametrize("stance", Stance.values)
def test_every_stance_of_the_catalogue_has_a_mark_and_three_wordings(stance):
    assert stance_mark(stance) in {"affirms", "affirms-with-conditions", "open", "rejects", "silent"}
    assert all(stance_label(stance, form) for form in ("word", "short", "meaning"))


def test_not_addressed_is_drawn_as_silent():
    assert stance_mark("not-addressed") == "silent"
    assert stance_label("not-addressed") == "Silent"


@pytest.mark.parametrize("stance", ["", None, "no such stance"])
def test_unknown_stance_is_not_researched_and_never_silent(stance):
    assert stance_mark(stance) == "not-researched"


def test_short_words_fit_narrow_cells():
    assert render('{% stance_label "affirms-with-conditions" "short" %}') == "With conditions"
    assert render('{% stance_label "open" "short" %}') == "Open"


def test_keys_stand_in_one_order_and_can_be_left_out():
    assert render('{% stance_keys "not-applicable" as keys %}{{ keys|join:" " }}') == (
        "affirms affirms-with-conditions open rejects silent nothing-found not-researched"
    )


@pytest.mark.parametrize(
    ("value", "maximum", "share"),
    [
        (33.6, 100, "33.6"),
        (Decimal("0.7"), 1, "70"),
        (120, 100, "100"),
        (-1, 100, "0"),
        (None, 100, "0"),
        (1, None, "0"),
    ],
)
def test_share_of_a_bar_stays_within_its_track(value, maximum, share):
    assert percent_of(value, maximum) == share


def test_share_is_written_with_a_point_in_every_language():
    with translation.override("es"):
        assert render("{{ value|percent_of:100 }}", value=33.6) == "33.6"


@pytest.mark.parametrize(
    ("language", "address", "wanted", "expected"),
    [
        ("en", "/components/?q=a", "es", "/es/components/?q=a"),
        ("en", "/components/", "en", "/components/"),
        ("es", "/es/components/?q=a", "en", "/components/?q=a"),
        ("es", "/es/components/", "pt", "/pt/components/"),
    ],
)
@pytest.mark.urls("tests.initiatives.templatetags.addresses")
def test_language_links_lead_to_the_same_page(language, address, wanted, expected):
    request = RequestFactory().get(address)
    with translation.override(language):
        assert render("{% language_url wanted %}", request=request, wanted=wanted) == expected


@pytest.mark.urls("tests.initiatives.templatetags.addresses")
def test_language_links_of_a_missing_page_lead_home():
    request = RequestFactory().get("/no-such-page/")
    assert render('{% language_url "es" %}', request=request) == "/es/"
    assert render('{% language_url "pt" %}') == "/pt/"


@pytest.mark.parametrize(("language", "home"), [("en", "/"), ("es", "/es/"), ("pt", "/pt/")])
def test_home_is_in_the_language_of_the_reader(language, home):
    with translation.override(language):
        assert render("{% language_home %}") == home


def test_pager_leaves_out_pages_far_away_and_keeps_the_query():
    page = Paginator(range(200), 20).get_page(5)
    markup = render(
        '{% include "components/pager.html" with page=page query="theme=a&sort=new" only %}', page=page
    )
    assert '<span aria-current="page">5</span>' in markup
    assert 'href="?theme=a&amp;sort=new&amp;page=6"' in markup
    assert 'href="?theme=a&amp;sort=new" aria-label="Page 1"' in markup
    assert "…" in markup
    assert 'aria-label="Page 3"' not in markup


def test_pager_is_left_out_where_there_is_one_page():
    page = Paginator(range(3), 20).get_page(1)
    assert render('{% include "components/pager.html" with page=page only %}', page=page).strip() == ""
