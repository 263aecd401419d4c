"""Each component shows the parts it is given, and says so where there are none."""

import datetime
import gzip
import hashlib
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import strip_tags

TEMPLATES = Path(settings.BASE_DIR) / "templates"
STATIC = Path(settings.BASE_DIR) / "static"
CHECKED = datetime.date(2026, 11, 23)


def component(name: str, **parts) -> str:
    markup = render_to_string(f"components/{name}.html", parts)
    return re.sub(r"\s+", " ", re.sub(r">\s+<", "><", markup)).strip()


def margin(**parts) -> SimpleNamespace:
    return SimpleNamespace(**{"marks": [], "place": "", "checked_on": CHECKED, "is_due": False, **parts})


def test_margin_links_each_mark_to_its_source():
    markup = component("provenance", provenance=margin(marks=[{"number": 3}], place="para. 12"))
    assert '<a class="src" href="#source-3" aria-label="Source 3">3</a>' in markup
    assert "<span>para. 12</span>" in markup
    assert '<span class="checked">Checked <time datetime="2026-11-23">23 Nov 2026</time></span>' in markup


def test_margin_says_that_a_check_is_due():
    markup = component("provenance", provenance=margin(is_due=True))
    assert 'class="checked due"' in markup
    assert "check due" in markup


def test_margin_of_an_unchecked_record_claims_no_check():
    markup = component("provenance", provenance=margin(checked_on=None, publishers="ITU and 1 more"))
    assert "checked" not in markup
    assert "ITU and 1 more" in markup


def test_fact_without_value_says_that_no_answer_is_checked():
    markup = component("fact", fact={"label": "OAS points of contact"})
    assert '<span class="value empty">Not researched yet</span>' in markup
    assert "no checked answer yet" in markup


def test_fact_with_value_keeps_its_language_and_status():
    fact = {
        "label": "Strategy",
        "value": "Plan",
        "lang": "es",
        "status": "in-force",
        "status_label": "in force",
    }
    markup = component("fact", fact={**fact, "provenance": margin()})
    assert '<span class="value" lang="es">Plan</span>' in markup
    assert '<span class="tag" data-status="in-force">in force</span>' in markup
    assert "no checked answer yet" not in markup


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ({"text": "Mechanism"}, "<span>Mechanism</span>"),
        ({"text": "since", "date": "2021"}, '<span>since <time datetime="2021">2021</time></span>'),
        ({"start": "2021", "end": "2024"}, '<span><time datetime="2021">2021 to 2024</time></span>'),
        ({"status": "ongoing", "text": "ongoing"}, '<span class="tag" data-status="ongoing">ongoing</span>'),
        ({"text": "Peru", "url": "/p/"}, '<span><a href="/p/">Peru</a></span>'),
    ],
)
def test_meta_writes_each_sort_of_item(item, expected):
    assert expected in component("meta", meta=[item])


def test_items_of_a_meta_line_are_words_apart_without_styles():
    meta = [{"text": "Training"}, {"date": "2019-12"}, {"status": "ended", "text": "ended"}]
    markup = render_to_string("components/meta.html", {"meta": meta})
    assert " ".join(strip_tags(markup).split()) == "Training Dec 2019 ended"


def test_record_row_marks_the_language_of_its_title_and_escapes_it():
    row = {"heading": "Ley <9048>", "url": "/policies/ley/", "lang": "es", "provenance": margin()}
    markup = component("record_row", row=row, level="h4")
    assert '<h4><a href="/policies/ley/" lang="es">Ley &lt;9048&gt;</a></h4>' in markup


def test_point_of_a_silent_text_carries_the_silent_mark():
    point = {"anchor": "retorsion", "heading": "Retorsion", "stance": "not-addressed", "provenance": margin()}
    markup = component("point", point=point)
    assert '<li id="retorsion" data-stance="silent">' in markup
    assert '<use href="#m-silent"/>' in markup
    assert "Silent" in markup


def test_facet_greys_empty_choices_and_keeps_them():
    choices = [
        {"value": "planned", "label": "Planned", "count": 0},
        {"value": "on", "label": "On", "checked": True},
    ]
    markup = component("facet", facet={"name": "status", "label": "Status", "choices": choices})
    assert '<label class="zero"><input type="checkbox" id="choice-status-planned"' in markup
    assert 'value="on" checked>' in markup
    assert '<details id="facet-status"><summary>Status</summary>' in markup


