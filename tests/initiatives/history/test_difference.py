"""What differs between two versions, as readers see it."""

from itertools import pairwise

import pytest

from initiatives.history.difference import Differences
from initiatives.history.fields import EDITORIAL_FIELDS, POINT_FIELDS
from initiatives.models import Initiative, Policy, Position, PositionPoint, Record
from tests.factories import (
    CountryFactory,
    InitiativeFactory,
    LegalTopicFactory,
    OrganisationFactory,
    PolicyFactory,
    PositionFactory,
    PositionPointFactory,
    SourceFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db
MACHINE_FIELDS = {
    *(
        "id",
        "slug",
        "live",
        "title",
        "summary",
        "latest_revision",
        "live_revision",
        "has_unpublished_changes",
    ),
    *("first_published_at", "last_published_at", "go_live_at", "expire_at", "expired"),
    *("locked", "locked_at", "locked_by", "still_true_on"),
}


def changes_of(model, old: dict, new: dict) -> dict[str, tuple[str, str]]:
    """The labels of what differs, each with the old and the new text."""
    return {
        f"{change.group} {change.label}".strip(): (
            "".join(run.text for run in change.runs if run.kind != "inserted"),
            "".join(run.text for run in change.runs if run.kind != "deleted"),
        )
        for change in Differences(model, [old, new]).between(old, new)
    }


def content_of(record) -> dict:
    """The content that a revision of the record would hold."""
    return record.serializable_data()


@pytest.mark.parametrize("model", Record.__subclasses__(), ids=lambda model: model.__name__)
def test_every_field_is_editorial_or_kept_by_machines(model):
    fields = {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)}
    assert fields - MACHINE_FIELDS == set(EDITORIAL_FIELDS[model._meta.model_name])


def test_every_field_of_a_point_is_compared():
    names = {field.name for field in PositionPoint._meta.concrete_fields}
    assert names - {"id", "position", "topic", "summary"} == set(POINT_FIELDS)


def test_nothing_differs_between_equal_contents():
    policy = PolicyFactory(published=True)
    assert changes_of(Policy, content_of(policy), content_of(policy)) == {}


def test_values_stand_as_readers_see_them():
    policy = PolicyFactory(published=True, status="in-force", adopted_on="2019-05", verified_on="2026-09-01")
    old = content_of(policy)
    other = CountryFactory(published=True, title="Chile")
    new = {
        **old,
        "status": "superseded",
        "adopted_on": "2019",
        "verified_on": "2026-10-02",
        "official_title_language": "pt",
        "country": other.pk,
        "title_es": "Estrategia",
        "url": "https://example.org/a",
    }
    assert changes_of(Policy, old, new) == {
        "Language of the official title": ("Spanish", "Portuguese"),
        "Title (Spanish)": ("", "Estrategia"),
        "Country": (policy.country.heading, "Chile"),
        "Adopted on": ("May 2019", "2019"),
        "Status": ("in force", "superseded"),
        "Address of the text": ("", "https://example.org/a"),
        "Checked on": ("1 Sep 2026", "2 Oct 2026"),
    }


def test_texts_differ_word_by_word_and_name_their_state():
    policy = PolicyFactory(published=True, summary="It binds ministries.", url="")
    old = content_of(policy)
    new = {**old, "summary_en": "It binds agencies.", "url": "https://example.org/", "status": ""}
    changes = Differences(Policy, [old, new]).between(old, new)
    summary = next(change for change in changes if change.label == "Summary (English)")
    assert [run.text for run in summary.runs] == ["It binds ", "ministries", "agencies", "."]
    assert summary.lang == "en"
    assert {change.label: change.state for change in changes} == {
        "Summary (English)": "changed",
        "Address of the text": "added",
        "Status": "removed",
    }


def test_several_values_stand_by_name_in_order():
    first, second = ThemeFactory(name="Crime"), ThemeFactory(name="Peace")
    initiative = InitiativeFactory(published=True, themes=[first], budget_eur="1500.00")
    old = content_of(initiative)
    new = {**old, "themes": [first.pk, second.pk], "budget_eur": "1500.50"}
    assert changes_of(Initiative, old, new) == {
        "Subjects": ("Crime", "Crime; Peace"),
        "Budget in euros": ("1500", "1500.5"),
    }


def test_what_is_not_public_is_not_named():
    hidden = OrganisationFactory(name="Hidden body")
    initiative = InitiativeFactory(published=True)
    old = content_of(initiative)
    new = {**old, "funders": [hidden.pk], "lead_organisations": [hidden.pk, 999_999]}
    assert changes_of(Initiative, old, new) == {}


def test_citations_differ_as_rows():
    first, second = SourceFactory(title="A law"), SourceFactory(title="A report")
    policy = PolicyFactory(published=True, sources=[(first, "art. 1")])
    old = content_of(policy)
    changed = [{**old["citations"][0], "locator": "art. 2"}]
    added = [*old["citations"], {"pk": None, "source": second.pk, "locator": "", "sort_order": 1}]
    assert changes_of(Policy, old, {**old, "citations": changed}) == {
        "Source": ("A law, art. 1", "A law, art. 2")
    }
    assert changes_of(Policy, old, {**old, "citations": added}) == {"Source": ("", "A report")}
    assert changes_of(Policy, {**old, "citations": added}, old) == {"Source": ("A report", "")}
    turned = {**old, "citations": added[::-1]}
    assert changes_of(Policy, {**old, "citations": added}, turned) == {
        "Order of the sources": ("A law; A report", "A report; A law")
    }


def test_points_differ_by_question():
    topic, other = LegalTopicFactory(name="Sovereignty"), LegalTopicFactory(name="Due diligence")
    source = SourceFactory(title="Note verbale")
    position = PositionFactory(
        published=True,
        points=[PositionPointFactory.build(topic=topic, summary="It is a rule.", sources=[source])],
    )
    old = content_of(position)
    point = old["points"][0]
    changed = {**old, "points": [{**point, "stance": "rejects", "summary_en": "It is no rule."}]}
    assert changes_of(Position, old, changed) == {
        "Sovereignty Stance": ("Affirms", "Rejects"),
        "Sovereignty Summary (English)": ("It is a rule.", "It is no rule."),
    }
    added = {**old, "points": [point, {**point, "topic": other.pk, "pk": None}]}
    found = changes_of(Position, old, added)
    assert found["Due diligence Stance"] == ("", "Affirms")
    assert found["Due diligence Sources"] == ("", "Note verbale")
    unchecked = {**point, "topic": other.pk, "verified_on": None}
    assert changes_of(Position, old, {**old, "points": [point, unchecked]}) == {}


def test_contents_of_other_times_are_read_as_far_as_they_go():
    policy = PolicyFactory(published=True)
    now = content_of(policy)
    then = {"pk": policy.pk, "title_en": "Old", "old_name": "x", "adopted_on": "some day", "citations": None}
    found = changes_of(Policy, then, now)
    assert found["Title (English)"] == ("Old", policy.title_en)
    assert found["Adopted on"] == ("some day", "17 May 2024")
    assert "old_name" not in str(found)


def test_differences_need_as_many_queries_for_many_versions_as_for_few(count_queries):
    themes = ThemeFactory.create_batch(4)
    initiative = InitiativeFactory(published=True, themes=themes)
    old = content_of(initiative)
    contents = [{**old, "themes": [theme.pk], "summary_en": f"Text {theme.pk}"} for theme in themes]

    def compare(some):
        differences = Differences(Initiative, some)
        return [differences.between(one, other) for one, other in pairwise(some)]

    assert count_queries(lambda: compare(contents[:2])) == count_queries(lambda: compare(contents))
