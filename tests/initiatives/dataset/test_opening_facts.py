"""The rows of the opening data agree with themselves and with each other."""

import re
from collections import Counter

import pytest

from tests.initiatives.dataset.opening_tables import (
    COLUMNS,
    COMPILED_ON,
    DATA_NOTES,
    PERIODS,
    REFERENCES,
    by_key,
    name,
    rows,
    values,
)

THEMES = [
    *("cyber-resilience", "confidence-building", "cybercrime", "digital-economy", "human-rights-online"),
    *("international-law", "norms", "capacity-building", "internet-governance", "cyber-defence"),
    "emerging-technology",
]

every_table = pytest.mark.parametrize("table", COLUMNS)


def as_known(first, second):
    """Cut two partial dates to what both of them say."""
    length = min(len(first), len(second))
    return first[:length], second[:length]


@every_table
def test_periods_do_not_end_before_they_begin(table):
    for row in rows(table):
        for begin, end in PERIODS:
            if row.get(begin) and row.get(end):
                first, last = as_known(row[begin], row[end])
                assert first <= last, name(table, row)


@every_table
def test_rows_rest_on_sources_and_checked_ones_on_sources_that_were_read(table):
    for row in rows(table):
        if "verified_on" in row:
            read = [by_key("sources")[key]["retrieved_on"] for key in values(row["sources"])]
            assert read, name(table, row)
            if row["verified_on"]:
                assert any(read), name(table, row)
                assert max(read) <= row["verified_on"], name(table, row)


@pytest.mark.parametrize(
    ("table", "column"), [("participations", "instrument"), ("position_points", "position")]
)
def test_what_is_public_does_not_hang_on_a_draft(table, column):
    for row in rows(table):
        if row["verified_on"]:
            assert by_key(REFERENCES[column])[row[column]]["verified_on"], name(table, row)


@pytest.mark.parametrize("table", ["policies", "institutions"])
def test_keys_begin_with_the_country(table):
    for row in rows(table):
        assert row["key"].startswith(row["country"].lower() + "-"), row["key"]


@pytest.mark.parametrize("table", ["policies", "institutions", "positions", "initiatives", "events"])
def test_titles_stand_once_in_a_country(table):
    titles = Counter((row.get("country", ""), row.get("title") or row.get("name")) for row in rows(table))
    assert [title for title, times in titles.items() if times > 1] == []


def test_statuses_of_initiatives_agree_with_their_dates():
    for row in rows("initiatives"):
        begun = row["started_on"] and row["started_on"] <= COMPILED_ON[: len(row["started_on"])]
        over = row["ended_on"] and row["ended_on"] < COMPILED_ON[: len(row["ended_on"])]
        assert not (row["status"] == "planned" and begun), row["key"]
        assert bool(over) <= (row["status"] == "completed"), row["key"]
        assert re.fullmatch(r"\d*", row["budget_eur"]), row["key"]


def test_superseded_policies_have_a_successor():
    for row in rows("policies"):
        if row["status"] == "superseded":
            later = [
                other["key"]
                for other in rows("policies")
                if (other["country"], other["kind"]) == (row["country"], row["kind"])
                and other["adopted_on"] > row["adopted_on"]
            ]
            assert later, row["key"]


def test_votes_bear_the_day_of_the_resolution():
    for row in rows("participations"):
        if row["status"] in ("voted-for", "voted-against", "abstained", "not-voting"):
            assert row["date"] == by_key("instruments")[row["instrument"]]["adopted_on"], name(
                "participations", row
            )


def test_scores_lie_on_their_scale_or_have_a_label():
    for row in rows("observations"):
        indicator = by_key("indicators")[row["indicator"]]
        assert re.fullmatch(r"(19|20)\d\d", row["year"]), name("observations", row)
        assert row["value"] or row["label"], name("observations", row)
        if row["value"]:
            low, high = float(indicator["scale_min"]), float(indicator["scale_max"])
            assert low <= float(row["value"]) <= high, name("observations", row)


def expected_label(row):
    """Name a score as those do who publish it."""
    score = float(row["value"])
    if row["indicator"] == "freedom-on-the-net":
        return "Free" if score >= 70 else "Partly Free" if score >= 40 else "Not Free"
    tiers = ((95, "Tier 1 (Role-modelling)"), (85, "Tier 2 (Advancing)"), (55, "Tier 3 (Establishing)"))
    tiers += ((20, "Tier 4 (Evolving)"), (0, "Tier 5 (Building)"))
    return next(label for least, label in tiers if score >= least)


def test_labels_agree_with_scores():
    for row in rows("observations"):
        tiered = row["indicator"] == "itu-gci" and row["year"] == "2024"
        if row["value"] and ((row["label"] and tiered) or row["indicator"] == "freedom-on-the-net"):
            assert row["label"] == expected_label(row), name("observations", row)


def test_the_region_has_its_thirty_three_states():
    focus = [row for row in rows("countries") if row["is_focus"] == "true"]
    assert len(focus) == 33
    assert all(row["subregion"] and row["capital"] for row in focus)
    assert all("celac" in values(row["groupings"]) for row in focus)
    for column in ("iso2", "name_en", "name_es", "name_pt"):
        assert len({row[column] for row in rows("countries")}) == len(rows("countries"))


def test_themes_stand_in_their_order():
    assert [row["key"] for row in rows("themes")] == THEMES


@pytest.mark.parametrize("table", ["themes", "legal_topics"])
def test_terms_are_there_in_three_languages(table):
    for row in rows(table):
        assert all(row.values()), row["key"]
        assert row["description"] != row["description_es"] != row["description_pt"], row["key"]


@pytest.mark.parametrize("table", ["instruments", "positions", "initiatives", "events"])
def test_titles_in_other_languages_name_it_and_are_translated(table):
    for row in rows(table):
        assert bool(row["title_language"]) == bool(row["title_en"]), row["key"]
        assert row["title_language"] in ("", "es", "pt"), row["key"]


def test_languages_are_two_letter_codes():
    languages = {row["language"] for table in ("sources", "positions") for row in rows(table)}
    languages |= {row["name_language"] for row in rows("organisations")}
    assert all(re.fullmatch("[a-z]{2}", language) for language in languages)


def test_data_notes_count_the_rows_as_they_are():
    notes = DATA_NOTES.read_text(encoding="utf-8")
    for table in COLUMNS:
        checked = sum(bool(row.get("verified_on")) for row in rows(table))
        numbers = f"{len(rows(table)):,} | "
        if "verified_on" in COLUMNS[table]:
            numbers += f"{checked:,} | {len(rows(table)) - checked} |"
        assert re.search(rf"^\| `{table}` \| [^|]+ \| {re.escape(numbers)}", notes, re.MULTILINE), table


def test_policies_held_back_are_drafts():
    held_back = (
        DATA_NOTES.read_text(encoding="utf-8").partition("## Held back")[2].partition("## Left out")[0]
    )
    keys = re.findall(r"^\| `policies` \| `([a-z0-9-]+)`", held_back, re.MULTILINE)
    assert keys
    assert not any(by_key("policies")[key]["verified_on"] for key in keys)
