"""What stands in the mails to readers, read back by a parser that does not know how they were written."""

import datetime
import email
import email.policy
import re
from dataclasses import replace

import pytest

from accounts.alerts.news import news_of
from accounts.alerts.period import Period
from accounts.alerts.rules import Rule
from accounts.letters.letter import Links, letter
from accounts.letters.words import FIELDS, SECTIONS, WORDS
from accounts.letters.writer import LetterWriter
from accounts.models.follow import FollowKind
from initiatives.history.fields import EDITORIAL_FIELDS
from initiatives.registry import SECTIONS as REGISTERED
from tests.factories import CountryFactory, PolicyFactory
from tests.initiatives.history.desk import moment, move_first, publish_at, withdraw_at

LINKS = Links("https://example.org/newsletter/me/1.abc/", "https://example.org/newsletter/leave/1.def/")
NOW = moment("2026-03-09T06:00")
WEEK = Period(moment("2026-03-02T00:00"), moment("2026-03-09T00:00"))


def links_for(written):
    """With a link for each reason."""
    return replace(LINKS, stops=tuple(f"{LINKS.leave}{number}/" for number in range(len(written.reasons))))


def parsed(written, to="reader@example.org"):
    """A letter as a program for mail reads it."""
    sent = letter(written, to, links_for(written), "1-2", NOW).message().as_bytes(linesep="\r\n")
    return email.message_from_bytes(sent, policy=email.policy.default)


def bodies(mail) -> tuple[str, str]:
    """Plain text and HTML."""
    return mail.get_body(("plain",)).get_content(), mail.get_body(("html",)).get_content()


@pytest.fixture
def brazil(db):
    """A state that is public since long ago."""
    country = CountryFactory(
        published=True, slug="brazil", iso3="BRA", title="Brazil", title_es="Brasil", title_pt="Brasil"
    )
    move_first(country, "2020-01-01T00:00")
    return country


@pytest.fixture
def writer(brazil):
    """The letters of a week: a new policy, one that changed twice, and one that was withdrawn."""
    old = {"published": True, "country": brazil}
    new = PolicyFactory(
        published=True,
        country=brazil,
        official_title="Ciberdefesa em São Paulo",
        official_title_language="pt",
        summary_es="Una política.",
    )
    changed = PolicyFactory(**old, official_title="", title="Research & plan", summary_en="Old words.")
    gone = PolicyFactory(**old)
    for record in (changed, gone):
        move_first(record, "2025-01-01T00:00")
    move_first(new, "2026-03-03T00:00")
    publish_at(changed, "2026-03-04T00:00", "A comma was wrong.", "minor", summary_en="New words.")
    publish_at(changed, "2026-03-05T00:00", "It was adopted.", status="draft")
    withdraw_at(gone, "2026-03-06T00:00", "It was replaced by another.")
    return LetterWriter(news_of(WEEK), WEEK, "weekly")


def test_a_letter_says_what_changed_and_why_it_is_told(writer, brazil):
    rules = frozenset({Rule("country", brazil.pk), Rule("search", section="policies", query="country=BRA")})
    mail = parsed(writer.write("en", False, rules))
    text, html = bodies(mail)
    for body in (text, html):
        assert "Here because it is in your search of Policies: Brazil, you follow Brazil." in body
        assert "Here because you follow Brazil." in body
        assert "It was adopted." in body
        assert "A comma was wrong." not in body
        assert "It was replaced by another." in body
        assert "Changed: status, summary." in body
        assert LINKS.preferences in body
        assert LINKS.leave in body
        assert "invalid" not in body
    assert text.count("Ciberdefesa em São Paulo") == 1
    assert "Research & plan" in text
    assert "Research &amp; plan" in html
    assert "?from=1&amp;to=3" in html
    assert re.findall(r"<(img|script|link)\b", html) == []
    assert "prefers-color-scheme: dark" in html


def test_minor_changes_are_told_to_those_who_want_them(writer, brazil):
    text, _html = bodies(parsed(writer.write("en", True, frozenset({Rule("country", brazil.pk)}))))
    assert "A comma was wrong." in text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "es",
            [
                "Está aquí porque usted sigue Brasil.",
                "Nuevo",
                "Una política.",
                "Políticas · Brasil",
                "Cambió: estado, resumen.",
                "entre el 2 mar 2026 y el 9 mar 2026",
            ],
        ),
        (
            "pt",
            [
                "Está aqui porque você segue Brasil.",
                "Novo",
                "Ainda sem tradução; este texto está em inglês.",
                "Mudou: situação, resumo.",
            ],
        ),
    ],
)
def test_letters_speak_the_language_of_their_reader_or_say_where_not(writer, brazil, language, words):
    mail = parsed(writer.write(language, False, frozenset({Rule("country", brazil.pk)})))
    text, html = bodies(mail)
    for word in words:
        assert word in text
        assert word in html
    assert f"/{language}/policies/" in text
    assert "Here because" not in text
    assert mail["Content-Language"] == language


