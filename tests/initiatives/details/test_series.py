"""Series of an indicator in time: chosen countries before the others, joined only where that is honest."""

import json
import re
from html import unescape

import pytest
from defusedxml import ElementTree
from django.http import QueryDict

from initiatives.details.series import series_chart
from initiatives.details.values import read_values
from initiatives.pictures.line_chart import line_chart, nice_step
from initiatives.provenance import SourceRegister
from tests.factories import CountryFactory, IndicatorFactory, ObservationFactory
from tests.initiatives.views.pages import assert_well_formed, body_of

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"
CODES = ("AAA", "BBB", "CCC", "DDD", "EEE", "FFF")


def indicator_of(slug: str = "share", codes=CODES, years=(2018, 2020)):
    indicator = IndicatorFactory(published=True, slug=slug, title="Share & more", unit="percent")
    for place, code in enumerate(codes):
        country = CountryFactory(published=True, iso3=code, slug=code.lower(), title=f"State {code}")
        for year in years:
            ObservationFactory(
                published=True,
                indicator=indicator,
                country=country,
                year=year,
                value=str(10 * place + year - 2015),
            )
    return indicator


def chart_of(indicator, query: str = ""):
    table = read_values(indicator, SourceRegister(), with_partners=False)
    return series_chart(indicator, table, QueryDict(query))


def test_chosen_countries_are_told_apart_and_described():
    indicator = indicator_of()
    chart = chart_of(indicator, "country=BBB&country=aaa")
    assert [(its.code, its.place) for its in chart.chosen] == [("AAA", 1), ("BBB", 2)]
    assert chart.description == "State AAA: 3 in 2018, 5 in 2020. State BBB: 13 in 2018, 15 in 2020."
    assert chart.data["years"] == [2018, 2020]
    assert chart.data["series"][-1] == {"label": "State BBB", "place": 2, "values": [13.0, 15.0]}
    assert chart_of(indicator).description == "Values of 6 countries."


def test_more_than_five_and_unknown_codes_are_named():
    chart = chart_of(indicator_of(), "country=XX%00&" + "&".join(f"country={code}" for code in CODES))
    assert len(chart.chosen) == 5
    unknown, many = chart.complaints
    assert "no value of “XX" in unknown
    assert "no more than 5" in many


def test_lines_join_statistics():
    chart = chart_of(indicator_of(), "country=AAA")
    assert chart.joined
    drawing = ElementTree.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg">{line_chart(chart)}</svg>')
    assert len([path for path in drawing.iter(f"{SVG}path") if path.get("fill") == "none"]) == len(CODES)


def test_editions_are_points():
    chart = chart_of(indicator_of("itu-gci"), "country=AAA")
    assert "Editions cannot be compared" in chart.note
    drawing = ElementTree.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg">{line_chart(chart)}</svg>')
    assert [path for path in drawing.iter(f"{SVG}path") if path.get("fill") == "none"] == []
    assert len(list(drawing.iter(f"{SVG}circle"))) == 2 * len(CODES) + 1


def test_one_year_is_no_series():
    assert chart_of(indicator_of(years=(2020,))) is None


@pytest.mark.parametrize(
    ("maximum", "step"), [(100, 20), (94.3, 20), (0.84, 0.2), (0, 0.2), (12, 2.5), (3.1, 1)]
)
def test_scale_begins_at_nought_and_has_round_steps(maximum, step):
    assert nice_step(maximum) == step


def test_page_is_whole_without_scripts_and_gives_the_picture(client):
    indicator_of()
    page = body_of(client.get("/indicators/share/?country=AAA&country=ZZZ"))
    assert_well_formed(page)
    assert 'aria-label="Share &amp; more by country and year. State AAA: 3 in 2018, 5 in 2020."' in page
    assert "“ZZZ”" in page
    assert "vendor/uplot/uPlot.iife.min" in page
    data = json.loads(unescape(re.search(r'data-chart="([^"]+)"', page)[1]))
    assert len(data["series"]) == len(CODES)
    document = ElementTree.fromstring(client.get("/indicators/share/series.svg?country=AAA").content)
    texts = ["".join(text.itertext()) for text in document.iter(f"{SVG}text")]
    assert "State AAA" in texts
    assert texts[-1].endswith("/indicators/share/?country=AAA")
    assert client.get("/indicators/share/series.png?country=AAA").content[:4] == b"\x89PNG"
    assert client.get("/indicators/share/series.svg?country=ZZZ").status_code == 404


def test_scripts_are_loaded_only_where_countries_are_compared(client):
    indicator_of()
    assert "uplot" not in body_of(client.get("/indicators/share/"))


def test_page_makes_as_many_queries_for_many_countries_as_for_few(client, count_queries):
    indicator = indicator_of(codes=CODES[:2])
    few = count_queries(lambda: client.get("/indicators/share/?country=AAA"))
    for code in CODES[2:]:
        country = CountryFactory(published=True, iso3=code)
        ObservationFactory(published=True, indicator=indicator, country=country, year=2020)
    assert count_queries(lambda: client.get("/indicators/share/?country=AAA")) == few
