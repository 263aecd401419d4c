"""What a comparison is asked for: which countries, which pillars, all rows or only the differences."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from initiatives.filters.base import SectionFilterSet
from initiatives.filters.criteria import VocabularyFilter
from initiatives.filters.options import Option
from initiatives.filters.orders import BY_TITLE
from initiatives.filters.vocabularies import countries
from initiatives.models import Country
from initiatives.profile.pillar_kinds import PILLARS

PARTNERSHIPS = "partnerships"
DIFFERENCES = "differences"


def pillars() -> Iterator[Option]:
    """The seven pillars of a profile, in its order."""
    yield from (Option(kind.anchor, str(kind.label)) for kind in PILLARS)
    yield Option(PARTNERSHIPS, str(_("Partnerships")))


def rows_shown() -> Iterator[Option]:
    """What can be left of all rows."""
    yield Option(DIFFERENCES, str(_("Only differences")))


class CompareFilterSet(SectionFilterSet):
    """By country, pillar and rows; only the values are read here, the rows are built in ``compare``."""

    orders = (BY_TITLE,)
    carried = ()

    country = VocabularyFilter("iso3", vocabulary=countries, label=_("Country"))
    pillar = VocabularyFilter("pillar", vocabulary=pillars, label=_("Pillar"))
    rows = VocabularyFilter("rows", vocabulary=rows_shown, label=_("Rows"))

    class Meta:
        """Of countries."""

        model = Country
        fields: list[str] = []
