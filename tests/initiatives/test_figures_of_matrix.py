"""Figures on stances agree with the matrix, over the whole opening catalogue."""

import pytest
from django.http import QueryDict

from initiatives.matrix_page import MatrixPage
from initiatives.narrative_figures import FIGURES

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("opening_catalogue")
def test_figures_on_stances_count_the_answers_of_the_matrix_to_which_they_lead():
    names = [name for name in FIGURES if name.startswith("states_that_")]
    assert len(names) == 7
    for name in names:
        path, _mark, query = FIGURES[name].address().partition("?")
        assert FIGURES[name].count() == len(MatrixPage(QueryDict(query), path).matrix.answers), name
