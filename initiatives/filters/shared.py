"""Filters that several sections have."""

from django.db.models import Model, QuerySet, TextChoices
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from initiatives.filters.criteria import Rule, RuleFilter, VocabularyFilter, WordsFilter, YearFilter
from initiatives.filters.options import AnyQuerySet
from initiatives.filters.vocabularies import (
    choices_of,
    countries,
    languages_of,
    organisations,
    publishers_of,
    themes,
)

ORGANISATION = _("Organisation")
SHOWN_COUNTRIES = 6
SHOWN_ORGANISATIONS = 6
SHOWN_PUBLISHERS = 8
SHOWN_LANGUAGES = 8


def words() -> WordsFilter:
    """Words anywhere in a record."""
    return WordsFilter(label=_("Words"))


def country(*paths: str, many: bool = False) -> VocabularyFilter:
    """Countries by their codes; those with most rows stand first, the rest is folded away."""
    paths = paths or ("country__iso3",)
    return VocabularyFilter(
        *paths, vocabulary=countries, label=_("Country"), many=many, shown=SHOWN_COUNTRIES
    )


def theme() -> VocabularyFilter:
    """Subjects of a record."""
    return VocabularyFilter("themes__slug", vocabulary=themes, label=_("Subject"), many=True)


def organisation(*paths: str, many: bool = True, label: str | Promise = ORGANISATION) -> VocabularyFilter:
    """Organisations in any of the roles that the paths name; only those that have one are offered."""
    return VocabularyFilter(
        *paths,
        vocabulary=organisations,
        label=label,
        many=many,
        shown=SHOWN_ORGANISATIONS,
        lists_all=False,
    )


def choice(
    name: str, choices: type[TextChoices], label: str | Promise, may_be_empty: bool = False
) -> VocabularyFilter:
    """A column with a closed vocabulary."""
    return VocabularyFilter(name, vocabulary=choices_of(choices, may_be_empty), label=label)


def publisher(model: type[Model]) -> VocabularyFilter:
    """Those who published most; the others, of whom there can be hundreds, are found by words."""
    return VocabularyFilter(
        "publisher",
        vocabulary=publishers_of(model),
        label=_("Publisher"),
        shown=SHOWN_PUBLISHERS,
        lists_all=False,
        folds=False,
    )


def language(model: type[Model], label: str | Promise) -> VocabularyFilter:
    """The languages that there are."""
    return VocabularyFilter(
        "language", vocabulary=languages_of(model), label=label, shown=SHOWN_LANGUAGES, lists_all=False
    )


def first_year(column: str) -> YearFilter:
    """The first year."""
    return YearFilter(column, "gte", label=_("From year"))


def last_year(column: str) -> YearFilter:
    """The last year."""
    return YearFilter(column, "lte", label=_("To year"))


def checked() -> RuleFilter:
    """Rows whose last check is long ago."""
    return RuleFilter({"due": Rule(_("Check due"), _check_due)}, label=_("Check"))


def _check_due(rows: AnyQuerySet) -> QuerySet:
    return rows.check_due(timezone.localdate())
