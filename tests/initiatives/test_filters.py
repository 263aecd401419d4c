"""What the filters of each section let through, and how they answer to what means nothing."""

import datetime

import pytest
from django.http import QueryDict

from initiatives import filters
from initiatives.querysets import latest_due_check
from tests import factories

pytestmark = pytest.mark.django_db


def slugs(filterset: type, query: str) -> set[str]:
    return set(filterset(query).qs.values_list("slug", flat=True))


def policy(slug: str, **fields):
    return factories.PolicyFactory(slug=slug, published=True, **fields)


@pytest.fixture
def brazil():
    return factories.CountryFactory(iso3="BRA", iso2="BR", title="Brazil", published=True)


@pytest.fixture
def chile():
    return factories.CountryFactory(iso3="CHL", iso2="CL", title="Chile", published=True)


def test_filters_without_data_give_all_that_is_published_and_no_draft():
    policy("seen")
    factories.PolicyFactory(slug="draft")
    assert slugs(filters.PolicyFilterSet, "") == {"seen"}
    assert set(filters.PolicyFilterSet().qs.values_list("slug", flat=True)) == {"seen"}


@pytest.mark.parametrize(
    "data", ["kind=ai-policy", QueryDict("kind=ai-policy"), {"kind": "ai-policy"}, {"kind": ["ai-policy"]}]
)
def test_filters_take_a_query_in_any_form(data):
    policy("ai", kind="ai-policy")
    policy("strategy")
    assert [found.slug for found in filters.PolicyFilterSet(data).qs] == ["ai"]


def test_values_of_one_filter_add_and_filters_narrow(brazil, chile):
    policy("brazil-ai", country=brazil, kind="ai-policy")
    policy("chile-ai", country=chile, kind="ai-policy")
    policy("chile-law", country=chile, kind="cybercrime-law")
    policy("elsewhere", kind="ai-policy")
    assert slugs(filters.PolicyFilterSet, "country=BRA&country=chl") == {"brazil-ai", "chile-ai", "chile-law"}
    assert slugs(filters.PolicyFilterSet, "country=BRA&country=CHL&kind=ai-policy") == {
        "brazil-ai",
        "chile-ai",
    }


def test_status_that_is_not_established_can_be_asked_for():
    policy("unclear", status="")
    policy("clear")
    assert slugs(filters.PolicyFilterSet, "status=not-established") == {"unclear"}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("year_min=2019", {"2019", "2019-05", "2019-12-31", "2020-01-01"}),
        ("year_max=2019", {"2018-12-31", "2019", "2019-05", "2019-12-31"}),
        ("year_min=2019&year_max=2019", {"2019", "2019-05", "2019-12-31"}),
        ("year_min=2020&year_max=2019", set()),
    ],
)
def test_years_hold_all_dates_that_begin_in_them(query, expected):
    for date in ("2018-12-31", "2019", "2019-05", "2019-12-31", "2020-01-01", None):
        policy(f"on-{date}", adopted_on=date)
    assert slugs(filters.PolicyFilterSet, query) == {f"on-{date}" for date in expected}


@pytest.mark.parametrize("year", ["abcd", "19", "02019", "٢٠١٩", "0000", "9999", "-201", "2019.0", "\x00"])
def test_wrong_year_gives_nothing_and_says_what_was_expected(year):
    policy("any")
    filterset = filters.PolicyFilterSet({"year_min": year})
    assert not filterset.qs.exists()
    assert "four digits" in filterset.problems["year_min"]


def test_unknown_value_alone_gives_nothing_and_is_named():
    policy("any")
    filterset = filters.PolicyFilterSet("kind=nonsense")
    assert not filterset.qs.exists()
    assert "“nonsense”" in filterset.problems["kind"]
    assert "cybersecurity-strategy" in filterset.problems["kind"]


def test_unknown_value_beside_a_known_one_is_named_and_left_out():
    policy("strategy")
    filterset = filters.PolicyFilterSet("kind=nonsense&kind=cybersecurity-strategy")
    assert [found.slug for found in filterset.qs] == ["strategy"]
    assert "“nonsense”" in filterset.problems["kind"]


def test_draft_country_is_as_unknown_as_none():
    draft = factories.CountryFactory(iso3="DRA", title="Draft country")
    policy("of-draft", country=draft)
    filterset = filters.PolicyFilterSet("country=DRA")
    assert not filterset.qs.exists()
    assert "“DRA”" in filterset.problems["country"]


def test_long_and_unprintable_values_are_shown_short_and_clean():
    filterset = filters.PolicyFilterSet({"kind": ["x" * 10_000, "a\x00b"] + [f"v{n}" for n in range(50)]})
    problem = filterset.problems["kind"]
    assert len(problem) < 700
    assert "\x00" not in problem


