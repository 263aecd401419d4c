"""Dates are written as precisely as they are known, in the language of the reader."""

import datetime

import pytest
from django.template import Context, Template
from django.utils import translation

from initiatives.partial_date import PartialDate
from initiatives.templatetags.partial_dates import format_partial_date, format_partial_range


def render(source: str, **context) -> str:
    return Template("{% load partial_dates %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2019", "2019"),
        ("2019-05", "May 2019"),
        ("2026-11-23", "23 Nov 2026"),
        ("2026-09-03", "3 Sep 2026"),
        (PartialDate("2019-05"), "May 2019"),
        (datetime.date(2012, 7, 10), "10 Jul 2012"),
        (datetime.datetime(2012, 7, 10, 23, 59, tzinfo=datetime.UTC), "10 Jul 2012"),
        (None, ""),
        ("", ""),
    ],
)
def test_date_is_as_precise_as_its_source(value, text):
    assert format_partial_date(value) == text


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2026-07-20", "2026-07-24", "20 to 24 Jul 2026"),
        ("2026-11-28", "2026-12-02", "28 Nov to 2 Dec 2026"),
        ("2026-12-28", "2027-01-02", "28 Dec 2026 to 2 Jan 2027"),
        ("2026-05", "2026-07", "May to Jul 2026"),
        ("2026-05", "2027-05", "May 2026 to May 2027"),
        ("2021", "2024", "2021 to 2024"),
        ("2021", "2024-05-17", "2021 to 17 May 2024"),
        ("2026-07-20", None, "20 Jul 2026"),
        ("2026-07-20", "2026-07-20", "20 Jul 2026"),
        (None, "2024", "until 2024"),
        (None, None, ""),
    ],
)
def test_range_says_once_what_both_ends_share(start, end, text):
    assert format_partial_range(start, end) == text


def test_date_without_a_calendar_day_is_refused():
    with pytest.raises(ValueError, match="month must be"):
        format_partial_date("2019-13")


def test_tag_writes_a_time_element_with_the_known_part():
    assert render("{% partial_date date %}", date="2019-05") == '<time datetime="2019-05">May 2019</time>'
    assert render("{% partial_date date %}", date=None) == ""


def test_range_tag_carries_the_first_known_date():
    assert (
        render("{% partial_range start end %}", start="2026-07-20", end="2026-07-24")
        == '<time datetime="2026-07-20">20 to 24 Jul 2026</time>'
    )
    assert (
        render("{% partial_range start end %}", start=None, end="2024")
        == '<time datetime="2024">until 2024</time>'
    )
    assert render("{% partial_range start end %}", start=None, end=None) == ""


def test_filter_writes_no_markup():
    assert render("{{ date|partial_date_text }}", date="2012-04-13") == "13 Apr 2012"


@pytest.mark.parametrize(("language", "text"), [("en", "Jan 2018"), ("es", "ene 2018"), ("pt", "jan 2018")])
def test_month_is_named_in_the_language_of_the_reader(language, text):
    with translation.override(language):
        assert format_partial_date("2018-01") == text
