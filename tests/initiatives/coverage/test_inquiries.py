"""Inquiries: entered with a second reader, told in profile, list and matrix, and gone before any answer."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from initiatives.actions.apply_batch import apply_batch
from initiatives.actions.change_row import change_row
from initiatives.actions.decide_batch import approve_batch
from initiatives.dataset.upload import TABLE_NAMED
from initiatives.models import Inquiry, Publication
from initiatives.profile.overview import key_facts
from initiatives.profile.page import build_profile, country_context
from initiatives.profile.records import read_records
from tests.factories import (
    CountryFactory,
    InquiryFactory,
    InstrumentFactory,
    LegalTopicFactory,
    PolicyFactory,
    PositionFactory,
    PositionPointFactory,
    SourceFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def chile():
    return CountryFactory(published=True, title="Chile", is_focus=True)


def fact_named(country, label):
    return next(fact for fact in country_context(country)["profile"].facts if fact.label == label)


class TestRules:
    def test_what_cannot_apply_needs_a_reason(self, chile):
        with pytest.raises(IntegrityError), transaction.atomic():
            InquiryFactory(country=chile, outcome="not-applicable")

    @pytest.mark.parametrize(
        ("column", "value", "expected"),
        [
            ("question", "policy-songs", "the key of a question"),
            ("question", "position-x", "the key of a question"),
            ("question", "instrument-nowhere", "instrument- and a key of instruments.csv"),
            ("question", "topic-nowhere", "topic- and a key of legal_topics.csv"),
            ("looked_in", "", "where was looked"),
            ("outcome", "not-applicable", "the reason why"),
            ("check_interval", "5", "one of 1, 3, 6"),
        ],
    )
    def test_form_names_the_column_that_is_wrong(self, chile, column, value, expected):
        cells = {**cells_for(chile), column: value}
        with pytest.raises(Exception, match=expected):
            change_row(TABLE_NAMED["inquiries"], cells, note="Searched.", user=UserFactory(role="Editors"))


def cells_for(country) -> dict[str, str]:
    return {
        "country": country.iso3,
        "question": "policy-cybercrime-law",
        "outcome": "nothing-found",
        "looked_in": "Official gazette",
        "reason": "",
        "check_interval": "6",
        "sources": "",
        "verified_on": "2026-11-20",
    }


def test_search_is_public_once_a_second_person_has_read_it(chile, client):
    author, editor = UserFactory(role="Editors"), UserFactory(role="Editors")
    hidden = SourceFactory(live=False, title="Gazette of Chile")
    cells = {**cells_for(chile), "sources": f"{hidden.slug} @ 2001 to 2026"}
    batch = change_row(TABLE_NAMED["inquiries"], cells, note="Searched.", user=author)
    assert not Inquiry.objects.exists()
    with pytest.raises(Exception, match="somebody else has to read it"):
        approve_batch(batch.pk, author)
    approve_batch(batch.pk, editor)
    apply_batch(batch.pk)
    fact = fact_named(chile, "Cybercrime law")
    assert (fact.void, fact.empty) == ("nothing-found", "Searched on 20 Nov 2026, nothing found")
    assert fact.note == "Looked in: Official gazette"
    page = client.get(chile.get_absolute_url()).content.decode()
    assert "Gazette of Chile" in page
    version = Publication.objects.of(chile).get(batch=batch)
    assert version.change_note == "Searched."
    history = client.get(f"{chile.get_absolute_url()}history/").content.decode()
    assert "policy-cybercrime-law" in history


def test_answer_goes_before_every_inquiry(chile):
    InquiryFactory(published=True, country=chile)
    assert fact_named(chile, "Cybercrime law").void == "nothing-found"
    policy = PolicyFactory(published=True, country=chile, kind="cybercrime-law")
    assert fact_named(chile, "Cybercrime law").value == policy.heading


def test_inquiries_that_are_not_public_say_nothing(chile, client):
    draft = InstrumentFactory(slug="secret-treaty", short_title="Secret treaty")
    InquiryFactory(country=chile)
    InquiryFactory(published=True, country=chile, question=f"instrument-{draft.slug}")
    profile = build_profile(read_records(chile))
    assert not any(fact.void for fact in profile.facts)
    assert "secret" not in client.get(chile.get_absolute_url()).content.decode().lower()


def test_pillar_says_what_was_searched_and_names_the_rest(chile, client):
    InquiryFactory(published=True, country=chile, question="institution-cybercrime-unit")
    InquiryFactory(
        published=True,
        country=chile,
        question="policy-defence-policy",
        outcome="not-applicable",
        reason="No army.",
    )
    page = client.get(chile.get_absolute_url()).content.decode()
    assert '<span id="institution-cybercrime-unit"></span>' in page
    assert "Cybercrime unit: searched on 1 Sep 2026. Looked in: Official gazette." in page
    assert "Nobody has looked for these yet: Cybercrime law." in page
    assert "Defence policy: No army." in page
    assert "We have not looked for a cybercrime law" not in page


def test_list_of_countries_says_what_was_searched(chile):
    InquiryFactory(published=True, country=chile, question="position")
    facts = key_facts([chile])[chile.pk]
    assert facts.position.searched == "searched on 1 Sep 2026, nothing found"
    assert facts.position.label not in facts.missing
    assert facts.position.cell == {"text": "searched on 1 Sep 2026, nothing found", "is_void": True}


def test_matrix_tells_searched_from_not_researched(client):
    topics = [LegalTopicFactory(name=name) for name in ("Sovereignty", "Attribution", "Retorsion")]
    position = PositionFactory(
        published=True, country__is_focus=True, points=[PositionPointFactory.build(topic=topics[0])]
    )
    InquiryFactory(published=True, country=position.country, question=f"topic-{topics[1].slug}")
    other = InquiryFactory(published=True, question="position").country
    page = client.get("/positions/matrix/").content.decode()
    assert page.count('<td data-stance="nothing-found">') == 1
    assert page.count('<td data-stance="not-researched">') == 1
    assert "1 state without a text, as far as was searched" in page
    assert other.heading in page
    assert "not researched yet" not in page


def test_profile_takes_as_many_queries_with_many_inquiries(chile, count_queries):
    InquiryFactory(published=True, country=chile)
    address = chile.get_absolute_url()
    client = Client()
    client.get(address)
    few = count_queries(lambda: client.get(address))
    for kind in ("digital-strategy", "ai-policy", "foreign-policy"):
        InquiryFactory(published=True, country=chile, question=f"policy-{kind}")
    assert count_queries(lambda: client.get(address)) == few
