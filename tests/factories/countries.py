"""States and partners."""

from string import ascii_uppercase

import factory
from django.utils.text import slugify

from initiatives.models import Country
from tests.factories.records import RecordFactory


def _letters(number: int, length: int) -> str:
    """The code of that number; taken from the end of the alphabet, where few real codes are."""
    letters = ""
    for _place in range(length):
        number, place = divmod(number, 26)
        letters = ascii_uppercase[-1 - place] + letters
    return letters


class CountryFactory(RecordFactory):
    """A state of South America."""

    class Meta:
        model = Country

    iso3 = factory.Sequence(lambda number: _letters(number, 3))
    iso2 = factory.Sequence(lambda number: _letters(number, 2))
    title_en = factory.Sequence("Country {}".format)
    slug = factory.LazyAttribute(lambda country: slugify(getattr(country, "title", "") or country.title_en))
    official_name = factory.LazyAttribute(lambda country: f"Republic of {country.title_en}")
    capital = factory.Sequence("Capital {}".format)
    subregion = "south-america"
    is_focus = True
