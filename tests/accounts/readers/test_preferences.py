"""What a reader sees and changes by the link of a mail, and leaving."""

import datetime
import json

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts import tokens
from accounts.addresses import address_hash
from accounts.models import Consent, Follow, Forgotten, SignUp, Subscriber
from tests.accounts.readers.signing_up import NEWSLETTER, form_data
from tests.factories import CountryFactory, ThemeFactory
from tests.factories.readers import ConsentFactory, FollowFactory, SignUpFactory, SubscriberFactory
from tests.portal.markup import faults

pytestmark = pytest.mark.django_db
GONE = 410
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def reader():
    return SubscriberFactory(email="ana@example.org")


def preferences(reader) -> str:
    return f"/newsletter/preferences/{tokens.preferences_token(reader)}/"


def unsubscribe(reader, follow=None) -> str:
    return f"/newsletter/unsubscribe/{tokens.unsubscribe_token(reader, follow.pk if follow else None)}/"


def test_reader_changes_everything_by_the_link(client, reader):
    brazil, chile = (CountryFactory(iso3=code, published=True) for code in ("BRA", "CHL"))
    theme = ThemeFactory()
    kept = FollowFactory(subscriber=reader, kind="country", country=brazil)
    FollowFactory(subscriber=reader, kind="theme", theme=theme)
    fields = {
        "language": "pt",
        "rhythm": "at-once",
        "minor_too": "on",
        "country": ["BRA", "CHL"],
        "section": "events",
        "search": "policies?sort=title&country=BRA&view=table",
        "do": "save",
    }
    answer = client.post(preferences(reader), fields)

    assert "saved" in client.get(answer.url).content.decode()
    reader.refresh_from_db()
    assert (reader.language, reader.rhythm, reader.minor_too) == ("pt", "at-once", True)
    rows = reader.follows.order_by("kind", "pk")
    assert [(row.kind, row.country, row.section, row.query) for row in rows] == [
        ("country", brazil, "", ""),
        ("country", chile, "", ""),
        ("search", None, "policies", "country=BRA"),
        ("section", None, "events", ""),
    ]
    assert rows[0].pk == kept.pk


def test_nothing_ticked_or_nonsense_changes_nothing(client, reader):
    FollowFactory(subscriber=reader)
    for fields in (
        {"language": "xx", "rhythm": "weekly", "everything": "on"},
        {"language": "pt", "rhythm": "weekly"},
    ):
        page = client.post(preferences(reader), fields)
        assert "Nothing was changed yet." in page.content.decode()

    reader.refresh_from_db()
    assert (reader.language, reader.follows.count()) == ("en", 1)


def test_pause_ends_by_itself_or_by_a_press(client, reader):
    today = timezone.localdate()
    client.post(preferences(reader), {"do": "pause", "days": "30"})
    reader.refresh_from_db()
    assert (reader.state, reader.paused_until) == ("paused", today + datetime.timedelta(days=30))
    assert "Mails are paused until" in client.get(preferences(reader)).content.decode()
    assert not Subscriber.objects.receiving(today).exists()
    assert Subscriber.objects.receiving(reader.paused_until).get() == reader

    client.post(preferences(reader), {"do": "pause", "days": ""})
    assert not Subscriber.objects.receiving(today + datetime.timedelta(days=9999)).exists()
    client.post(preferences(reader), {"do": "resume"})

    assert Subscriber.objects.receiving(today).get() == reader


def test_data_are_all_that_is_kept(client, reader):
    FollowFactory(subscriber=reader, kind="country", country=CountryFactory(iso3="BRA", published=True))
    ConsentFactory(subscriber=reader)
    SignUpFactory(email=reader.email)
    answer = client.get(f"{preferences(reader)}data.json")

    assert "attachment" in answer["Content-Disposition"]
    told = json.loads(answer.content)
    assert told["follows"][0]["key"] == "BRA"
    assert told["consents"][0]["text_version"] == "2026-11"
    assert told["sign_ups_not_confirmed"][0]["email"] == "ana@example.org"
    assert told["mails"] == []
    untold = {"id", "email_key", "secret", "subscriber_id"}
    said = {"minor_too": "minor_changes_too"}
    for model, part in (
        (Subscriber, told),
        (Consent, told["consents"][0]),
        (SignUp, told["sign_ups_not_confirmed"][0]),
    ):
        columns = {field.attname for field in model._meta.concrete_fields} - untold
        assert {said.get(name, name) for name in columns} <= set(part)


