"""“Follow” on every page: what it leads to, how it is kept and called, and how often it has news."""

import html
import re

import pytest
from django.utils import timezone
from django.utils.translation import override

from accounts.follows.choice import Choice
from accounts.follows.names import names_of
from accounts.follows.rate import mail_rate
from accounts.models import SignUp
from accounts.tokens import confirm_token, preferences_token
from tests.accounts.readers.signing_up import NEWSLETTER, form_data
from tests.factories import (
    CountryFactory,
    InitiativeFactory,
    LegalTopicFactory,
    OrganisationFactory,
    PolicyFactory,
    PositionFactory,
    ThemeFactory,
)
from tests.factories.readers import FollowFactory

pytestmark = pytest.mark.django_db
CHOSEN = ("everything", "record", "country", "theme", "section", "search", "everywhere", "changes")
TOOLBAR_LINK = re.compile(r'<a class="button" href="(/newsletter/[^"]*)" rel="nofollow">')
ALL_KINDS = {
    "record": "policies/cl-plan",
    "everywhere": "q=plan&theme=norms",
    "changes": "kind=withdrawn&country=CHL",
}


@pytest.fixture
def catalogue():
    """A state with a policy, a programme of an organisation, and a text on a question of law."""
    chile = CountryFactory(iso3="CHL", slug="chile", title="Chile", title_es="Chile", published=True)
    norms = ThemeFactory(slug="norms", name="Norms", name_es="Normas")
    topic = LegalTopicFactory(slug="sovereignty", name="Sovereignty")
    policy = PolicyFactory(slug="cl-plan", official_title="Plan de Chile", country=chile, published=True)
    oas = OrganisationFactory(slug="oas", name="OAS", published=True)
    programme = InitiativeFactory(
        slug="training",
        title="A plan",
        countries=[chile],
        themes=[norms],
        lead_organisations=[oas],
        published=True,
    )
    PositionFactory(country=chile, published=True)
    return {"policy": policy, "programme": programme, "topic": topic}


def ticked(page: str) -> list[str]:
    """What the form of the newsletter has ticked, by the words beside the boxes."""
    boxes = re.findall(r'type="checkbox" name="(\w+)"[^>]*checked><span>(.*?)</span>', page)
    return [re.sub(r"\s*<.*", "", html.unescape(words)) for name, words in boxes if name in CHOSEN]


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("/policies/cl-plan/", ["Plan de Chile"]),
        ("/initiatives/training/", ["A plan"]),
        ("/countries/chile/", ["Chile"]),
        ("/search/?q=plan&theme=norms", ["All records (Words: plan, Subject: Norms)"]),
        ("/search/?q=plan&type=policies", ["All records (Words: plan, Type: Policies)"]),
        (
            "/search/?q=plan&type=policies&status=in-force",
            ["Policies (Words: plan, Status: In force)"],
        ),
        ("/changes/", ["Everything"]),
        ("/changes/?type=policies&type=events&weight=major", ["Policies", "Events"]),
        ("/changes/?country=CHL&year_min=2020", ["Chile"]),
        ("/changes/?kind=withdrawn&country=CHL", ["Changes (What happened: Withdrawn, Country: Chile)"]),
        ("/positions/matrix/", ["Positions"]),
        (
            "/positions/matrix/?topic=sovereignty&country=CHL&partners=1&view=marks",
            ["Positions (Country: Chile, Question of law: Sovereignty)"],
        ),
        ("/positions/matrix/CHL/sovereignty/", ["Positions (Country: Chile, Question of law: Sovereignty)"]),
        ("/timeline/?theme=norms", ["Norms"]),
    ],
)
def test_button_leads_to_the_form_with_its_name(client, catalogue, address, names):
    (link,) = set(TOOLBAR_LINK.findall(client.get(address).content.decode()))

    assert ticked(client.get(html.unescape(link)).content.decode()) == names


def test_organisation_is_followed_by_the_records_that_name_it(client, catalogue):
    (link,) = TOOLBAR_LINK.findall(client.get("/organisations/oas/").content.decode())

    names = ticked(client.get(html.unescape(link)).content.decode())

    assert [name.partition(" ")[0] for name in names] == ["Initiatives", "Events", "Instruments"]


