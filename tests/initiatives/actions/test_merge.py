"""Two rows that are one become one: by a second person, with nothing lost, and back again."""

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import ModelLogEntry

from initiatives import models
from initiatives.actions.merge import approve_merge, decline_merge, propose_merge, revert_merge
from initiatives.choices import MergeState
from initiatives.merging.references import MERGEABLE, references_to
from initiatives.models import Merge, Publication, Source
from tests.factories import (
    CountryFactory,
    EventFactory,
    IndicatorFactory,
    InitiativeFactory,
    InquiryFactory,
    InstrumentFactory,
    ObservationFactory,
    OrganisationFactory,
    ParticipationFactory,
    PolicyFactory,
    PositionFactory,
    PositionPointFactory,
    RelationFactory,
    SourceFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
# What a merge adds to the history on purpose, and the times that follow from it.
HISTORY = {"merge", "publication", "approval", "removal", "modellogentry", "revision", "session"}
TIMES = {"last_published_at", "latest_revision_id", "live_revision_id", "has_unpublished_changes"}


@pytest.fixture
def editors():
    """Two editors."""
    return UserFactory(role="Editors"), UserFactory(role="Editors")


def merge(kept, merged, editors):
    """Propose and approve."""
    return approve_merge(propose_merge(kept, merged, editors[0], "The same text."), editors[1])


def everything():
    """All rows of the catalogue, as the database has them."""
    return {
        (model._meta.label, row["id"]): {key: value for key, value in row.items() if key not in TIMES}
        for model in apps.get_app_config("initiatives").get_models(include_auto_created=True)
        if model._meta.model_name not in HISTORY
        for row in model._base_manager.values()
    }


def sources_of(record):
    """Keys and places of what a row cites."""
    return [(citation.source.slug, citation.locator) for citation in record.citations.order_by("sort_order")]


def latest_draft(record):
    """The open draft, as an editor's form shows it."""
    return type(record).objects.get(pk=record.pk).get_latest_revision_as_object()


@pytest.fixture
def cited():
    """A kept and a merged source, and one row of every sort that cites the second, the first or both."""
    kept, merged = SourceFactory(slug="kept"), SourceFactory(slug="merged")
    country = CountryFactory(published=True, sources=[merged])
    point = PositionPointFactory.build(sources=[(merged, "para. 3"), (kept, "p. 1")])
    rows = {
        "kept": kept,
        "merged": merged,
        "country": country,
        "policy": PolicyFactory(published=True, country=country, sources=[(merged, "p. 7")]),
        "both": PolicyFactory(
            published=True, country=country, sources=[(merged, "p. 7"), SourceFactory(), (kept, "p. 9")]
        ),
        "draft": PolicyFactory(country=country, sources=[(merged, "p. 8")]),
        "position": PositionFactory(country=country, sources=[merged], points=[point]),
        "organisation": OrganisationFactory(published=True, sources=[merged]),
        "participation": ParticipationFactory(published=True, sources=[merged]),
        "observation": ObservationFactory(published=True, sources=[kept, merged]),
        "earlier": SourceFactory(live=False, merged_into=merged),
    }
    for name in ("draft", "position"):
        rows[name].save_revision()
    return rows


def test_all_citations_move(cited, editors):
    merge(cited["kept"], cited["merged"], editors)
    for reference in references_to(Source):
        assert not reference.rows(cited["merged"].pk).exists(), reference
    assert sources_of(cited["policy"]) == [("kept", "p. 7")]
    assert sources_of(cited["draft"]) == [("kept", "p. 8")]
    assert sources_of(cited["participation"]) == [("kept", "")]
    cited["earlier"].refresh_from_db()
    assert cited["earlier"].merged_into == cited["kept"]


def test_source_that_is_cited_twice_is_cited_once_with_both_places(cited, editors):
    merge(cited["kept"], cited["merged"], editors)
    assert ("kept", "p. 9, p. 7") in sources_of(cited["both"])
    assert len(sources_of(cited["both"])) == 2
    assert sources_of(cited["observation"]) == [("kept", "")]
    assert sources_of(cited["position"].points.get()) == [("kept", "p. 1, para. 3")]


def test_merge_and_back_leaves_all_as_it_was(cited, editors):
    before = everything()
    done = merge(cited["kept"], cited["merged"], editors)
    assert everything() != before
    done = revert_merge(done, editors[0])
    assert everything() == before
    assert done.moves["stuck"] == []


def test_drafts_follow_and_come_back(cited, editors):
    policy = cited["policy"]
    draft = type(policy).objects.get(pk=policy.pk)
    draft.summary_en = "Words of a draft."
    draft.save_revision(user=editors[0])
    content = type(policy).objects.get(pk=policy.pk).latest_revision.content
    done = merge(cited["kept"], cited["merged"], editors)
    for record in (policy, cited["both"], cited["draft"]):
        cited_now = {citation.source.slug for citation in latest_draft(record).citations.all()}
        assert "kept" in cited_now
        assert "merged" not in cited_now
    assert latest_draft(policy).summary_en == "Words of a draft."
    assert type(policy).objects.get(pk=policy.pk).latest_revision.content == content
    point = latest_draft(cited["position"]).points.all()[0]
    assert [(c.source.slug, c.locator) for c in point.citations.all()] == [("kept", "p. 1, para. 3")]
    revert_merge(done, editors[0])
    assert [citation.source.slug for citation in latest_draft(policy).citations.all()] == ["merged"]


def test_public_records_get_a_minor_version_and_their_drafts_stay(cited, editors):
    policy, draft = cited["policy"], cited["draft"]
    merge(cited["kept"], cited["merged"], editors)
    latest = Publication.objects.of(policy).first()
    assert (latest.version, latest.weight, latest.user) == (2, "minor", editors[1])
    assert cited["merged"].title in latest.change_note
    assert Publication.objects.of(cited["participation"].instrument).first().version == 2
    assert not Publication.objects.of(draft).exists()


def test_version_reads_as_the_public_sees_it(cited, editors):
    merge(cited["kept"], cited["merged"], editors)
    for record in (cited["policy"], cited["both"]):
        record = type(record).objects.get(pk=record.pk)
        published = record.live_revision.as_object()
        assert [(c.source.slug, c.locator) for c in published.citations.all()] == sources_of(record)


def test_address_leads_to_the_kept_one_and_back(client, cited, editors):
    address, kept = cited["merged"].get_absolute_url(), cited["kept"].get_absolute_url()
    done = merge(cited["kept"], cited["merged"], editors)
    response = client.get(address)
    assert (response.status_code, response["Location"]) == (301, kept)
    assert client.get(cited["earlier"].get_absolute_url())["Location"] == kept
    assert not Source.objects.published().filter(slug="merged").exists()
    revert_merge(done, editors[0])
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("model", MERGEABLE, ids=lambda model: model.__name__)
def test_no_reference_is_forgotten(model):
    """Every foreign key that a table has to a mergeable row is moved, or belongs to the row itself."""
    moved = {(reference.model, reference.field) for reference in references_to(model)}
    own = {"owner", "position"}
    for holder in apps.get_models(include_auto_created=True):
        for field in holder._meta.local_fields:
            if field.is_relation and field.related_model is model and holder is not models.LinkCheck:
                assert (holder, field.name) in moved or field.name in own or field.remote_field.parent_link


@pytest.fixture
def named():
    """A kept and a merged organisation, and everything that names them."""
    kept, merged = OrganisationFactory(published=True), OrganisationFactory(published=True)
    event = EventFactory(organisers=[merged])
    event.save_revision()
    return {
        "kept": kept,
        "merged": merged,
        "country": CountryFactory(published=True, groupings=[kept, merged]),
        "instrument": InstrumentFactory(published=True, organisation=merged),
        "initiative": InitiativeFactory(
            published=True, lead_organisations=[merged], funders=[kept, merged], partner_organisations=[kept]
        ),
        "event": event,
    }


def test_all_that_names_an_organisation_moves_and_comes_back(named, editors):
    before = everything()
    kept, merged = named["kept"], named["merged"]
    done = merge(kept, merged, editors)
    for reference in references_to(models.Organisation):
        assert not reference.rows(merged.pk).exists(), reference
    initiative = models.Initiative.objects.get()
    assert list(initiative.funders.all()) == list(initiative.lead_organisations.all()) == [kept]
    assert models.Instrument.objects.get().organisation == kept
    draft = latest_draft(named["event"])
    assert list(draft.organisers.all()) == [kept]
    assert list(latest_draft(named["initiative"]).funders.all()) == [kept]
    assert latest_draft(named["instrument"]).organisation == kept
    revert_merge(done, editors[1])
    assert everything() == before
    assert list(latest_draft(named["event"]).organisers.all()) == [merged]


def test_organisation_that_was_not_public_is_not_public_after_the_way_back(editors):
    kept, merged = OrganisationFactory(published=True), OrganisationFactory()
    done = merge(kept, merged, editors)
    revert_merge(done, editors[0])
    merged.refresh_from_db()
    assert (merged.live, merged.merged_into) == (False, None)


@pytest.fixture
def instruments():
    """Two instruments that are one: a party of the second only, and a party of both."""
    kept, merged = InstrumentFactory(published=True), InstrumentFactory(published=True)
    both, only = CountryFactory(published=True), CountryFactory(published=True)
    return {
        "kept": kept,
        "merged": merged,
        "first": ParticipationFactory(published=True, instrument=kept, country=both),
        "clash": ParticipationFactory(published=True, instrument=merged, country=both, date="2020"),
        "moves": ParticipationFactory(published=True, instrument=merged, country=only),
    }


def test_rows_of_a_merged_instrument_move_and_what_clashes_is_reported(client, instruments, editors):
    before = everything()
    kept, merged = instruments["kept"], instruments["merged"]
    done = merge(kept, merged, editors)
    instruments["moves"].refresh_from_db()
    instruments["clash"].refresh_from_db()
    assert instruments["moves"].instrument == kept
    assert instruments["clash"].instrument == merged
    assert [entry["pk"] for entry in done.moves["left"]] == [instruments["clash"].pk]
    response = client.get(merged.get_absolute_url())
    assert (response.status_code, response["Location"]) == (301, kept.get_absolute_url())
    revert_merge(done, editors[0])
    assert everything() == before
    assert client.get(merged.get_absolute_url()).status_code == 200


def test_values_of_a_merged_indicator_move_within_the_scale_of_the_kept_one(editors):
    kept = IndicatorFactory(published=True, scale_min=0, scale_max=10)
    merged = IndicatorFactory(published=True, scale_min=0, scale_max=100)
    country = CountryFactory(published=True)
    small = ObservationFactory(published=True, indicator=merged, country=country, year=2019, value=5)
    large = ObservationFactory(published=True, indicator=merged, country=country, year=2020, value=50)
    models.Observation.objects.update(scale_min=0, scale_max=100)
    before = everything()
    done = merge(kept, merged, editors)
    small.refresh_from_db()
    large.refresh_from_db()
    assert (small.indicator, small.scale_max, large.indicator) == (kept, 10, merged)
    assert [entry["pk"] for entry in done.moves["left"]] == [large.pk]
    revert_merge(done, editors[0])
    assert everything() == before


def test_merged_policy_is_gone_with_the_kept_one_as_successor(client, editors):
    kept, merged = PolicyFactory(published=True), PolicyFactory(published=True)
    address = merged.get_absolute_url()
    done = merge(kept, merged, editors)
    assert client.get(address)["Location"] == kept.get_absolute_url()
    revert_merge(done, editors[0])
    assert client.get(address).status_code == 200
    assert list(type(merged).objects.published().order_by("pk")) == [kept, merged]


def test_way_back_asks_no_gate_although_the_two_have_one_title(editors):
    country = CountryFactory(published=True)
    kept, merged = (PolicyFactory(published=True, country=country) for _number in range(2))
    type(merged).objects.filter(pk=kept.pk).update(official_title=merged.official_title)
    before = type(merged).objects.values().get(pk=merged.pk)
    done = merge(kept, merged, editors)
    revert_merge(done, editors[0])
    after = type(merged).objects.values().get(pk=merged.pk)
    assert before | {"last_published_at": None} == after | {"last_published_at": None}
    assert Publication.objects.of(merged).first().version == 2


def test_way_back_of_a_record_that_was_worked_on_shows_its_last_public_version(editors):
    kept, merged = PolicyFactory(published=True), PolicyFactory(published=True, summary="Public words.")
    done = merge(kept, merged, editors)
    merged = resaved(merged, editors[0])
    revert_merge(done, editors[1])
    merged = type(merged).objects.get(pk=merged.pk)
    assert (merged.live, merged.summary_en) == (True, "Public words.")
    assert latest_draft(merged).summary_en == "Words of a later draft."


def test_who_proposed_does_not_approve(cited, editors):
    proposal = propose_merge(cited["kept"], cited["merged"], editors[0], "The same text.")
    before = everything()
    with pytest.raises(PermissionDenied):
        approve_merge(proposal, editors[0])
    assert everything() == before


def test_superuser_does_not_approve_alone(cited):
    admin = UserFactory(superuser=True)
    proposal = propose_merge(cited["kept"], cited["merged"], admin, "The same text.")
    with pytest.raises(PermissionDenied):
        approve_merge(proposal, admin)


@pytest.mark.parametrize("role", ["Contributors", None])
def test_who_does_not_review_does_not_merge(cited, editors, role):
    person = UserFactory(role=role)
    with pytest.raises(PermissionDenied):
        propose_merge(cited["kept"], cited["merged"], person, "The same text.")
    proposal = propose_merge(cited["kept"], cited["merged"], editors[0], "The same text.")
    for act in (approve_merge, decline_merge):
        with pytest.raises(PermissionDenied):
            act(proposal, person)
    done = approve_merge(proposal, editors[1])
    with pytest.raises(PermissionDenied):
        revert_merge(done, person)


def test_proposal_moves_nothing_and_can_be_declined(cited, editors):
    before = everything()
    proposal = decline_merge(propose_merge(cited["kept"], cited["merged"], editors[0], "Same."), editors[1])
    assert (proposal.state, proposal.decided_by) == (MergeState.DECLINED, editors[1])
    assert everything() == before
    with pytest.raises(ValidationError):
        approve_merge(proposal, editors[1])
    assert propose_merge(cited["kept"], cited["merged"], editors[0], "After all.").pk


def refused(kept, merged, editors, reason="The same."):
    """Whether a proposal is refused with a reason."""
    with pytest.raises(ValidationError) as error:
        propose_merge(kept, merged, editors[0], reason)
    return bool(error.value.messages) and not Merge.objects.filter(state="proposed").exists()


def test_what_cannot_be_one_is_refused(editors):
    source, country = SourceFactory(), CountryFactory(published=True)
    policy = PolicyFactory(published=True, country=country)
    assert refused(source, source, editors)
    assert refused(source, OrganisationFactory(), editors)
    assert refused(country, CountryFactory(published=True), editors)
    assert refused(policy, PolicyFactory(country=country), editors)
    assert refused(SourceFactory(live=False), source, editors)
    assert refused(SourceFactory(), source, editors, reason=" ")
    assert refused(SourceFactory(live=False, merged_into=source), source, editors)


def test_row_is_proposed_once(cited, editors):
    propose_merge(cited["kept"], cited["merged"], editors[0], "The same text.")
    for kept, merged in ((cited["kept"], cited["merged"]), (cited["merged"], cited["kept"])):
        with pytest.raises(ValidationError):
            propose_merge(kept, merged, editors[1], "The same text.")


def test_later_merge_is_taken_back_first(editors):
    first, second, third = SourceFactory.create_batch(3)
    PolicyFactory(published=True, sources=[first])
    before = everything()
    one = merge(second, first, editors)
    two = merge(third, second, editors)
    with pytest.raises(ValidationError):
        revert_merge(one, editors[0])
    revert_merge(two, editors[0])
    revert_merge(one, editors[0])
    assert everything() == before


def test_what_was_changed_since_is_left_and_named(cited, editors):
    done = merge(cited["kept"], cited["merged"], editors)
    other = SourceFactory()
    moved = cited["policy"].citations.get()
    type(moved).objects.filter(pk=moved.pk).update(source=other)
    done = revert_merge(done, editors[0])
    assert [entry["pk"] for entry in done.moves["stuck"]] == [moved.pk]
    assert sources_of(cited["policy"]) == [(other.slug, "p. 7")]
    assert sources_of(cited["draft"]) == [("merged", "p. 8")]


def test_every_step_is_logged(cited, editors):
    revert_merge(merge(cited["kept"], cited["merged"], editors), editors[1])
    entries = ModelLogEntry.objects.filter(action__endswith="_merge").order_by("pk")
    assert [(entry.action, entry.user) for entry in entries] == [
        ("initiatives.propose_merge", editors[0]),
        ("initiatives.approve_merge", editors[1]),
        ("initiatives.revert_merge", editors[1]),
    ]
    assert entries[1].data["to"] == str(cited["kept"])


def test_source_and_its_citations_are_public_with_their_record():
    waiting = SourceFactory(live=False)
    point = PositionPointFactory.build(sources=[SourceFactory(slug="of-a-point", live=False)])
    PositionFactory(published=True, sources=[waiting], points=[point])
    assert Source.objects.published().filter(slug__in=[waiting.slug, "of-a-point"]).count() == 2


def resaved(record, person):
    """Save the draft of a record again, with other words, as an editor would."""
    draft = latest_draft(record)
    draft.summary_en = "Words of a later draft."
    draft.save_revision(user=person)
    return type(record).objects.get(pk=record.pk)


def test_draft_saved_between_a_merge_and_its_way_back_is_put_back_too(cited, editors):
    before = {name: sources_of(cited[name]) for name in ("policy", "both", "draft")}
    done = merge(cited["kept"], cited["merged"], editors)
    for name in (*before, "position"):
        resaved(cited[name], editors[0])
    revert_merge(done, editors[1])
    for name, sources in before.items():
        draft = latest_draft(cited[name])
        assert {(c.source.slug, c.locator) for c in draft.citations.all()} == set(sources)
        assert draft.summary_en == "Words of a later draft."
    point = latest_draft(cited["position"]).points.all()[0]
    assert {c.source.slug for c in point.citations.all()} == {"kept", "merged"}


def test_draft_saved_in_between_names_the_organisations_that_it_named(named, editors):
    kept, merged = named["kept"], named["merged"]
    done = merge(kept, merged, editors)
    for name in ("country", "instrument", "initiative", "event"):
        resaved(named[name], editors[0])
    revert_merge(done, editors[1])
    initiative = latest_draft(named["initiative"])
    assert set(initiative.funders.all()) == {kept, merged}
    assert list(initiative.lead_organisations.all()) == [merged]
    assert list(initiative.partner_organisations.all()) == [kept]
    assert latest_draft(named["instrument"]).organisation == merged
    assert list(latest_draft(named["event"]).organisers.all()) == [merged]
    assert set(latest_draft(named["country"]).groupings.all()) == {kept, merged}


def test_rows_that_name_a_record_by_its_key_follow_it_and_go_back(editors):
    kept, merged = (InstrumentFactory(published=True, slug=slug) for slug in ("kept-one", "merged-one"))
    event = EventFactory(published=True)
    alone, twice = (CountryFactory(published=True) for _ in range(2))
    InquiryFactory(published=True, country=alone, question="instrument-merged-one")
    for slug in ("kept-one", "merged-one"):
        InquiryFactory(published=True, country=twice, question=f"instrument-{slug}")
    RelationFactory(published=True, between=(event, merged), kind="negotiates")
    before = everything()
    done = merge(kept, merged, editors)
    assert models.Inquiry.objects.get(country=alone).question == "instrument-kept-one"
    assert models.Relation.objects.get().target == "instruments/kept-one"
    assert [left["model"] for left in done.moves["left"]] == ["initiatives.inquiry"]
    revert_merge(done, editors[0])
    names = ("initiatives.Inquiry", "initiatives.Relation")
    now = everything()
    assert {key: row for key, row in now.items() if key[0] in names} == {
        key: row for key, row in before.items() if key[0] in names
    }
