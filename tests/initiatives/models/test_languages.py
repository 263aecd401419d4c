"""Texts in three languages survive drafts, whatever language they are written and published in."""

import pytest
from django.utils.translation import override

from initiatives.actions.publish import publish_record
from initiatives.models import Policy
from tests.factories import CountryFactory, PolicyFactory, PositionFactory, PositionPointFactory
from tests.factories.records import publish

pytestmark = pytest.mark.django_db
TEXTS = {"title_en": "Strategy", "title_es": "Estrategia", "title_pt": "Estratégia"}


@pytest.mark.parametrize("published_in", ["en", "es", "pt"])
@pytest.mark.parametrize("written_in", ["en", "es", "pt"])
def test_columns_survive_a_revision(written_in, published_in):
    policy = PolicyFactory(published=True)
    with override(written_in):
        for name, text in TEXTS.items():
            setattr(policy, name, text)
        policy.summary_pt = "Resumo."
        revision = policy.save_revision()
    with override(published_in):
        publish(revision)
    policy = Policy.objects.get()
    assert {name: getattr(policy, name) for name in TEXTS} == TEXTS
    assert policy.summary_pt == "Resumo."
    assert policy.summary_es in (None, "")


@pytest.mark.parametrize(("language", "name"), [("en", "Brazil"), ("es", "Brasil"), ("pt", "Brazil")])
def test_missing_language_falls_back_to_english(language, name):
    country = CountryFactory(title="Brazil", title_es="Brasil")
    with override(language):
        assert country.heading == name


def test_summary_of_a_point_survives_a_publication():
    position = PositionFactory(published=True, points=[PositionPointFactory.build()])
    position.points.get().summary_es = "Se aplica."
    with override("es"):
        point = position.points.get()
        point.summary_es = "Se aplica."
        position.points = [point]
        publish_record(position, change_note="Translated.")
    point = type(position).objects.get().points.get()
    assert point.summary_es == "Se aplica."
    assert point.summary_en.startswith("International law")


def test_official_title_goes_before_ours_and_keeps_its_language():
    policy = PolicyFactory(official_title="Ley 1", title="Act 1")
    assert (policy.heading, policy.heading_language) == ("Ley 1", "es")
    policy = PolicyFactory(official_title="", title="Act 1")
    assert (policy.heading, policy.heading_language) == ("Act 1", "en")
