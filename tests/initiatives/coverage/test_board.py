"""The board of coverage: four states, counted and narrowed, computed by one rule for all pages."""

import datetime
import json

import pytest
from django.http import QueryDict

from initiatives.coverage.board import read_board
from initiatives.coverage.found import with_answers
from initiatives.coverage.page import CoveragePage
from initiatives.filters import CountryFilterSet
from initiatives.models import Country
from initiatives.profile.records import read_records
from tests.factories import (
    CountryFactory,
    IndicatorFactory,
    InquiryFactory,
    InstitutionFactory,
    InstrumentFactory,
    LegalTopicFactory,
    ObservationFactory,
    ParticipationFactory,
    PolicyFactory,
    PositionFactory,
    PositionPointFactory,
)

pytestmark = pytest.mark.django_db
LAW = "policy-cybercrime-law"


@pytest.fixture
def states():
    """Found, searched in vain, not applicable and not researched, in this order."""
    names = ("Brazil", "Chile", "Costa Rica", "Cuba")
    regions = ("south-america", "south-america", "central-america", "caribbean")
    made = [
        CountryFactory(published=True, title=name, iso3=name[:3].upper(), is_focus=True, subregion=region)
        for name, region in zip(names, regions, strict=True)
    ]
    PolicyFactory(published=True, country=made[0], kind="cybercrime-law")
    InquiryFactory(published=True, country=made[0], verified_on=datetime.date(2026, 11, 1))
    InquiryFactory(published=True, country=made[1], verified_on=datetime.date(2020, 1, 1))
    InquiryFactory(published=True, country=made[2], outcome="not-applicable", reason="No such courts.")
    return made


def question_named(board, key):
    return board.questions.by_key[key]


def page_of(query: str) -> CoveragePage:
    return CoveragePage(QueryDict(query), "/coverage/")


def test_each_cell_has_one_of_four_states(states):
    board = read_board()
    cells = [board.cell(state, question_named(board, LAW)) for state in states]
    assert [cell.state for cell in cells] == ["found", "nothing-found", "not-applicable", "not-researched"]
    assert [cell.is_due for cell in cells] == [False, True, False, False]


def test_profile_list_and_desk_find_the_same_answers(states):
    """The rule of what is found is written for sets and for one country; they must not part."""
    country, public = states[0], {"published": True}
    topic, indicator = LegalTopicFactory(), IndicatorFactory(published=True)
    InstitutionFactory(**public, country=country, kind="national-csirt")
    PositionFactory(
        **public,
        country=country,
        points=[PositionPointFactory.build(topic=topic)],
    )
    treaty = InstrumentFactory(published=True, slug="budapest-convention")
    ParticipationFactory(**public, country=country, instrument=treaty)
    group = InstrumentFactory(published=True, kind="expert-group")
    ParticipationFactory(**public, country=country, instrument=group, status="member")
    ObservationFactory(**public, country=country, indicator=indicator)
    PolicyFactory(country=country, kind="ai-policy")

    board = read_board()
    found = {key for pk, key in board.found if pk == country.pk}
    assert found == {
        *(LAW, "institution-national-csirt", "position", "groups", "instrument-budapest-convention"),
        *(f"topic-{topic.slug}", f"indicator-{indicator.slug}"),
    }
    assert read_records(country).answered & set(board.questions.by_key) == found
    row = with_answers(Country.objects.filter(pk=country.pk), board.questions).get()
    assert {its.key for place, its in enumerate(board.questions) if getattr(row, f"answer_{place}")} == found


def test_cells_lead_to_the_fact_the_search_or_the_report(states, client):
    page = client.get("/coverage/").content.decode()
    brazil, chile, _costa_rica, cuba = (state.get_absolute_url() for state in states)
    assert f'href="{brazil}#{LAW}"' in page
    assert f'href="{chile}#{LAW}" data-state="nothing-found" data-due' in page
    assert f"/corrections/?about=countries/{states[3].slug}&amp;fact=Cybercrime+law" in page
    assert "Chile, Cybercrime law: Searched on 1 Jan 2020, nothing found, check due" in page
    for address in (brazil, chile):
        assert f'id="{LAW}"' in client.get(address).content.decode()
    assert client.get(f"{cuba}").status_code == 200


