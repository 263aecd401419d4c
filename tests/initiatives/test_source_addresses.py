"""The same text is recognised however its address is written, and another text is not."""

import pytest

from initiatives.models import Source
from initiatives.source_addresses import KEY_LENGTH, address_key
from tests.factories import SourceFactory

PLAIN = "https://example.org/a/law?id=1&year=2019"


@pytest.mark.parametrize(
    "same",
    [
        "http://example.org/a/law?id=1&year=2019",
        "HTTPS://Example.ORG/a/law?id=1&year=2019",
        "https://www.example.org/a/law?id=1&year=2019",
        "https://example.org:443/a/law?id=1&year=2019",
        "http://example.org:80/a/law?id=1&year=2019",
        "https://example.org/a/law/?id=1&year=2019",
        "https://example.org/a/law?year=2019&id=1",
        "https://example.org/a/law?id=1&year=2019#page=4",
        "https://example.org/a/law?utm_source=x&id=1&year=2019&fbclid=y&UTM_Medium=z",
        "https://example.org/%61/l%61w?id=%31&year=2019",
        " https://example.org./a/law?id=1&year=2019 ",
    ],
)
def test_same_text(same):
    assert address_key(same) == address_key(PLAIN) == "example.org/a/law?id=1&year=2019"


@pytest.mark.parametrize(
    "other",
    [
        "https://example.org/a/Law?id=1&year=2019",
        "https://example.org/a/law?id=2&year=2019",
        "https://example.org/a/law",
        "https://example.org:8080/a/law?id=1&year=2019",
        "https://law.example.org/a/law?id=1&year=2019",
        "https://example.com/a/law?id=1&year=2019",
    ],
)
def test_other_text(other):
    assert address_key(other) != address_key(PLAIN)


def test_signs_beyond_ascii_and_their_codes_are_the_same():
    assert address_key("https://exämple.org/política") == address_key(
        "https://xn--exmple-cua.org/pol%c3%adtica"
    )


def test_slash_within_a_name_is_not_a_slash_between_names():
    assert address_key("https://example.org/a%2Fb") != address_key("https://example.org/a/b")


def test_question_mark_in_a_name_is_no_query():
    assert address_key("https://example.org/a%3Fb=1") != address_key("https://example.org/a?b=1")


@pytest.mark.parametrize("odd", ["", "no address", "http://[::1", "https://example.org/%ff", "https://a:b/"])
def test_odd_addresses_have_keys_that_can_be_stored(odd):
    address_key(odd).encode("utf-8")


def test_long_addresses_that_differ_at_their_end_have_different_keys():
    one, other = (f"https://example.org/{'x' * 990}{end}" for end in "ab")
    assert address_key(one) != address_key(other)
    assert len(address_key(one)) == KEY_LENGTH


@pytest.mark.django_db
def test_key_follows_every_save():
    source = SourceFactory(url="https://www.example.org/a/")
    assert source.address_key == "example.org/a"
    source.url = "https://example.org/b"
    source.save()
    source.refresh_from_db()
    assert source.address_key == "example.org/b"


@pytest.mark.django_db
def test_key_is_set_in_bulk():
    Source.objects.bulk_create([SourceFactory.build(url="https://example.org/c")])
    assert Source.objects.get().address_key == "example.org/c"


@pytest.mark.django_db
def test_sources_with_an_address_are_those_that_are_kept():
    kept = SourceFactory(url="https://example.org/a")
    SourceFactory(url="https://example.org/a/", live=False, merged_into=kept)
    SourceFactory(url="https://example.org/other")
    assert list(Source.objects.with_address("http://www.example.org/a/#b")) == [kept]
    assert not Source.objects.with_address("").exists()
