"""The filters of the matrix of positions: which states, questions, texts and answers it shows."""

from collections.abc import Iterator

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from initiatives.choices import LegalTopicGroup, PositionKind, Stance
from initiatives.filters.base import SectionFilterSet
from initiatives.filters.criteria import Rule, RuleFilter, VocabularyFilter
from initiatives.filters.options import Option
from initiatives.filters.orders import BY_COUNTRY
from initiatives.filters.vocabularies import choices_of, countries, legal_topics
from initiatives.models import Position


def legal_topic_groups() -> Iterator[Option]:
    """The groups of questions; keys of their names stand in addresses."""
    return (
        Option(slugify(group.value), str(group.label), stored=(group.value,)) for group in LegalTopicGroup
    )


class MatrixFilterSet(SectionFilterSet):
    """By country, question, group of questions, kind of text and stance; ``partners=1`` adds the partners.

    Only the values are read here: which cells they leave is worked out in ``initiatives.matrix``.
    """

    orders = (BY_COUNTRY,)

    country = VocabularyFilter("country__iso3", vocabulary=countries, label=_("Country"))
    topic = VocabularyFilter("topic__slug", vocabulary=legal_topics, label=_("Question of law"))
    group = VocabularyFilter("topic__group", vocabulary=legal_topic_groups, label=_("Group of questions"))
    kind = VocabularyFilter("kind", vocabulary=choices_of(PositionKind), label=_("Kind of text"))
    stance = VocabularyFilter("stance", vocabulary=choices_of(Stance), label=_("Stance"))
    partners = RuleFilter(
        {"1": Rule(_("Beside the region"), lambda positions: positions)}, label=_("Partners")
    )

    class Meta:
        """Of the points of positions."""

        model = Position
        fields: list[str] = []
