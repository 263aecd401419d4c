"""What tests of pages ask of their answers."""

import re

import html5lib


def body_of(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def assert_well_formed(page: str) -> None:
    html5lib.HTMLParser(strict=True).parse(page)
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert page.count("<h1") == 1
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets <= set(ids)
    assert not re.search(r'\s(style|on[a-z]+)="', page)