def test_facet_with_an_error_stands_open_and_points_to_it():
    fields = [{"name": "year_min", "label": "From year", "value": "201", "numeric": True}]
    markup = component(
        "facet", facet={"name": "year", "label": "Started", "fields": fields, "error": "No year."}
    )
    assert '<details id="facet-year" open>' in markup
    assert '<fieldset aria-describedby="facet-year-error">' in markup
    assert 'value="201"' in markup


def test_filters_replace_the_query_of_the_page_and_do_not_add_to_it():
    assert 'hx-get="?"' in component("facets", facets=[])
    assert 'action="/events/" method="get"' in component("facets", facets=[], action="/events/")


def test_words_field_is_left_out_unless_asked_for():
    assert 'name="q"' not in component("facets", facets=[])
    assert 'name="q" type="search" value=""' in component("facets", facets=[], words="")


def test_chips_are_links_that_say_what_they_do():
    markup = component("chips", chips=[{"group": "Status", "value": "Ongoing", "url": "?q=a"}], clear_url="?")
    assert (
        '<a class="chip" href="?q=a"><span>Status</span> Ongoing<span class="sr">, remove</span></a>'
        in markup
    )
    assert component("chips", chips=[]) == ""


def test_bar_without_a_value_is_empty_and_its_text_says_why():
    rows = [{"label": "2021", "text": "not published", "value": None}]
    markup = component("bars", caption="Index", unit="of 100", maximum=100, rows=rows)
    assert '<rect class="fill" width="0" height="7"/>' in markup
    assert '<td class="num">not published</td>' in markup


def test_source_carries_its_anchor_and_language():
    source = SimpleNamespace(
        url="https://example.org/a",
        title="Ley de Delitos Informáticos",
        language="es",
        publisher="Ticoblogger",
        published_on="2012-07-11",
        retrieved_on=CHECKED,
        get_kind_display="Web page",
    )
    markup = component("sources", entries=[{"number": 2, "source": source}])
    assert '<li id="source-2">' in markup
    assert '<a href="https://example.org/a"><span lang="es">Ley de Delitos Informáticos</span></a>' in markup
    assert "<span>web page, es</span>" in markup


def test_contents_show_a_dash_for_an_empty_section():
    markup = component(
        "contents", entries=[{"anchor": "a", "label": "A", "count": 0}, {"anchor": "b", "label": "B"}]
    )
    assert '<a href="#a">A<span class="n">–</span></a>' in markup
    assert '<a href="#b">B</a>' in markup


# Letters are read in mail programs, which know neither our style sheet nor our policy.
ELSEWHERE = ("admin", "letters")
PUBLIC_TEMPLATES = [path for path in sorted(TEMPLATES.rglob("*.html")) if path.parent.name not in ELSEWHERE]


@pytest.mark.parametrize("path", PUBLIC_TEMPLATES, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_templates_are_short_and_hold_nothing_that_the_content_policy_forbids(path):
    text = path.read_text()
    assert len(text.splitlines()) < 100
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)", text)


@pytest.mark.parametrize(
    "path", sorted((TEMPLATES / "components").glob("*.html")), ids=lambda path: path.stem
)
def test_components_say_in_their_first_line_what_they_take(path):
    assert path.read_text().startswith("{# ")


def test_addresses_written_out_in_the_bare_page_exist():
    addresses = re.findall(r'href="/static/([^"]+)"', (TEMPLATES / "components/bare_page.html").read_text())
    assert addresses
    assert settings.STATIC_URL == "/static/"
    assert all((STATIC / address).is_file() for address in addresses)


@pytest.mark.parametrize("name", ["htmx/htmx.min.js", "uplot/uPlot.iife.min.js", "uplot/uPlot.min.css"])
def test_vendored_code_is_what_its_note_says(name):
    checksum = hashlib.sha256((STATIC / "vendor" / name).read_bytes()).hexdigest()
    assert checksum in (STATIC / "vendor/README.md").read_text()


def test_library_of_charts_is_small():
    names = ("vendor/uplot/uPlot.iife.min.js", "vendor/uplot/uPlot.min.css", "js/chart.js")
    assert sum(len(gzip.compress((STATIC / name).read_bytes())) for name in names) < 30_000