def test_unknown_parameters_are_named():
    assert filters.PolicyFilterSet("foo=1&kind=ai-policy&page=2&view=table").unknown_parameters == ["foo"]


def test_unknown_order_is_named_and_the_first_is_used():
    policy("old", adopted_on="2001")
    policy("new", adopted_on="2020-01")
    policy("undated", adopted_on=None)
    filterset = filters.PolicyFilterSet("sort=foo")
    assert [found.slug for found in filterset.qs] == ["new", "old", "undated"]
    assert "“foo”" in filterset.problems["sort"]
    assert [found.slug for found in filters.PolicyFilterSet("sort=date").qs] == ["old", "new", "undated"]


def test_order_by_country_follows_the_names_of_countries(brazil, chile):
    policy("chile-old", country=chile, adopted_on="2001")
    policy("brazil", country=brazil)
    policy("chile-new", country=chile, adopted_on="2020")
    listed = [found.slug for found in filters.PolicyFilterSet("sort=country").qs]
    assert listed == ["brazil", "chile-new", "chile-old"]


def test_country_and_way_of_taking_part_must_hold_in_one_row(brazil, chile):
    treaty = factories.InstrumentFactory(slug="treaty", published=True)
    factories.ParticipationFactory(instrument=treaty, country=brazil, status="party", published=True)
    factories.ParticipationFactory(instrument=treaty, country=chile, status="signatory", published=True)
    assert slugs(filters.InstrumentFilterSet, "country=BRA&status=party") == {"treaty"}
    assert slugs(filters.InstrumentFilterSet, "country=BRA&status=signatory") == set()
    assert filters.InstrumentFilterSet("country=BRA").counts("status")["signatory"] == 0
    assert filters.InstrumentFilterSet("country=BRA").counts("status")["party"] == 1


def test_row_that_waits_for_an_editor_does_not_count(brazil):
    treaty = factories.InstrumentFactory(slug="treaty", published=True)
    factories.ParticipationFactory(instrument=treaty, country=brazil, status="party")
    assert slugs(filters.InstrumentFilterSet, "country=BRA") == set()
    assert filters.InstrumentFilterSet("").counts("status")["party"] == 0


def test_question_and_stance_must_hold_in_one_point():
    force, law = (factories.LegalTopicFactory(slug=slug) for slug in ("use-of-force", "sovereignty"))
    points = [
        factories.PositionPointFactory.build(topic=force, stance="rejects"),
        factories.PositionPointFactory.build(topic=law, stance="affirms"),
    ]
    factories.PositionFactory(slug="text", published=True, points=points)
    assert slugs(filters.PositionFilterSet, "topic=use-of-force&stance=rejects") == {"text"}
    assert slugs(filters.PositionFilterSet, "topic=use-of-force&stance=affirms") == set()


def test_organisation_is_found_in_every_role_and_counted_once():
    bank = factories.OrganisationFactory(slug="bank", published=True)
    for slug, roles in {
        "led": {"lead_organisations": [bank]},
        "both": {"funders": [bank], "partner_organisations": [bank]},
        "other": {},
    }.items():
        factories.InitiativeFactory(slug=slug, published=True, **roles)
    assert slugs(filters.InitiativeFilterSet, "organisation=bank") == {"led", "both"}
    assert filters.InitiativeFilterSet("").counts("organisation")["bank"] == 2


def test_events_are_found_by_their_place_and_by_who_takes_part(brazil, chile):
    factories.EventFactory(slug="held-there", country=brazil, published=True)
    factories.EventFactory(slug="concerned", countries=[brazil], country=chile, published=True)
    assert slugs(filters.EventFilterSet, "country=BRA") == {"held-there", "concerned"}
    assert slugs(filters.EventFilterSet, "country=CHL") == {"concerned"}


def test_events_are_upcoming_until_their_period_is_over(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: datetime.date(2026, 6, 15))
    for start in ("2025", "2026-06-14", "2026-06-15", "2026-06", "2026", "2027-01"):
        factories.EventFactory(slug=f"on-{start}", starts_on=start, published=True)
    factories.EventFactory(slug="running", starts_on="2026-06-01", ends_on="2026-06-20", published=True)
    listed = [event.slug for event in filters.EventFilterSet("").qs]
    assert listed == [
        *("on-2026", "on-2026-06", "running", "on-2026-06-15", "on-2027-01"),
        *("on-2026-06-14", "on-2025"),
    ]
    assert slugs(filters.EventFilterSet, "when=past") == {"on-2026-06-14", "on-2025"}
    assert len(slugs(filters.EventFilterSet, "when=past&when=upcoming")) == 7


