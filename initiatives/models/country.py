"""States, and the European Union as a partner."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField

from initiatives.choices import Subregion
from initiatives.models.record import Record
from initiatives.models.source import Citation
from initiatives.querysets import CountryQuerySet
from initiatives.word_index import index_records


class Country(Record):
    """One of the 33 states of the region, or a partner kept for comparison; its title is its name."""

    iso3 = models.CharField(
        _("ISO 3166-1 alpha-3"), max_length=3, unique=True, validators=[RegexValidator(r"^[A-Z]{3}$")]
    )
    iso2 = models.CharField(
        _("ISO 3166-1 alpha-2"), max_length=2, unique=True, validators=[RegexValidator(r"^[A-Z]{2}$")]
    )
    official_name = models.CharField(_("official name"), max_length=200)
    subregion = models.CharField(_("subregion"), max_length=20, choices=Subregion, blank=True)
    capital = models.CharField(_("capital"), max_length=120, blank=True)
    is_focus = models.BooleanField(_("state of the region"), default=False)
    groupings = ParentalManyToManyField(
        "initiatives.Organisation", blank=True, related_name="member_countries", verbose_name=_("groupings")
    )

    objects = CountryQuerySet.as_manager()
    list_many = ("groupings",)

    class Meta(Record.Meta):
        """Countries are named in the desk as such."""

        verbose_name = _("country")
        verbose_name_plural = _("countries")

    @property
    def heading(self) -> str:
        """The name in the reader's language."""
        return self.title or self.title_en or self.iso3

    @property
    def type_label(self) -> str:
        """A state of the region, or a partner."""
        return str(_("State of the region") if self.is_focus else _("Partner"))

    @property
    def names(self) -> list[str]:
        """The name in all languages of the portal."""
        return [name for name in (self.title_en, self.title_es, self.title_pt) if name]

    def naming_parts(self) -> list:
        """Official name and code name a country too."""
        return [*super().naming_parts(), self.official_name, self.iso3]

    def searchable_parts(self) -> list:
        """The capital finds a country too."""
        return [*super().searchable_parts(), self.capital]

    def follow_publication(self) -> None:
        """Have what belongs to the country found by its name as it is now."""
        super().follow_publication()
        for belongings in (self.policies, self.institutions, self.positions, self.hosted_events):
            index_records(belongings.all())


class CountryCitation(Citation):
    """What the facts of a country rest on."""

    owner = ParentalKey(Country, on_delete=models.CASCADE, related_name="citations")
