"""The opening catalogue is loaded whole, and its unchecked rows are seen by nobody."""

import pytest

from initiatives import models

pytestmark = pytest.mark.django_db


def test_opening_catalogue_is_loaded_whole(opening_catalogue):
    assert models.Country.objects.published().focus().count() == 33
    assert sum(counts.new for counts in opening_catalogue.tables.values()) > 5000


def test_no_published_position_has_an_unchecked_point(opening_catalogue):
    assert models.Position.objects.published().exists()
    assert not models.PositionPoint.objects.published().filter(verified_on=None).exists()
