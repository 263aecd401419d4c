"""The matrix: which text stands for a state, what is silent, and what has no checked answer."""

import pytest
from django.http import QueryDict

from initiatives.choices import LegalTopicGroup
from initiatives.matrix import Choice, build_matrix
from initiatives.matrix_page import MatrixPage
from initiatives.matrix_rule import choose_point, main_position
from initiatives.models import Position, PositionPoint
from tests.factories import CountryFactory, LegalTopicFactory, PositionFactory, PositionPointFactory


def _point(stance="affirms", kind="statement", date=None):
    position = Position(kind=kind, delivered_on=date, pk=1)
    return PositionPoint(position=position, stance=stance)


def _state(stances, **options):
    """A published state with one text that takes these stances, by topic."""
    is_focus = options.pop("is_focus", True)
    country = options.pop("country", None) or CountryFactory(published=True, is_focus=is_focus)
    points = [PositionPointFactory.build(topic=topic, stance=stance) for topic, stance in stances.items()]
    PositionFactory(country=country, points=points, published=True, **options)
    return country


def _page(query=""):
    return MatrixPage(QueryDict(query), "/positions/matrix/")


class TestRule:
    """One text stands for a state on each question."""

    def test_a_national_position_goes_before_a_later_statement(self):
        national = _point(kind="national-position", date="2019")
        assert choose_point([_point(date="2025"), national]) is national

    def test_a_common_position_comes_last(self):
        own = _point(date="2019")
        assert choose_point([_point(kind="common-position", date="2025"), own]) is own

    @pytest.mark.parametrize(("earlier", "later"), [("2019", "2020"), ("2020", "2020-02"), (None, "2001")])
    def test_the_latest_text_goes_first_and_one_without_a_date_last(self, earlier, later):
        expected = _point(date=later)
        assert choose_point([_point(date=earlier), expected]) is expected

    def test_who_says_something_anywhere_is_not_silent(self):
        said = _point(date="2001")
        silent = _point("not-addressed", kind="national-position", date="2025")
        assert choose_point([silent, said]) is said
        assert choose_point([silent]) is silent

    def test_without_a_point_there_is_nothing_to_choose(self):
        assert choose_point([]) is None
        assert main_position([]) is None


@pytest.mark.django_db
class TestCells:
    """What the table holds."""

    def test_a_missing_row_is_not_researched_and_never_silent(self):
        said, silent, missing = (LegalTopicFactory() for _topic in range(3))
        _state({said: "rejects", silent: "not-addressed"})
        _state({missing: "open"})
        stances = {cell.topic: cell.stance for cell in build_matrix().region[0].cells}
        assert stances == {said: "rejects", silent: "not-addressed", missing: ""}
        marks = [cell.mark for cell in _page().sections[0].rows[0].cells]
        assert sorted(marks) == ["not-researched", "rejects", "silent"]

    def test_columns_stand_group_by_group(self):
        for group in reversed(LegalTopicGroup.values):
            LegalTopicFactory(group=group)
        first = LegalTopicFactory(group=LegalTopicGroup.FOUNDATIONS)
        _state({first: "affirms"})
        matrix = build_matrix()
        assert [str(name) for name, _span in matrix.groups] == [
            str(label) for label in LegalTopicGroup.labels
        ]
        assert matrix.groups[0][1] == 2

    def test_the_foot_counts_those_who_affirm_of_those_who_were_read_in_the_region(self):
        topic = LegalTopicFactory()
        for stance in ("affirms", "affirms-with-conditions", "rejects", "not-addressed"):
            _state({topic: stance})
        _state({topic: "affirms"}, is_focus=False)
        assert _page("partners=1").columns[0]["affirming"] == "2 of 4"

    def test_drafts_leave_no_trace(self):
        topic = LegalTopicFactory()
        points = [PositionPointFactory.build(topic=topic)]
        PositionFactory(country=CountryFactory(published=True), points=points, published=False)
        matrix = build_matrix()
        assert not matrix.rows
        assert len(matrix.unresearched) == 1

    def test_states_without_an_answer_are_named_whatever_is_filtered(self):
        topic = LegalTopicFactory()
        _state({topic: "affirms"})
        unread = CountryFactory(published=True)
        matrix = build_matrix(Choice(kinds=frozenset({"statement"})))
        assert not matrix.rows
        assert matrix.unresearched == (unread,)

    @pytest.mark.parametrize("size", [2, 8])
    def test_the_number_of_queries_is_fixed(self, size, django_assert_num_queries):
        topics = [LegalTopicFactory() for _topic in range(size)]
        for _country in range(size):
            _state(dict.fromkeys(topics, "affirms"))
        with django_assert_num_queries(6):
            assert len(build_matrix().answers) == size * size


