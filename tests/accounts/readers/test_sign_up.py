"""Signing up: double opt-in, the same answer to everybody, limits."""

import datetime
from email import message_from_bytes, policy

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.utils import timezone

from accounts.actions.leave import forget
from accounts.models import Consent, Follow, Forgotten, SignUp, Subscriber
from accounts.tokens import confirm_token
from tests.accounts.readers.signing_up import NEWSLETTER, form_data, link_in
from tests.factories import CountryFactory, ThemeFactory
from tests.factories.readers import FollowFactory, SignUpFactory, SubscriberFactory

pytestmark = pytest.mark.django_db
GONE, TOO_MANY = 410, 429


@pytest.fixture(autouse=True)
def _no_counts():
    cache.clear()
    yield
    cache.clear()


def test_nobody_is_a_reader_before_a_press(client, mailoutbox):
    answer = client.post(NEWSLETTER, form_data())
    assert answer.url == "/newsletter/sent/"
    assert client.get(answer.url).status_code == 200
    (mail,) = mailoutbox
    link = link_in(mail, "confirm")
    assert mail.to == ["ana@example.org"]
    assert client.get(link).status_code == 200
    assert not Subscriber.objects.exists()

    preferences = client.post(link, {"do": "confirm"}).url

    reader = Subscriber.objects.get()
    assert (reader.email, reader.rhythm, reader.state) == ("ana@example.org", "weekly", "confirmed")
    assert reader.follows.get().kind == "everything"
    consent = Consent.objects.get()
    assert (consent.text_version, consent.language, consent.page) == ("2026-11-27", "en", NEWSLETTER)
    assert "confirmed" in client.get(preferences).content.decode()
    assert client.get(link).status_code == client.post(link).status_code == GONE
    assert Subscriber.objects.count() == Consent.objects.count() == 1


def test_press_of_a_stranger_deletes_the_address(client):
    sign_up = SignUpFactory()
    client.post(f"/newsletter/confirm/{confirm_token(sign_up)}/", {"do": "refuse"})

    assert not SignUp.objects.exists()
    assert not Subscriber.objects.exists()


@pytest.mark.parametrize(
    ("language", "subject", "said"),
    [("en", "Confirm", "weekly"), ("es", "Confirm", "cada semana"), ("pt", "Confirm", "toda semana")],
)
def test_mail_is_in_the_language_of_the_reader(client, mailoutbox, language, subject, said):
    brazil = CountryFactory(
        iso3="BRA", title_en="Brazil", title_es="Brasil", title_pt="Brasil", published=True
    )
    client.post(NEWSLETTER, form_data(language=language, everything="", country=brazil.iso3))
    (mail,) = mailoutbox

    parsed = message_from_bytes(mail.message().as_bytes(), policy=policy.default)
    plain, html = (parsed.get_body((kind,)).get_content() for kind in ("plain", "html"))

    assert parsed["Subject"].startswith(subject)
    assert parsed["Auto-Submitted"] == "auto-generated"
    for part in (plain, html):
        assert said in part
        assert ("Brazil" if language == "en" else "Brasil") in part
        assert "<img" not in part
    assert f'lang="{language}"' in html
    path = link_in(mail, "confirm")
    assert path.startswith("/newsletter/" if language == "en" else f"/{language}/newsletter/")
    assert f'<div lang="{language}">' in client.get(path).content.decode()


def _known(address):
    FollowFactory(subscriber=SubscriberFactory(email=address))


def _paused(address):
    SubscriberFactory(email=address, state="paused")


def _suppressed(address):
    SubscriberFactory(email=address, state="suppressed")


def _forgotten(address):
    forget(SubscriberFactory(email=address))


def _asked(address):
    SignUpFactory(email=address)


@pytest.mark.parametrize("make_known", [_known, _paused, _suppressed, _forgotten, _asked])
def test_answer_tells_nothing_about_an_address(client, count_queries, settings, mailoutbox, make_known):
    make_known("known@example.org")
    settings.TASKS = {
        name: {"BACKEND": "django_tasks.backends.dummy.DummyBackend"} for name in settings.TASKS
    }
    answers, pages = {}, {}
    for address in ("unknown@example.org", "known@example.org"):
        queries = count_queries(
            lambda one=address: answers.update({one: client.post(NEWSLETTER, form_data(one))})
        )
        answer = answers[address]
        pages[address] = (
            queries,
            answer.status_code,
            answer.url,
            answer.content,
            sorted(answer.headers.items()),
        )

    assert pages["unknown@example.org"] == pages["known@example.org"]
    assert answers["known@example.org"].status_code == 302
    assert not mailoutbox  # mails are a worker's work


