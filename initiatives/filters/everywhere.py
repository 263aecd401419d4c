"""Filters of what the sections of the catalogue have in common, for a search through all of them."""

from collections import Counter
from collections.abc import Iterator, Mapping

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from initiatives.filters import shared
from initiatives.filters.base import YEARS, SectionFilterSet
from initiatives.filters.criteria import VocabularyFilter
from initiatives.filters.options import Option
from initiatives.filters.orders import Order
from initiatives.filters.vocabularies import countries, themes
from initiatives.models import Country, Source
from initiatives.registry import SECTIONS, Section
from initiatives.word_index import holds_words

COMMON = ("country", "theme", *YEARS)
PAGES = "pages"
PAGES_TITLE = pgettext_lazy("public pages", "Pages")


def types() -> Iterator[Option]:
    """The sections by their keys, and the narrative pages."""
    yield from (Option(section.key, str(section.title)) for section in SECTIONS)
    yield Option(PAGES, str(PAGES_TITLE))


class EverythingFilterSet(SectionFilterSet):
    """Words, type, country, subject and years; each section is narrowed by its own filters of that name."""

    orders = (Order("", _("best match first"), lambda rows: rows),)
    years_label = _("Years")
    carried = ()

    q = shared.words()
    type = VocabularyFilter(vocabulary=types, label=_("Type"))
    country = VocabularyFilter(vocabulary=countries, label=_("Country"), shown=shared.SHOWN_COUNTRIES)
    theme = VocabularyFilter(vocabulary=themes, label=_("Subject"))
    year_min = shared.first_year("")
    year_max = shared.last_year("")

    class Meta:
        """Of rows of all types; this filter set reads none of them by itself."""

        model = Source
        fields: list[str] = []

    @cached_property
    def on(self) -> tuple[str, ...]:
        """The common filters that are on, rightly or wrongly filled in."""
        return tuple(name for name in COMMON if self.cleaned.get(name) or name in self.form.errors)

    def covers(self, key: str) -> bool:
        """Whether a type is wanted."""
        return not self.chosen("type") or self.chosen("type").holds(key)

    def narrowed(self, section: Section, left_out: str = "") -> QuerySet | None:
        """The public rows of a section that pass; None where it has no such filter as one that is on."""
        on = [name for name in self.on if name != left_out]
        if not on:
            rows = section.model._default_manager.published()
            return rows.filter(holds_words(section.model, self.cleaned.get("q") or ""))
        filters = section.filterset_class.base_filters
        is_country = section.model is Country
        if any(name not in filters and not (is_country and name == "country") for name in on):
            return None
        query = QueryDict(mutable=True)
        for name in ("q", *on):
            if name in filters:
                query.setlist(name, self.data.getlist(name))
        if is_country:
            query["region"] = "all"
        rows = section.filterset_class(query).narrow()
        if is_country and "country" in on:
            rows = rows.filter(iso3__in=self.chosen("country").texts)
        return rows

    def counts(self, name: str) -> Counter:
        """How many results each country or subject would give, of the types that are wanted."""
        covered = [section for section in SECTIONS if self.covers(section.key)]
        numbers = (Counter(self._numbers(section, name)) for section in covered)
        return self.filters[name].by_option(sum(numbers, Counter()))

    def _numbers(self, section: Section, name: str) -> Mapping[str, int]:
        """How many rows of a section hold each text; none where it has no such filter."""
        its = section.filterset_class.base_filters.get(name)
        is_country = section.model is Country and name == "country"
        rows = self.narrowed(section, name) if its or is_country else None
        if rows is None:
            return {}
        return dict.fromkeys(rows.values_list("iso3", flat=True), 1) if is_country else its.numbers(rows)
