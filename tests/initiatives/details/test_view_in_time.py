"""How a view moved: texts in time with what changed, silence, what has no date, and what nobody has read."""

import pytest

from initiatives.details.view_in_time import view_address
from tests.factories import CountryFactory, LegalTopicFactory, PositionFactory, PositionPointFactory
from tests.initiatives.views.pages import assert_well_formed, body_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def country():
    return CountryFactory(published=True, title="Testland")


@pytest.fixture
def topic():
    return LegalTopicFactory(name="Due diligence")


def say(country, topic, date, stance, **fields):
    point = PositionPointFactory.build(topic=topic, stance=stance, summary=f"Says it in {date}.")
    fields = {"published": True, "kind": "statement", **fields}
    return PositionFactory(country=country, delivered_on=date, points=[point], **fields)


def test_texts_stand_in_time_with_what_changed(client, country, topic):
    say(country, topic, "2023-07-21", "affirms", kind="national-position")
    say(country, topic, "2019", "open")
    say(country, topic, "2022-05", "not-addressed")
    page = body_of(client.get(view_address(country, topic)))
    assert_well_formed(page)
    assert [page.index(f"Says it in {date}.") for date in ("2019", "2022-05", "2023-07-21")] == sorted(
        page.index(f"Says it in {date}.") for date in ("2019", "2022-05", "2023-07-21")
    )
    assert "3 texts, from 2019 to 2023; the stance changed 2 times." in page
    assert "Silent, where the text before said: leaves open. Silence takes nothing back." in page
    assert "From silence to: affirms. It stands in the matrix." in page


def test_what_has_no_date_stands_apart(client, country, topic):
    say(country, topic, "2019", "open")
    say(country, topic, None, "rejects")
    page = body_of(client.get(view_address(country, topic)))
    assert "Texts without a date" in page
    assert "From “" not in page
    assert "no movement to tell" in page


def test_silence_and_ignorance_are_told_apart(client, country, topic):
    page = body_of(client.get(view_address(country, topic)))
    assert "Not researched yet" in page
    assert "noindex" in page
    say(country, topic, "2019", "not-addressed")
    page = body_of(client.get(view_address(country, topic)))
    assert "Silent in every text that was read" in page
    assert "Not researched yet" not in page


def test_drafts_are_not_there_and_addresses_are_exact(client, country, topic):
    say(country, topic, "2019", "open", published=False)
    assert "Says it" not in body_of(client.get(view_address(country, topic)))
    small = f"/positions/matrix/{country.iso3.lower()}/{topic.slug}/"
    assert client.get(small)["Location"] == view_address(country, topic)
    assert client.get(f"/positions/matrix/{country.iso3}/nothing/").status_code == 404
    draft = CountryFactory()
    assert client.get(view_address(draft, topic)).status_code == 404


def test_profile_leads_to_it_and_many_texts_cost_as_much_as_two(client, country, topic, count_queries):
    say(country, topic, "2019", "open")
    say(country, topic, "2020", "open")
    few = count_queries(lambda: body_of(client.get(view_address(country, topic))))
    for year in range(2001, 2007):
        say(country, topic, str(year), "affirms")
    assert count_queries(lambda: body_of(client.get(view_address(country, topic)))) == few
    assert f'href="{view_address(country, topic)}"' in body_of(client.get(country.get_absolute_url()))
