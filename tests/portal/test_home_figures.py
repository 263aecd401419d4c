"""The figures of the home page on the opening catalogue are the numbers of the lists to which they lead."""

import re

import pytest

from initiatives.home import home_figures

pytestmark = pytest.mark.django_db


def test_every_figure_is_the_number_of_the_list_to_which_it_leads(opening_catalogue, client):
    for figure in home_figures():
        html = client.get(figure["url"]).content.decode()
        numbers = re.findall(r"\d+", re.sub(r"<[^>]+>", " ", html.split("<main", 1)[1])[:9000])
        assert str(figure["number"]) in numbers, f"{figure['text']}: {figure['number']}"