@pytest.mark.django_db
class TestFilters:
    """What is shown of it."""

    def test_partners_are_shown_only_if_asked_for_or_named(self):
        topic = LegalTopicFactory()
        _state({topic: "affirms"})
        partner = _state({topic: "affirms"}, is_focus=False)
        assert not _page().matrix.partners
        assert [row.country for row in _page("partners=1").matrix.partners] == [partner]
        assert [row.country for row in _page(f"country={partner.iso3}").matrix.rows] == [partner]

    def test_kind_chooses_among_texts(self):
        topic = LegalTopicFactory()
        country = _state({topic: "affirms"})
        _state({topic: "rejects"}, country=country, kind="statement", delivered_on="2019")
        page = _page("kind=statement")
        assert page.matrix.rows[0].cells[0].stance == "rejects"
        assert page.sections[0].rows[0].text == "Statement, 2019"
        assert _page().passages[0].all_texts.endswith(f"/{country.iso3}/{topic.slug}/")

    def test_a_stance_leaves_the_states_and_questions_that_have_it(self):
        first, second = LegalTopicFactory(), LegalTopicFactory()
        _state({first: "affirms", second: "affirms"})
        rejecting = _state({first: "affirms", second: "rejects"})
        matrix = _page("stance=rejects").matrix
        assert [row.country for row in matrix.rows] == [rejecting]
        assert [column.topic for column in matrix.columns] == [second]

    def test_topic_and_group_choose_columns(self):
        topic = LegalTopicFactory(group=LegalTopicGroup.PRIMARY_RULES)
        other = LegalTopicFactory(group=LegalTopicGroup.FOUNDATIONS)
        _state({topic: "affirms", other: "affirms"})
        for query in (f"topic={topic.slug}", "group=primary-rules"):
            assert [column.topic for column in _page(query).matrix.columns] == [topic]

    @pytest.mark.parametrize("name", ["country", "topic", "group", "kind", "stance"])
    def test_an_unknown_value_shows_nothing_and_is_named(self, name):
        _state({LegalTopicFactory(): "affirms"})
        page = _page(f"{name}=colour")
        assert not page.matrix.answers
        assert page.chooser_is_open
        assert any("colour" in facet.error for facet in page.facets)

    def test_unknown_parameters_and_views_are_told(self):
        assert len(_page("colour=1&view=colour").notices) == 2
        assert not _page("view=marks&topic=").notices

    def test_both_views_keep_the_filters(self):
        topic = LegalTopicFactory()
        urls = [view["url"] for view in _page(f"topic={topic.slug}").views]
        assert urls[1] == f"/positions/matrix/?topic={topic.slug}&view=marks"


@pytest.mark.django_db
class TestPage:
    """The page as it is served."""

    def test_a_cell_opens_its_passage_and_its_passage_leads_to_the_text(self, client):
        topic = LegalTopicFactory()
        country = _state({topic: "open"}, slug="first-text")
        html = client.get("/positions/matrix/").content.decode()
        key = f"{country.iso3.lower()}-{topic.slug}"
        assert f'popovertarget="{key}"' in html
        assert f'id="{key}" popover' in html
        assert f'href="/positions/first-text/#{topic.slug}"' in html
        assert "style=" not in html

    @pytest.mark.parametrize(
        "query", ["", "?country=XX&country=%00&view=marks", "?topic=" + "x" * 10000, "?partners=1&partners=2"]
    )
    def test_an_empty_catalogue_and_odd_input_give_a_page(self, client, query):
        response = client.get(f"/positions/matrix/{query}")
        assert response.status_code == 200