def test_filters_narrow_and_count_alike(states):
    page = page_of("state=nothing-found")
    assert [country.title for country in page.board.countries] == ["Chile"]
    assert [question.key for question in page.board.questions] == [LAW]
    assert page.sentence.startswith("1 state and 1 question make 1 cells: 0 found, 1 searched and not found")
    counts = {
        choice.value: choice.count
        for facet in page.facets
        if facet.name == "state"
        for choice in facet.choices
    }
    whole = read_board().counts()
    assert counts == {state: whole[state] for state in counts}
    narrow = page_of(f"question={LAW}&subregion=south-america")
    assert len(narrow.board.countries) == 2
    assert page_of("pillar=cybercrime").groups[0][0] == "Cybercrime"


def test_what_means_nothing_is_said_and_chooses_nothing(states, client):
    response = client.get("/coverage/?state=lost&pillar=%00&foo=1&state=lost")
    page = response.content.decode()
    assert response.status_code == 200
    assert "“lost” is not known here." in page
    assert "The board has no filter named foo." in page
    assert not page_of("state=lost").board.countries


def test_countries_are_filtered_by_what_is_known_of_a_question(states):
    def titles(query):
        return sorted(country.title for country in CountryFilterSet(query).qs)

    assert titles(f"question={LAW}") == ["Brazil"]
    assert titles(f"question={LAW}&coverage=not-researched") == ["Cuba"]
    assert titles(f"question={LAW}&coverage=nothing-found&coverage=not-applicable") == ["Chile", "Costa Rica"]
    assert titles("coverage=nothing-found") == ["Chile"]
    assert titles("coverage=lost") == []
    assert titles("question=lost&coverage=found") == []
    filterset = CountryFilterSet(f"question={LAW}")
    expected = {"found": 1, "nothing-found": 1, "not-applicable": 1, "not-researched": 1}
    assert dict(filterset.counts("coverage")) == expected
    assert CountryFilterSet("coverage=nothing-found").counts("question") == {LAW: 1}
    assert CountryFilterSet(f"question={LAW}&coverage=not-researched").counts("subregion")["caribbean"] == 1


def test_board_and_list_take_as_many_queries_with_more_of_everything(states, client, count_queries):
    ParticipationFactory(published=True, country=states[0])
    addresses = ("/coverage/", f"/countries/?question={LAW}&coverage=nothing-found")
    few = [count_queries(lambda a=address: client.get(a)) for address in addresses]
    for kind in ("ai-policy", "digital-strategy"):
        country = PolicyFactory(published=True, kind=kind, country__is_focus=True).country
        InquiryFactory(published=True, country=country)
        ParticipationFactory(published=True, country=country)
    LegalTopicFactory()
    assert [count_queries(lambda a=address: client.get(a)) for address in addresses] == few


def file_of(client, query: str) -> bytes:
    return b"".join(client.get(f"/coverage/?{query}").streaming_content)


def test_board_leaves_as_a_file_with_the_same_filters(states, client):
    page = client.get("/coverage/?question=policy-cybercrime-law").content.decode()
    assert "/coverage/?question=policy-cybercrime-law&amp;format=csv" in page
    lines = json.loads(file_of(client, f"question={LAW}&state=nothing-found&format=json"))
    assert lines["count"] == 1
    record = lines["records"][0]
    assert (record["country"], record["state"]) == (states[1].iso3, "nothing-found")
    assert (record["searched_on"], record["search_is_due"]) == ("2020-01-01", True)
    assert record["page_url"].endswith(f"{states[1].get_absolute_url()}#{LAW}")
    table = file_of(client, f"question={LAW}&format=csv").decode().splitlines()
    assert len(table) == 5
    assert ",licence,cite_as,exported_at" in table[0]
    assert client.get("/coverage/?state=lost&format=csv").status_code == 400
    assert file_of(client, "format=xlsx").startswith(b"PK")
