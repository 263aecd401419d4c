"""States and partners."""

import csv
from itertools import product
from string import ascii_uppercase

import factory
from django.utils.text import slugify

from initiatives.management.commands.load_catalogue import OPENING_CATALOGUE
from initiatives.models import Country
from tests.factories.records import RecordFactory


def _free_codes(length: int) -> list[str]:
    """Codes from the end of the alphabet that no country of the opening catalogue has."""
    with (OPENING_CATALOGUE / "countries.csv").open(encoding="utf-8", newline="") as file:
        taken = {row[f"iso{length}"] for row in csv.DictReader(file)}
    codes = ("".join(letters) for letters in product(reversed(ascii_uppercase), repeat=length))
    return [code for code in codes if code not in taken]


ISO2, ISO3 = _free_codes(2), _free_codes(3)


class CountryFactory(RecordFactory):
    """A state of South America."""

    class Meta:
        model = Country

    iso3 = factory.Sequence(lambda number: ISO3[number % len(ISO3)])
    iso2 = factory.Sequence(lambda number: ISO2[number % len(ISO2)])
    title_en = factory.Sequence("Country {}".format)
    slug = factory.LazyAttribute(lambda country: slugify(getattr(country, "title", "") or country.title_en))
    official_name = factory.LazyAttribute(lambda country: f"Republic of {country.title_en}")
    capital = factory.Sequence("Capital {}".format)
    subregion = "south-america"
    is_focus = True
