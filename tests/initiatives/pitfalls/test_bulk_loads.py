"""What is loaded by the hundred is found as well, although no signal sees it."""

import pytest

from initiatives.models import Policy, Position
from initiatives.word_index import matching_ids


@pytest.mark.django_db
@pytest.mark.usefixtures("opening_catalogue")
@pytest.mark.parametrize(
    ("model", "words"), [(Policy, "ciberseguridad"), (Policy, "brasil"), (Position, "sovereignty")]
)
def test_loaded_records_are_found_with_their_children_and_countries(model, words):
    assert model.objects.published().filter(pk__in=matching_ids(model, words)).exists()
