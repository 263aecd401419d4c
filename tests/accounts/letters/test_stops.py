"""Each letter has a link to end one follow because of which it came; the others go on."""

import re

import pytest
from django.core import mail

from accounts.actions.send_mailing import send_mailing
from tests.accounts.sending.mailings import mailing, readers
from tests.factories import CountryFactory, PolicyFactory, ThemeFactory
from tests.factories.readers import FollowFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            [
                "Stop following everything",
                "Stop following Brazil",
                "Stop following Policies",
                "Stop following your search of Policies: Brazil",
            ],
        ),
        (
            "es",
            [
                "Dejar de seguir todo",
                "Dejar de seguir Brasil",
                "Dejar de seguir Políticas",
                "Dejar de seguir su búsqueda en Políticas: Brasil",
            ],
        ),
        (
            "pt",
            [
                "Deixar de seguir tudo",
                "Deixar de seguir Brasil",
                "Deixar de seguir Políticas",
                "Deixar de seguir sua busca em Políticas: Brasil",
            ],
        ),
    ],
)
def test_one_follow_ends_by_a_press_and_the_others_go_on(client, language, said):
    (reader,) = readers(1, language=language)
    brazil = CountryFactory(published=True, iso3="BRA", title="Brazil", title_es="Brasil", title_pt="Brasil")
    PolicyFactory(published=True, country=brazil)
    follow = FollowFactory(subscriber=reader, kind="country", country=brazil)
    FollowFactory(subscriber=reader, kind="section", section="policies")
    FollowFactory(subscriber=reader, kind="search", section="policies", query="country=BRA")
    FollowFactory(subscriber=reader, kind="theme", theme=ThemeFactory())
    send_mailing(mailing().pk)

    (letter,) = mail.outbox
    html = letter.alternatives[0].content
    links = dict(re.findall(r"^(.+):\nhttps?://[^/]+(\S*/unsubscribe/\S+)$", letter.body, re.M))
    assert set(said) <= set(links)
    assert len(links) == len(said) + 1  # and the link to leave
    assert all(html.count(link) == 1 for link in links.values())
    assert "invalid" not in html + letter.body

    link = links[said[1]]
    page = client.get(link).content.decode()
    assert "<form" in page
    assert reader.follows.count() == 5
    client.post(link)
    assert reader.follows.count() == 4
    assert not reader.follows.filter(pk=follow.pk).exists()
