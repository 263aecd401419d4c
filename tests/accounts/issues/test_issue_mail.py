"""The letter as a parser reads it: two parts, three languages, no pictures, and the way out of it alone."""

import datetime
import email
import email.policy
import re

import html5lib
import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.actions.send_mailing import send_mailing
from accounts.actions.send_test_letter import send_test_letter
from accounts.models import Subscriber
from tests.accounts.issues.issues import INTRODUCTION, draft, published, wanting_readers
from tests.factories import EventFactory, InstrumentFactory, UserFactory

pytestmark = pytest.mark.django_db

SPANISH = "Estimadas lectoras y lectores, fueron semanas intensas para la política digital de la región."


def parsed(message):
    """A mail as programs for mail parse it."""
    return email.message_from_bytes(message.message().as_bytes(), policy=email.policy.default)


@pytest.fixture
def letters(mailoutbox):
    """What readers of each language get of a letter that is written in English and Spanish."""
    people = {code: wanting_readers(1, language=code)[0] for code in ("en", "es", "pt")}
    InstrumentFactory(
        slug="treaty",
        title="Treaty of São Paulo",
        title_es="Tratado de São Paulo",
        official_title="",
        published=True,
    )
    EventFactory(
        slug="talks",
        starts_on=(timezone.localdate() + datetime.timedelta(days=9)).isoformat(),
        official_title="",
        title="Talks",
        published=True,
    )
    issue = published(
        ("instruments/treaty", "The first of its kind."),
        title_es="Lo que pasó en noviembre",
        introduction_es=SPANISH,
        with_changes=False,
    )
    send_mailing(issue.mailing.pk)
    return {
        code: parsed(its) for code, person in people.items() for its in mailoutbox if its.to == [person.email]
    }


def test_it_stands_in_the_readers_language_or_says_that_it_is_in_english(letters):
    english, spanish, portuguese = (
        letters[code].get_body(("plain",)).get_content() for code in ("en", "es", "pt")
    )
    assert str(letters["es"]["Subject"]) == "Lo que pasó en noviembre"
    assert str(letters["pt"]["Subject"]) == "What moved in November"
    assert INTRODUCTION in english.replace("\r\n", "\n")
    assert SPANISH in spanish
    assert "inglés" not in spanish.split("Tratado")[0]
    assert "ainda não foi traduzida" in portuguese
    assert "busy weeks" in portuguese
    assert "Nesta carta".upper() in portuguese
    assert "The first of its kind.\n(Aún sin traducir; este texto está en inglés.)" in spanish
    assert "The first of its kind.\n(" not in portuguese  # for it is said of the whole letter


def test_it_names_chosen_records_with_the_line_of_the_editors_and_events_with_their_day(letters):
    text = letters["es"].get_body(("plain",)).get_content()
    assert "Tratado de São Paulo" in text
    assert "The first of its kind." in text
    assert "PRÓXIMAMENTE" in text
    assert re.search(r"Eventos · \d+ [a-z]{3} \d{4}", text)


def test_html_reads_without_pictures_and_says_which_words_are_in_another_language(letters):
    for code, message in letters.items():
        html = message.get_body(("html",)).get_content()
        document = html5lib.parse(html, namespaceHTMLElements=False)
        assert document.get("lang") == code
        assert not list(document.iter("img"))
        assert not list(document.iter("script"))
        assert "prefers-color-scheme: dark" in html
        assert document.find(".//h1").get("style")
    html = letters["pt"].get_body(("html",)).get_content()
    introduction = html5lib.parse(html, namespaceHTMLElements=False).find(".//div[@class='intro']")
    assert introduction.get("lang") == "en"
    assert introduction.find(".//a").get("href") == "https://example.org/talks"


def test_it_leads_to_the_archive_and_out_of_the_letters_alone(letters, client):
    message = letters["es"]
    assert "/es/newsletter/archive/first/" in message.get_body(("plain",)).get_content()
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["Auto-Submitted"] == "auto-generated"
    address = re.search(r"<https?://[^/]+(/.*)>", message["List-Unsubscribe"])[1]
    client.post(address, {"List-Unsubscribe": "One-Click"})
    reader = Subscriber.objects.get(email=message["To"])
    assert list(reader.follows.values_list("kind", flat=True)) == ["everything"]


def test_test_goes_to_its_editor_alone_and_says_that_it_is_one(mailoutbox):
    wanting_readers(1)
    editor = UserFactory(role="Editors")
    send_test_letter(draft(author=editor), editor, "pt")
    message = parsed(mailoutbox[0])
    assert len(mailoutbox) == 1
    assert message["To"] == editor.email
    assert str(message["Subject"]) == "[Teste] What moved in November"
    assert message["List-Unsubscribe"] is None
    assert reverse("newsletter") in message.get_body(("plain",)).get_content()
