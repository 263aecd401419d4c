"""A reader reports an error; whatever is refused, nothing typed is lost."""

import time

import pytest
from django.core.cache import cache

from initiatives.corrections.stamp import make_stamp
from initiatives.models import CorrectionReport
from tests.factories import CorrectionReportFactory, CountryFactory, PolicyFactory
from tests.initiatives.corrections.sending import ADDRESS, TEXT, filled
from tests.portal.markup import faults

pytestmark = pytest.mark.django_db
A_DAY_AND_A_BIT = 25 * 60 * 60


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()
    yield
    cache.clear()


def send(client, data, prefix=""):
    return client.post(f"{prefix}{ADDRESS}", data)


@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("/es", "es"), ("/pt", "pt")])
def test_report_on_a_record_is_kept(client, prefix, language):
    policy = PolicyFactory(published=True)
    response = send(client, filled(policy, email="reader@example.org", source_url="example.org/law"), prefix)

    report = CorrectionReport.objects.get()
    assert response.status_code == 302
    assert response["Location"] == f"{prefix}/corrections/{report.reference}/sent/"
    assert (report.record, report.fact, report.text) == (policy, "adopted", TEXT)
    assert (report.email, report.source_url) == ("reader@example.org", "https://example.org/law")
    assert (report.language, report.state) == (language, "open")


def test_thanks_name_the_reference(client):
    response = client.post(ADDRESS, filled(), follow=True)

    page = response.content.decode()
    assert CorrectionReport.objects.get().reference in page
    assert faults(page) == []


def test_report_on_a_page_names_it(client):
    send(client, filled(address="/method/"))

    report = CorrectionReport.objects.get()
    assert (report.record, report.address) == (None, "/method/")


def test_form_works_with_the_protection_against_other_sites(client):
    strict = type(client)(enforce_csrf_checks=True)
    policy = PolicyFactory(published=True)
    strict.get(ADDRESS)
    data = {**filled(policy), "csrfmiddlewaretoken": strict.cookies["csrftoken"].value}

    assert send(strict, filled(policy)).status_code == 403
    assert send(strict, data).status_code == 302
    assert "sessionid" not in strict.cookies


def test_address_names_record_and_fact(client):
    policy = PolicyFactory(published=True)
    page = client.get(f"{ADDRESS}?about=policies/{policy.slug}&fact=adopted").content.decode()

    assert f'name="about" value="policies/{policy.slug}"' in page
    assert f'<a href="{policy.get_absolute_url()}" lang="es">{policy.heading}</a>' in page
    assert 'name="fact" value="adopted"' in page
    assert 'name="address"' not in page


def test_record_page_leads_to_its_form(client):
    policy = PolicyFactory(published=True)
    country = policy.country
    for record, key in ((policy, "policies"), (country, "countries")):
        page = client.get(record.get_absolute_url()).content.decode()
        assert f'href="/corrections/?about={key}/{record.slug}"' in page


@pytest.mark.parametrize(
    "about", ["policies/no-such", "nonsense", "policies/", "/", "x/y/z", "policies/\x00"]
)
def test_what_is_not_public_cannot_be_named(client, about):
    response = client.get(ADDRESS, {"about": about})

    assert response.status_code == 200
    assert response.context["subject"] is None
    assert faults(response.content.decode().replace("\x00", "")) == []


def test_draft_reads_like_nothing_at_all(client):
    draft = PolicyFactory(country=CountryFactory(published=True))
    pages = [
        client.get(ADDRESS, {"about": f"policies/{slug}"}) for slug in (draft.slug, "x" * len(draft.slug))
    ]
    assert all("Nothing is public under" in page.content.decode() for page in pages)
    assert all(page.context["subject"] is None for page in pages)
    response = send(client, filled(draft, address=""))
    assert "not public any more" in response.content.decode()
    assert not CorrectionReport.objects.exists()


