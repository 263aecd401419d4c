"""The frame of a page knows where the reader is."""

import pytest
from django.test import RequestFactory
from django.utils import translation

from portal.context_processors import frame
from portal.opening_pages.make import make_opening_pages


def current(entries: list[dict]) -> list[str]:
    return [entry["url"] for entry in entries if entry["current"]]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", []),
        ("/countries/", ["/countries/"]),
        ("/countries/chile/", ["/countries/"]),
        ("/positions/chile-2024/", ["/positions/matrix/"]),
        ("/countriesque/", []),
    ],
)
def test_navigation_marks_the_part_of_the_site(path, expected):
    assert current(frame(RequestFactory().get(path))["navigation"]) == expected


def test_navigation_stays_in_the_language_of_the_address():
    with translation.override("pt"):
        context = frame(RequestFactory().get("/pt/sources/"))

    assert all(entry["url"].startswith("/pt/") for entry in context["navigation"])
    assert current(context["footer_navigation"]) == ["/pt/sources/"]


@pytest.mark.django_db
def test_navigation_has_no_dead_link(client):
    make_opening_pages()
    context = frame(RequestFactory().get("/"))

    for entry in [*context["navigation"], *context["footer_navigation"]]:
        assert client.get(entry["url"]).status_code == 200, entry["url"]
