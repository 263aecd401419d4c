"""The pages of readers are wholly in the language of their address."""

import re
from html.parser import HTMLParser

import pytest

from accounts.tokens import preferences_token
from tests.accounts.readers.signing_up import form_data
from tests.factories.readers import FollowFactory

pytestmark = pytest.mark.django_db
SPOKEN = {"aria-label", "placeholder"}
SAME_SORT = re.compile(r"@|^\d+ \w+ \d{4}$")  # addresses, and days
# What is called the same in another language: names of languages, and words that languages share.
SAME = {"EN", "ES", "PT", "API", "English", "Español", "Português", "Menu"}


class Texts(HTMLParser):
    """The texts of a page that somebody reads or hears."""

    def __init__(self, html: str):
        super().__init__()
        self.found: set[str] = set()
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.found.add(" ".join(data.split()))

    def handle_starttag(self, tag: str, attributes: list) -> None:
        said = dict(attributes)
        self.found |= {said[name] or "" for name in SPOKEN & said.keys()}
        if said.get("name") == "description":
            self.found.add(said["content"])


def texts_of(answer, language: str) -> set[str]:
    html = answer.content.decode()
    assert f'<html lang="{language}"' in html
    return {
        text for text in Texts(html).found if re.search(r"[^\W\d]{2}", text) and not SAME_SORT.search(text)
    }


@pytest.mark.parametrize("language", ["es", "pt"])
@pytest.mark.parametrize(
    "page", ["", "sent/", "confirm/over/", "preferences/{token}/", "preferences/{token}/delete/"]
)
def test_no_text_of_a_page_stays_english(client, language, page):
    follow = FollowFactory(kind="section", section="policies")
    page = "/newsletter/" + page.format(token=preferences_token(follow.subscriber))

    in_english, here = (
        texts_of(client.get(prefix + page), code) for prefix, code in (("", "en"), (f"/{language}", language))
    )

    assert (in_english & here) <= SAME


def test_no_message_of_the_form_stays_english(client):
    wrong = form_data("ana", everything="", country="XXX", rhythm="x", language="x", search="x?y")

    in_english, here = (
        texts_of(client.post(prefix + "/newsletter/", wrong), code)
        for prefix, code in (("", "en"), ("/es", "es"))
    )

    assert (in_english & here) <= SAME
