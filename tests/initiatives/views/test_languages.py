"""Texts that are not in the language of the page say in which they are."""

import pytest

from tests.factories import PolicyFactory, PositionFactory, PositionPointFactory

pytestmark = pytest.mark.django_db


def test_summary_that_is_not_translated_is_marked_as_english(client):
    policy = PolicyFactory(published=True, summary="It protects data.")
    address = f"/policies/{policy.slug}/"
    in_english, in_spanish = (client.get(prefix + address).content.decode() for prefix in ("", "/es"))
    assert '<p class="lede">It protects data.</p>' in in_english
    assert '<p class="lede" lang="en">It protects data.</p>' in in_spanish
    assert '<p lang="en">It protects data.</p>' in client.get("/es/policies/").content.decode()

    type(policy).objects.filter(pk=policy.pk).update(summary_es="Protege los datos.")

    assert '<p class="lede">Protege los datos.</p>' in client.get(f"/es{address}").content.decode()


def test_summary_of_a_point_is_marked_too(client):
    position = PositionFactory(published=True)
    PositionPointFactory(position=position, published=True, stance="affirms", summary="It applies.")

    page = client.get(f"/pt/positions/{position.slug}/").content.decode()

    assert '<p lang="en">It applies.</p>' in page


def test_notice_stands_where_texts_may_be_english(client):
    notice = "figuran en inglés"
    assert notice in client.get("/es/policies/").content.decode()
    assert notice not in client.get("/es/newsletter/").content.decode()
    assert "in English" not in client.get("/policies/").content.decode()