def test_what_has_no_versions_has_no_button(client, catalogue):
    source = catalogue["policy"].citations.get().source

    for address in (
        source.get_absolute_url(),
        "/timeline/?theme=norms&country=CHL",
        "/search/?q=plan&type=pages",
    ):
        assert not TOOLBAR_LINK.findall(client.get(address).content.decode())


def test_all_kinds_are_kept_from_the_form_to_the_data_of_the_reader(client, catalogue):
    client.post(NEWSLETTER, form_data(everything="", **ALL_KINDS))
    preferences = client.post(
        f"{NEWSLETTER}confirm/{confirm_token(SignUp.objects.get())}/", {"do": "confirm"}
    ).url

    page = client.get(preferences).content.decode()
    assert ticked(page) == [
        "Plan de Chile",
        "All records (Words: plan, Subject: Norms)",
        "Changes (What happened: Withdrawn, Country: Chile)",
    ]
    fields = {"language": "es", "rhythm": "monthly", "do": "save", **ALL_KINDS}
    assert "saved" in client.get(client.post(preferences.partition("?")[0], fields).url).content.decode()
    data = client.get(f"{preferences.partition('?')[0]}data.json").json()
    assert [(its["kind"], its.get("key", ""), its.get("query", "")) for its in data["follows"]] == [
        ("record", "policies/cl-plan", ""),
        ("everywhere", "", "q=plan&theme=norms"),
        ("changes", "", "kind=withdrawn&country=CHL"),
    ]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("record", "policies/draft"),
        ("record", "countries/chile"),
        ("record", "sources/x"),
        ("record", "policies/\0"),
        ("everywhere", ""),
        ("everywhere", "type=pages"),
        ("everywhere", "theme=nothing"),
        ("changes", "weight=major"),
        ("changes", "kind=nothing"),
        ("changes", "x" * 2000),
    ],
)
def test_what_cannot_be_followed_is_named(client, catalogue, field, value):
    PolicyFactory(slug="draft")
    page = client.get(NEWSLETTER, {field: value}).content.decode()

    assert "can be followed" in page or "cannot be followed" in page
    assert ticked(page) == ["Everything"]


def test_record_that_is_gone_does_not_stand_in_the_way(client, catalogue):
    follow = FollowFactory(kind="record", section="policies", slug="cl-plan")
    FollowFactory(subscriber=follow.subscriber, kind="section", section="events")
    policy = catalogue["policy"]
    type(policy).objects.filter(pk=policy.pk).update(live=False)

    page = client.get(f"{NEWSLETTER}preferences/{preferences_token(follow.subscriber)}/").content.decode()

    assert ticked(page) == ["Events"]
    assert "policies/cl-plan" in page  # among what is followed, until the reader leaves it


def test_names_are_in_the_language_of_the_reader(catalogue):
    choices = [Choice("everywhere", query="theme=norms"), Choice("changes", query="kind=withdrawn")]
    with override("es"):
        assert list(names_of(choices).values()) == [
            "Todos los registros (Tema: Normas)",
            "Cambios (Qué ocurrió: Retirado)",
        ]


def test_queries_for_names_are_as_many_for_many_as_for_few(catalogue, count_queries):
    records = [PolicyFactory(published=True, country=catalogue["policy"].country) for _ in range(6)]
    choices = [Choice("record", f"policies/{record.slug}") for record in records]
    choices += [Choice("everywhere", query=f"q=w{number}&country=CHL") for number in range(6)]
    few = count_queries(lambda: names_of([choices[0], choices[-1]]))

    assert count_queries(lambda: names_of(choices)) == few


def test_mails_are_counted_for_all_kinds(catalogue):
    def mails(*choices):
        return mail_rate(choices, timezone.now()).mails["weekly"]

    assert mails(Choice("record", "policies/cl-plan")) == 1
    assert mails(Choice("record", "policies/nothing")) == 0
    assert mails(Choice("everywhere", query="theme=norms")) == 1
    assert mails(Choice("everywhere", query="theme=norms&type=events")) == 0
    assert mails(Choice("changes", query="kind=published&type=policies")) == 1
    assert mails(Choice("changes", query="kind=changed")) == 0