WRONG = {
    "no text": ({"text": ""}, "What is wrong: "),
    "short text": ({"text": "wrong"}, "What is wrong: "),
    "long text": ({"text": "x" * 4001}, "What is wrong: "),
    "no email": ({"email": "reader@"}, "Your email: "),
    "no address": ({"source_url": "not an address"}, "Where the right thing is read: "),
    "script": ({"source_url": "javascript:alert(1)"}, "Where the right thing is read: "),
    "no page": ({"address": ""}, "Page: "),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_mistakes_are_named_and_all_that_was_typed_is_kept(client, wrong):
    changes, problem = WRONG[wrong]
    data = filled(**{"email": "reader@example.org", "source_url": "https://example.org/law", **changes})
    response = send(client, data)

    page = response.content.decode()
    assert response.status_code == 200
    assert problem in page
    assert faults(page) == []
    for name in ("fact", "text", "email", "source_url", "address"):
        assert response.context["form"][name].value() == data[name]
    assert f'name="stamp" value="{data["stamp"]}"' in page
    assert not CorrectionReport.objects.exists()


def test_old_page_gets_a_fresh_stamp_and_keeps_its_words(client):
    old = make_stamp(time.time() - A_DAY_AND_A_BIT)
    response = send(client, filled(stamp=old))

    page = response.content.decode()
    assert "open for more than a day" in page
    assert TEXT in page
    assert response.context["form"].stamp_to_show != old
    assert not CorrectionReport.objects.exists()


def test_too_fast_is_refused_once_and_goes_through_later(client):
    stamp = make_stamp(time.time())
    response = send(client, filled(stamp=stamp))

    assert "faster than people type" in response.content.decode()
    assert response.context["form"].stamp_to_show == stamp
    assert not CorrectionReport.objects.exists()


@pytest.mark.parametrize("stamp", ["", "forged"])
def test_form_without_a_stamp_of_ours_is_not_taken(client, stamp):
    send(client, filled(stamp=stamp))

    assert not CorrectionReport.objects.exists()


def test_program_gets_the_same_thanks_and_is_kept_apart(client):
    policy = PolicyFactory(published=True)
    response = send(client, filled(policy, website="https://spam.example"))

    report = CorrectionReport.objects.get()
    assert response["Location"] == f"/corrections/{report.reference}/sent/"
    assert report.state == "spam"
    assert report.reference not in client.get(ADDRESS).content.decode()


def test_decoy_is_hidden_by_a_class_and_says_what_it_is(client):
    page = client.get(ADDRESS).content.decode()

    assert '<div class="decoy"><label for="id_website">Leave this empty' in page
    assert 'tabindex="-1"' in page


def test_network_that_sends_too_much_is_told_so_and_keeps_its_words(client, settings):
    settings.CORRECTIONS_PER_NETWORK = 1
    send(client, filled())
    response = send(client, filled(text="Another thing is wrong as well."))

    assert response.status_code == 429
    assert "Another thing is wrong as well." in response.content.decode()
    assert CorrectionReport.objects.count() == 1
    assert (
        client.post(ADDRESS, filled(text="From elsewhere it goes on."), REMOTE_ADDR="192.0.2.77").status_code
        == 302
    )


def test_record_that_receives_too_much_is_closed_for_the_day(client, settings):
    settings.CORRECTIONS_PER_RECORD = 1
    policy, other = PolicyFactory.create_batch(2, published=True)
    answers = [
        client.post(
            ADDRESS,
            filled(record, text=f"Wrong in a way of its own: {place}"),
            REMOTE_ADDR=f"192.0.2.{place}",
        )
        for place, record in enumerate((policy, policy, other))
    ]

    assert [answer.status_code for answer in answers] == [302, 429, 302]


def test_same_text_sent_twice_is_one_report(client):
    first = send(client, filled())
    second = send(client, filled(text=f"  {TEXT.upper()} "))

    assert first["Location"] == second["Location"]
    assert CorrectionReport.objects.count() == 1


def test_same_text_about_everything_is_spam(client):
    for policy in PolicyFactory.create_batch(4, published=True):
        send(client, filled(policy))

    assert list(CorrectionReport.objects.order_by("pk").values_list("state", flat=True)) == [
        "open",
        "open",
        "open",
        "spam",
    ]


def test_page_is_not_kept_by_caches(client):
    assert "no-store" in client.get(ADDRESS)["Cache-Control"]


@pytest.mark.parametrize("reference", ["C-2026-XXXXXX1", "x", "C-2026-<script>"])
def test_thanks_are_given_for_references_only(client, reference):
    assert client.get(f"/corrections/{reference}/sent/").status_code == 404


def test_text_of_a_reader_is_escaped_when_it_comes_back(client):
    response = send(client, filled(text="<script>alert(1)</script>", address=""))

    assert "<script>alert" not in response.content.decode()


def test_report_of_a_spammer_does_not_swallow_that_of_another_record(client):
    CorrectionReportFactory(text=TEXT, state="spam")
    send(client, filled(PolicyFactory(published=True)))

    assert CorrectionReport.objects.filter(state="open").count() == 1
