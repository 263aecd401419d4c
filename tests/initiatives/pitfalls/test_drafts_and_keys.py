"""Drafts that clash, that lack text, or that name what is gone."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError

from initiatives.models import Country, Policy
from tests.factories import (
    CountryFactory,
    LegalTopicFactory,
    OrganisationFactory,
    PolicyFactory,
    SourceFactory,
    ThemeFactory,
    UserFactory,
)
from tests.factories.records import publish
from tests.initiatives.admin.desk import desk_url

pytestmark = pytest.mark.django_db


def test_second_of_two_drafts_with_one_key_is_refused_with_a_reason():
    first, second = PolicyFactory(published=True), PolicyFactory(published=True)
    revisions = []
    for policy in (first, second):
        policy.slug = "one-key"
        revisions.append(policy.save_revision(clean=False))
    publish(revisions[0])
    with pytest.raises(ValidationError) as refusal:
        publish(revisions[1])
    assert set(refusal.value.message_dict) == {"slug"}
    assert Policy.objects.published().filter(slug=second.live_revision.content["slug"]).exists()


def test_draft_without_any_title_is_not_kept():
    policy = PolicyFactory()
    policy.title_en = policy.official_title = ""
    with pytest.raises(ValidationError, match="Give a title"):
        policy.save_revision()


@pytest.mark.parametrize(
    "factory", [CountryFactory, LegalTopicFactory, OrganisationFactory, SourceFactory, ThemeFactory]
)
def test_what_a_draft_may_name_is_never_deleted(factory):
    row = factory()
    with pytest.raises(ProtectedError), transaction.atomic():
        row.delete()
    with pytest.raises(ProtectedError), transaction.atomic():
        type(row).objects.filter(pk=row.pk).delete()
    assert type(row).objects.filter(pk=row.pk).exists()


def test_draft_opens_although_only_it_names_a_country(client):
    policy = PolicyFactory(published=True)
    policy.country = CountryFactory()
    policy.save_revision()
    with pytest.raises(ProtectedError), transaction.atomic():
        Country.objects.filter(pk=policy.country_id).delete()
    client.force_login(UserFactory(superuser=True))
    assert client.get(desk_url(policy, "edit")).status_code == 200