def test_known_reader_keeps_all_until_the_press(client, mailoutbox):
    reader = SubscriberFactory(email="ana@example.org", language="pt", rhythm="monthly")
    theme = ThemeFactory()
    FollowFactory(subscriber=reader, kind="theme", theme=theme)
    client.post(NEWSLETTER, form_data("ANA@Example.org", everything="", section="policies"))

    reader.refresh_from_db()
    assert (reader.language, reader.rhythm, reader.follows.count()) == ("pt", "monthly", 1)
    (mail,) = mailoutbox
    assert client.get(link_in(mail, "preferences")).status_code == 200
    assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    client.post(link_in(mail, "confirm"))

    reader.refresh_from_db()
    assert (reader.language, reader.rhythm) == ("en", "weekly")
    assert {follow.kind for follow in reader.follows.all()} == {"theme", "section"}


@pytest.mark.parametrize("make_known", [_forgotten, _suppressed])
def test_who_must_not_be_written_to_is_not(client, mailoutbox, make_known):
    make_known("known@example.org")
    client.post(NEWSLETTER, form_data("known@example.org"))

    assert not mailoutbox
    assert not SignUp.objects.exists()


def test_limits_by_network_and_address(client, mailoutbox, settings):
    settings.SIGN_UPS_PER_ADDRESS, settings.SIGN_UPS_PER_NETWORK = 2, 4
    answers = [client.post(NEWSLETTER, form_data("a@example.org")) for _ in range(3)]
    assert {answer.url for answer in answers} == {"/newsletter/sent/"}
    assert len(mailoutbox) == 2
    client.post(NEWSLETTER, form_data("b@example.org"))

    refused = client.post(NEWSLETTER, form_data("c@example.org"))

    assert refused.status_code == TOO_MANY
    assert "c@example.org" in refused.content.decode()
    assert len(mailoutbox) == 3


def test_program_is_answered_as_a_person_and_kept_out(client, mailoutbox):
    assert client.post(NEWSLETTER, form_data(website="x")).url == "/newsletter/sent/"
    assert client.post(NEWSLETTER, form_data(stamp="x")).status_code == 200
    assert not mailoutbox
    assert not SignUp.objects.exists()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"email": "ana@"}, "a part after the sign @"),
        ({"email": ""}, "Email address"),
        ({"email": "\0@\uffff" * 300}, "Email address"),
        ({"rhythm": "hourly"}, "How often"),
        ({"language": "fr"}, "Language of the mails"),
        ({"everything": ""}, "Choose what to follow"),
        ({"everything": "", "country": ["BRA", "\0"]}, "cannot be followed"),
        ({"everything": "", "search": "policies?colour=red"}, "is no search"),
        ({"everything": "", "search": "nothing?" + "x" * 5000}, "is no search"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_sent(client, mailoutbox, fields, said):
    answer = client.post(NEWSLETTER, form_data(**fields))

    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not mailoutbox


def test_address_fills_in_the_form_and_bad_parts_are_named(client):
    CountryFactory(iso3="BRA", title_en="Brazil", published=True)
    page = client.get(
        f"{NEWSLETTER}?country=BRA&country=XXX&search=policies%3Fcountry%3DBRA"
    ).content.decode()

    assert 'value="BRA" checked' in page
    assert 'value="policies?country=BRA" checked' in page
    assert "Policies (Country: Brazil)" in page
    assert "“XXX” cannot be followed." in page
    assert 'name="everything" value="on" checked' not in page


def test_counting_again_sends_nothing_and_keeps_what_was_typed(client, mailoutbox):
    page = client.post(NEWSLETTER, form_data("half@", reckon="1", rhythm="monthly")).content.decode()

    assert 'value="half@"' in page
    assert 'value="monthly" checked' in page
    assert "Nothing was sent yet" not in page
    assert not mailoutbox


def test_sign_ups_go_when_their_link_is_over(settings):
    old = SignUpFactory(created_at=timezone.now() - datetime.timedelta(days=settings.SIGN_UP_DAYS, minutes=1))
    new = SignUpFactory()
    call_command("forget_sign_ups", verbosity=0)

    assert list(SignUp.objects.all()) == [new]
    assert old.pk != new.pk


def test_form_stands_in_the_foot_of_pages_and_works_there(client, mailoutbox):
    page = client.get("/policies/").content.decode()
    foot = page[page.index('class="newsletter') :]
    for name in (
        "email",
        "rhythm",
        "language",
        "stamp",
        "website",
        "everything",
        "page",
        "csrfmiddlewaretoken",
    ):
        assert f'name="{name}"' in foot
    client.post(NEWSLETTER, form_data(page="/policies/"))

    client.post(link_in(mailoutbox[0], "confirm"))

    assert Consent.objects.get().page == "/policies/"
    assert Follow.objects.get().kind == "everything"
    assert not Forgotten.objects.exists()
