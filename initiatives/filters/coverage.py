"""The filters of the board of coverage: which states of the region, which questions, which states of them."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from initiatives.choices import CoverageState, Subregion
from initiatives.coverage.vocabulary import OTHER, pillar_label, read_questions
from initiatives.filters.base import SectionFilterSet
from initiatives.filters.criteria import VocabularyFilter
from initiatives.filters.options import Option
from initiatives.filters.orders import BY_TITLE
from initiatives.filters.vocabularies import choices_of, countries_of_region
from initiatives.models import Country
from initiatives.profile.pillar_kinds import PILLARS


def pillars() -> Iterator[Option]:
    """The pillars that have questions of their own."""
    return (Option(key, pillar_label(key)) for key in (*(kind.anchor for kind in PILLARS), OTHER))


def questions() -> Iterator[Option]:
    """All questions, in the order of the board."""
    return (Option(question.key, question.label) for question in read_questions())


class CoverageFilterSet(SectionFilterSet):
    """By subregion, country, pillar, question and state.

    Only the values are read here: which cells they leave is worked out in ``initiatives.coverage``.
    """

    orders = (BY_TITLE,)
    carried = ()

    subregion = VocabularyFilter("subregion", vocabulary=choices_of(Subregion), label=_("Subregion"))
    pillar = VocabularyFilter("pillar", vocabulary=pillars, label=_("Pillar"))
    state = VocabularyFilter("state", vocabulary=choices_of(CoverageState), label=_("What is known"))
    country = VocabularyFilter("iso3", vocabulary=countries_of_region, label=_("Country"))
    question = VocabularyFilter("question", vocabulary=questions, label=_("Question"))

    class Meta:
        """Of the states of the region."""

        model = Country
        fields: list[str] = []