def test_forgotten_reader_is_gone_and_never_written_to(client, reader, mailoutbox):
    FollowFactory(subscriber=reader)
    ConsentFactory(subscriber=reader)
    SignUpFactory(email="ana@example.org")
    link = preferences(reader)
    assert "for good" in client.get(f"{link}delete/").content.decode()
    page = client.post(f"{link}delete/").content.decode()

    for model in (Subscriber, Follow, Consent, SignUp):
        assert not model.objects.exists()
    assert Forgotten.objects.get().address_hash == address_hash("ana@example.org")
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith("accounts_"):
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  our own tables
                assert "ana@example.org" not in str(cursor.fetchall())
    assert client.get(link).status_code == GONE
    client.post(NEWSLETTER, form_data("Ana@Example.org"))
    assert not mailoutbox

    come_back = page.split('<p class="break"><a href="')[1].split('"')[0].partition("8000")[2]
    assert client.get(come_back).status_code == 200
    assert client.post(come_back).url == NEWSLETTER
    client.post(NEWSLETTER, form_data("Ana@Example.org"))
    assert len(mailoutbox) == 1


@pytest.mark.parametrize("body", [ONE_CLICK, {}])
def test_one_post_without_cookie_or_token_is_enough_to_leave(reader, body):
    FollowFactory(subscriber=reader)
    program = Client(enforce_csrf_checks=True)
    link = unsubscribe(reader)
    page = program.get(link).content.decode()
    assert "ana@example.org" in page
    assert Subscriber.objects.exists()

    answers = [program.post(link, body) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert "You have left" in answers[1].content.decode()
    assert not Subscriber.objects.exists()
    assert program.get(link).status_code == GONE


def test_one_follow_is_left_and_the_last_one_ends_all(client, reader):
    first = FollowFactory(subscriber=reader, kind="section", section="policies")
    last = FollowFactory(subscriber=reader, kind="section", section="events")
    others = FollowFactory()
    assert "Policies" in client.get(unsubscribe(reader, first)).content.decode()

    assert client.post(unsubscribe(reader, first)).url.startswith(preferences(reader))
    assert client.post(unsubscribe(reader, first), ONE_CLICK).status_code == 200
    assert client.get(unsubscribe(reader, first)).status_code == 200
    assert list(reader.follows.all()) == [last]
    client.post(unsubscribe(reader, last), ONE_CLICK)

    assert list(Subscriber.objects.all()) == [others.subscriber]


@pytest.mark.parametrize(("language", "said"), [("es", "Se ha dado de baja"), ("pt", "Você saiu")])
def test_leaving_speaks_the_language_of_the_reader(client, language, said):
    reader = SubscriberFactory(language=language)
    FollowFactory(subscriber=reader)

    assert said in client.post(unsubscribe(reader)).content.decode()


def test_link_of_one_reader_does_not_touch_another(client, reader):
    follow = FollowFactory()
    client.post(unsubscribe(reader, follow))

    assert Follow.objects.filter(pk=follow.pk).exists()


@pytest.mark.parametrize(
    "path",
    ["preferences/{}/", "preferences/{}/data.json", "preferences/{}/delete/", "confirm/{}/", "return/{}/"],
)
@pytest.mark.parametrize("token", ["x", "1.x", "1.%00", "é.é", "9" * 300])
def test_links_that_are_not_ours_are_over(client, path, token):
    SubscriberFactory(pk=1)
    for answer in (
        client.get("/newsletter/" + path.format(token)),
        client.post("/newsletter/" + path.format(token)),
    ):
        assert answer.status_code in (GONE, 405)


def test_pages_of_readers_are_not_kept_and_not_found(client, reader):
    FollowFactory(subscriber=reader)
    for link in (preferences(reader), unsubscribe(reader)):
        answer = client.get(link)
        assert "no-store" in answer["Cache-Control"]
        assert '<meta name="robots" content="noindex">' in answer.content.decode()


def test_page_makes_as_many_queries_for_many_follows_as_for_few(client, count_queries, reader):
    def follow(number):
        for _ in range(number):
            FollowFactory(subscriber=reader, kind="country", country=CountryFactory(published=True))
            FollowFactory(subscriber=reader, kind="theme", theme=ThemeFactory())

    follow(1)
    client.get(preferences(reader))
    few = count_queries(lambda: client.get(preferences(reader)))
    follow(4)

    assert count_queries(lambda: client.get(preferences(reader))) == few


def test_pages_of_readers_are_valid(client, reader):
    """The walk over all types of page cannot come here, for it has no link."""
    follow = FollowFactory(subscriber=reader, kind="search", section="policies", query="q=law")
    sign_up = SignUpFactory(language="es")
    link = preferences(reader)
    pages = [link, f"{link}?done=saved", f"{link}delete/", unsubscribe(reader), unsubscribe(reader, follow)]
    pages += [f"/newsletter/confirm/{tokens.confirm_token(sign_up)}/", "/newsletter/return/x/"]
    pages.append(tokens.return_url("0" * 64).partition("8000")[2])

    for page in pages:
        assert not faults(client.get(page).content.decode()), page
    client.post(link, {"do": "pause", "days": "30"})
    assert not faults(client.get(link).content.decode())
    assert not faults(client.post(link, {"do": "save"}).content.decode())
    assert not faults(client.post(f"{link}delete/").content.decode())
