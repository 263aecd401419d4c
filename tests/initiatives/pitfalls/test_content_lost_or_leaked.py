"""Drafts neither lose content nor show it before their time."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps
from django.utils import timezone
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import get_all_child_relations
from taggit.managers import TaggableManager
from wagtail.models import RevisionMixin

from initiatives.checks import check_relations_are_drafted
from initiatives.models import Country, Event, Initiative, Instrument, Participation, Policy, Record, Theme
from tests.factories import (
    CountryFactory,
    EventFactory,
    InitiativeFactory,
    InstrumentFactory,
    OrganisationFactory,
    ParticipationFactory,
    PolicyFactory,
    ThemeFactory,
)
from tests.factories.records import publish
from tests.initiatives.admin.desk import factory_of

RECORD_TYPES = [
    model for model in apps.get_app_config("initiatives").get_models() if issubclass(model, Record)
]
every_record_type = pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.__name__)
pytestmark = pytest.mark.django_db


def test_no_model_with_revisions_has_a_plain_relation():
    assert check_relations_are_drafted() == []


@isolate_apps("initiatives")
def test_check_refuses_relations_that_revisions_do_not_hold():
    class Careless(RevisionMixin):
        themes = models.ManyToManyField(Theme)
        tags = TaggableManager()
        countries = ParentalManyToManyField(Country)

        class Meta:
            app_label = "initiatives"

    errors = check_relations_are_drafted(models=[Careless])
    assert {error.obj.name for error in errors} == {"themes", "tags"}


def test_drafted_relations_wait_for_publication_and_then_arrive():
    initiative = InitiativeFactory(published=True)
    before, theme = initiative.themes.get(), ThemeFactory()
    initiative.themes = [theme]
    revision = initiative.save_revision()
    assert list(Initiative.objects.get().themes.all()) == [before]
    publish(revision)
    assert list(Initiative.objects.get().themes.all()) == [theme]


@every_record_type
def test_what_is_made_without_the_desk_is_not_public(model):
    assert model().live is False
    factory_of(model)()
    assert not model.objects.published().exists()


@every_record_type
def test_default_manager_sees_drafts_since_wagtail_asks_it(model):
    draft = factory_of(model)()
    assert model._default_manager.filter(pk=draft.pk).exists()
    assert model.objects.filter(pk=draft.pk).exists()


def test_lists_name_only_related_records_that_are_public():
    public, draft = CountryFactory(published=True), CountryFactory()
    waiting = OrganisationFactory()
    InitiativeFactory(published=True, countries=[public, draft], lead_organisations=[waiting])
    initiative = Initiative.objects.for_list().get()
    assert list(initiative.countries.all()) == [public]
    assert list(initiative.lead_organisations.all()) == []


def test_foreign_key_to_what_is_not_public_reads_as_none():
    InstrumentFactory(published=True, organisation=OrganisationFactory())
    EventFactory(published=True, country=CountryFactory())
    assert Instrument.objects.for_list().get().organisation is None
    assert Event.objects.for_list().get().country is None


def test_draft_text_of_a_withdrawn_country_reaches_nobody():
    policy = PolicyFactory(published=True)
    country = policy.country
    country.unpublish()
    country.title_en = "Draft text goes straight to the row of what is not live"
    country.save_revision()
    country.save()
    assert not Policy.objects.published().exists()


@every_record_type
def test_expired_record_is_not_public_before_the_schedule_has_run(model):
    record = factory_of(model)(published=True)
    later = timezone.now() + timedelta(minutes=5)
    model.objects.filter(pk=record.pk).update(expire_at=later)
    assert model.objects.published().exists()
    model.objects.filter(pk=record.pk).update(expire_at=timezone.now())
    assert model.objects.get(pk=record.pk).live
    assert not model.objects.published().exists()


@every_record_type
def test_publishing_writes_back_no_column_that_the_desk_does_not_edit(model):
    kept_by_wagtail = {
        *(
            "id",
            "live",
            "has_unpublished_changes",
            "first_published_at",
            "last_published_at",
            "live_revision",
        ),
        *("latest_revision", "go_live_at", "expire_at", "expired", "locked", "locked_at", "locked_by"),
    }
    kept_by_record = {"still_true_on"}
    in_the_reader_s_language = {"title", "summary"}
    edited = set(model.snippet_viewset.get_form_class().base_fields)
    columns = {field.name for field in model._meta.concrete_fields}
    assert columns <= edited | kept_by_wagtail | kept_by_record | in_the_reader_s_language


@every_record_type
def test_children_in_the_cluster_are_all_edited_in_the_form(model):
    children = {relation.get_accessor_name() for relation in get_all_child_relations(model)}
    assert children == set(model.snippet_viewset.get_form_class().formsets)


def test_rows_by_the_hundred_outlive_the_publication_of_an_older_draft():
    instrument = InstrumentFactory(published=True)
    older = instrument.save_revision()
    participation = ParticipationFactory(published=True, instrument=instrument)
    publish(older)
    assert Participation.objects.published().get() == participation