@pytest.mark.parametrize(
    ("language", "withdrawn", "new"),
    [
        (
            "en",
            "Here because you follow this record, it is among the changes that you follow: Withdrawn.",
            "Here because you follow this record, it is in your search through everything: Policies; Brazil.",
        ),
        (
            "es",
            "Está aquí porque usted sigue este registro, figura entre los cambios que usted sigue: Retirado.",
            "Está aquí porque usted sigue este registro, figura en su búsqueda en todo el catálogo: "
            "Políticas; Brasil.",
        ),
        (
            "pt",
            "Está aqui porque você segue este registro, está entre as alterações que você segue: Retirado.",
            "Está aqui porque você segue este registro, está na sua busca em todo o catálogo: "
            "Políticas; Brasil.",
        ),
    ],
    ids=["en", "es", "pt"],
)
def test_records_searches_and_changes_say_why_they_are_told(writer, language, withdrawn, new):
    followed = [item.record.slug for item in news_of(WEEK).items if item.is_withdrawn or item.is_new]
    rules = [Rule("record", section="policies", slug=slug) for slug in followed]
    rules += [
        Rule("everywhere", query="type=policies&country=BRA"),
        Rule("changes", query="kind=withdrawn"),
    ]
    text, _html = bodies(parsed(writer.write(language, False, frozenset(rules))))

    assert withdrawn in " ".join(text.split())
    assert new in " ".join(text.split())


def test_headers_are_those_of_a_list_that_one_can_leave_at_once(writer, brazil):
    mail = parsed(writer.write("pt", False, frozenset({Rule("country", brazil.pk)})), "joão@example.org")
    assert mail.defects == []
    assert mail["List-Unsubscribe"] == f"<{LINKS.leave}>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["Message-ID"] == "<1-2@127.0.0.1>"
    assert mail["List-Id"] == "<alerts.127.0.0.1>"
    assert mail["Date"].datetime == NOW
    assert mail["From"].addresses[0].display_name == WORDS["pt"]["site"]
    assert mail["From"].addresses[0].addr_spec == "portal@example.org"
    assert mail["Subject"] == "3 registros no que você segue: Brasil"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]


def test_accents_in_headers_survive_and_lines_do_not_break_them(brazil):
    policy = PolicyFactory(
        published=True, country=brazil, official_title="Lei de São Paulo\nBcc: x@example.org"
    )
    move_first(policy, "2026-03-03T00:00")
    writer = LetterWriter(news_of(WEEK), WEEK, "at-once")
    mail = parsed(writer.write("en", False, frozenset({Rule("everything")})))
    assert mail["Subject"] == "New: Lei de São Paulo Bcc: x@example.org"
    assert mail["Bcc"] is None


def test_nothing_is_written_where_nothing_is_picked(writer):
    assert writer.write("en", True, frozenset({Rule("section", section="events")})) is None
    assert writer.write("en", True, frozenset()) is None


def test_a_letter_is_written_once_for_all_who_share_it_without_queries(writer, brazil, count_queries):
    rules = frozenset({Rule("country", brazil.pk)})
    first = writer.write("es", False, rules)
    assert count_queries(lambda: writer.write("es", False, rules)) == 0
    assert writer.write("es", False, rules) is first


def test_all_languages_have_all_words():
    names = {name for fields in EDITORIAL_FIELDS.values() for name in fields}
    bases = {re.sub("_(en|es|pt)$", "", name) for name in names} | {"source", "point"}
    assert bases == set(FIELDS)
    assert {section.key for section in REGISTERED} == set(SECTIONS)
    assert {tuple(words) for words in WORDS.values()} == {tuple(WORDS["en"])}
    told = set(FollowKind.values) - {FollowKind.LETTERS}
    assert {f"{word}_{kind}" for word in ("reason", "stop") for kind in told} <= set(WORDS["en"])
    for words in (*FIELDS.values(), *SECTIONS.values()):
        assert list(words) == ["en", "es", "pt"]


def test_news_take_a_fixed_number_of_queries(brazil, count_queries):
    def asked():
        news = news_of(WEEK)
        LetterWriter(news, WEEK, "weekly")
        return news

    def add(number):
        for _each in range(number):
            move_first(PolicyFactory(published=True, country=brazil), "2026-03-03T00:00")

    add(2)
    few = count_queries(asked)
    add(6)
    assert len(asked().items) == 8
    assert count_queries(asked) == few
    assert NOW - WEEK.until < datetime.timedelta(days=1)


@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_what_is_sent_is_what_would_be_composed_anew(writer, brazil, language):
    written = writer.write(language, True, frozenset({Rule("country", brazil.pk)}))
    mail = letter(written, "reader@example.org", links_for(written), "1-2", NOW)
    quick = mail.message().as_bytes(linesep="\r\n")
    assert quick is mail.ready
    mail.ready = None
    slow = mail.message().as_bytes(linesep="\r\n")
    assert headers_and_bodies(quick) == headers_and_bodies(slow)


def headers_and_bodies(content: bytes):
    """All that a program reads, save the line that parts the bodies and is made up each time."""
    mail = email.message_from_bytes(content, policy=email.policy.default)
    headers = {name: str(value) for name, value in mail.items() if name != "Content-Type"}
    return headers, bodies(mail), [dict(part.items()) for part in mail.iter_parts()]
