"""A reader chooses light or dark, and stays on the page."""

import pytest
from django.test import RequestFactory

from portal.context_processors import frame
from portal.views.appearance import ONE_YEAR, chosen_theme


@pytest.mark.parametrize("theme", ["system", "light", "dark"])
def test_choice_is_kept_for_a_year(client, theme):
    response = client.post("/appearance/", {"theme": theme})

    cookie = response.cookies["theme"]
    assert cookie.value == theme
    assert cookie["max-age"] == ONE_YEAR
    assert cookie["samesite"] == "Lax"
    assert cookie["httponly"]


@pytest.mark.parametrize("data", [{}, {"theme": ""}, {"theme": "pink"}, {"theme": "dark\x00"}])
def test_unknown_choice_changes_nothing(client, data):
    response = client.post("/appearance/", data)

    assert response.status_code == 302
    assert "theme" not in response.cookies


@pytest.mark.parametrize(
    ("referer", "expected"),
    [
        ("http://testserver/countries/?theme=cybercrime&page=2", "/countries/?theme=cybercrime&page=2"),
        ("http://testserver/es/positions/", "/es/positions/"),
        ("http://testserver//evil.example/", "/evil.example/"),
        ("http://evil.example/countries/", "/"),
        ("https://testserver.evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_reader_comes_back_to_a_page_of_ours(client, referer, expected):
    response = client.post("/appearance/", {"theme": "dark"}, headers={"referer": referer})

    assert response["Location"] == expected


def test_only_a_form_changes_the_appearance(client):
    assert client.get("/appearance/").status_code == 405


@pytest.mark.parametrize(("cookie", "expected"), [("dark", "dark"), ("", "system"), ("<script>", "system")])
def test_pages_follow_the_cookie_and_nothing_else(cookie, expected):
    request = RequestFactory().get("/", headers={"cookie": f"theme={cookie}"})

    assert chosen_theme(request) == expected
    assert frame(request)["theme"] == expected