def test_countries_are_the_states_unless_partners_are_asked_for(brazil):
    factories.CountryFactory(
        iso3="ESP", iso2="ES", title="Spain", slug="spain", is_focus=False, published=True
    )
    assert slugs(filters.CountryFilterSet, "") == {"brazil"}
    assert slugs(filters.CountryFilterSet, "region=partners") == {"spain"}
    assert slugs(filters.CountryFilterSet, "region=all") == {"brazil", "spain"}
    assert slugs(filters.CountryFilterSet, "region=nonsense") == set()


def test_countries_are_found_by_grouping(brazil):
    grouping = factories.OrganisationFactory(slug="mercosur", published=True)
    factories.OrganisationFactory(slug="no-grouping", published=True)
    member = factories.CountryFactory(slug="member", groupings=[grouping], published=True)
    assert slugs(filters.CountryFilterSet, "grouping=mercosur") == {member.slug}
    assert "no-grouping" not in filters.CountryFilterSet("").filters["grouping"].options


def test_planned_institutions_are_told_apart():
    factories.InstitutionFactory(slug="team", published=True)
    factories.InstitutionFactory(slug="agency-planned", published=True)
    assert slugs(filters.InstitutionFilterSet, "status=planned") == {"agency-planned"}
    assert slugs(filters.InstitutionFilterSet, "status=existing") == {"team"}


@pytest.mark.parametrize(
    ("today", "months", "last_day"),
    [
        (datetime.date(2026, 11, 23), 12, datetime.date(2025, 11, 23)),
        (datetime.date(2026, 3, 31), 1, datetime.date(2026, 2, 28)),
        (datetime.date(2026, 1, 1), 13, datetime.date(2024, 12, 1)),
    ],
)
def test_check_is_due_from_the_day_on_which_it_is_so_many_months_old(settings, today, months, last_day):
    settings.CHECK_DUE_AFTER_MONTHS = months
    assert latest_due_check(today) == last_day


def test_records_whose_check_is_due_can_be_asked_for(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: datetime.date(2026, 6, 15))
    policy("due", verified_on=datetime.date(2025, 6, 15))
    policy("fresh", verified_on=datetime.date(2025, 6, 16))
    assert slugs(filters.PolicyFilterSet, "checked=due") == {"due"}


@pytest.mark.search
@pytest.mark.parametrize("words", ["panamericana", "PANAMERICANA", "organización pan", "organizacion", "ops"])
def test_organisations_are_found_by_the_beginning_of_words_without_accents(words):
    factories.OrganisationFactory(
        slug="paho", name="Organización Panamericana de la Salud", acronym="OPS", published=True
    )
    factories.OrganisationFactory(slug="hidden", name="Organización oculta")
    factories.OrganisationFactory(slug="other", published=True)
    assert slugs(filters.OrganisationFilterSet, f"q={words}") == {"paho"}


def test_sources_are_found_by_publisher_and_its_spellings_are_one():
    factories.SourceFactory(slug="first", publisher="CEPAL")
    factories.SourceFactory(slug="second", publisher="Cepal")
    factories.SourceFactory(slug="third")
    filterset = filters.SourceFilterSet("publisher=cepal")
    assert set(filterset.qs.values_list("slug", flat=True)) == {"first", "second"}
    assert filterset.counts("publisher")["cepal"] == 2


def test_words_without_letters_give_nothing_and_say_so():
    factories.SourceFactory()
    filterset = filters.SourceFilterSet({"q": "!?\x00"})
    assert not filterset.qs.exists()
    assert "no letters or digits" in filterset.problems["q"]


@pytest.mark.search
def test_words_find_records_by_any_of_their_texts_without_accents():
    policy("found", official_title="Política Nacional de Ciberseguridad")
    policy("other")
    assert slugs(filters.PolicyFilterSet, "q=politica+ciberseg") == {"found"}
    assert slugs(filters.PolicyFilterSet, "q=nowhere") == set()


def test_words_that_hold_nothing_printable_are_told():
    filterset = filters.PolicyFilterSet(QueryDict("q=%00%01"))
    assert filterset.problems == {"q": "There are no letters or digits in the words."}


def test_positions_are_told_apart_by_region(brazil):
    partner = factories.CountryFactory(iso3="EST", iso2="EE", is_focus=False, published=True)
    factories.PositionFactory(slug="of-brazil", country=brazil, published=True)
    factories.PositionFactory(slug="of-estonia", country=partner, published=True)
    assert slugs(filters.PositionFilterSet, "region=states") == {"of-brazil"}
    assert slugs(filters.PositionFilterSet, "region=partners") == {"of-estonia"}
