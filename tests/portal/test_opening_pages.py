"""The opening pages on the opening catalogue: they pass the desk's checks and show its numbers."""

import pytest
from wagtail.models import Page

from portal.models import ArticlePage
from portal.opening_pages.make import make_opening_pages
from portal.page_parts import PageBody

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("opening_catalogue")]


def test_opening_pages_pass_the_checks_of_the_desk_and_rest_on_public_records():
    make_opening_pages()
    for page in Page.objects.filter(depth__gt=2).specific():
        page.full_clean()
        page.body.stream_block.clean(page.body)
    article = ArticlePage.objects.get()
    body = PageBody(article.body)
    wanted = {
        (record["section"], record["slug"])
        for block in article.body
        if block.block_type == "takeaway"
        for record in block.value["records"]
    }
    assert set(body.records) == wanted


def test_analysis_shows_the_numbers_of_the_catalogue(client):
    make_opening_pages()
    shown = " ".join(client.get(ArticlePage.objects.get().get_url()).content.decode().split())
    assert "Parties to the Budapest Convention: 11." in shown
    assert "Free: 3. Partly Free: 4. Not Free: 3." in shown
    assert "{" not in shown.split("<main")[1].split("</main>")[0]
