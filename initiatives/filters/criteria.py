"""The sorts of filters: by vocabulary, by child rows, by a rule, by year and by words."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import django_filters
from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise, cached_property

from initiatives.filters.options import (
    AnyQuerySet,
    Chosen,
    ChosenField,
    Option,
    Vocabulary,
    WordsField,
    YearField,
)
from initiatives.word_index import holds_words


class VocabularyFilter(django_filters.Filter):
    """Any of the chosen values, in a column or across relations.

    ``paths`` are alternatives: it is enough that one of them holds a value. ``many`` says that they lead
    to several rows. ``shown`` is the number of options that are not folded away (None: all); ``folds`` is
    false where the rest would be too long a list to offer at all. Where ``lists_all`` is false only options
    that some row has are offered.
    """

    kind = "checkbox"

    def __init__(
        self,
        *paths: str,
        vocabulary: Vocabulary,
        label: str | Promise,
        many: bool = False,
        shown: int | None = None,
        lists_all: bool = True,
        folds: bool = True,
    ):
        super().__init__(label=label)
        self.paths = paths
        self.vocabulary = vocabulary
        self.many = many
        self.shown = shown
        self.lists_all = lists_all
        self.folds = folds

    @cached_property
    def field(self) -> ChosenField:
        """The form field; it asks for the options only when there is a value to look up."""
        return ChosenField(options=lambda: self.options, required=False, label=self.label)

    @cached_property
    def options(self) -> dict[str, Option]:
        """All options by their value, read once."""
        return {option.value: option for option in self.vocabulary()}

    def filter(self, queryset: QuerySet, chosen: Chosen) -> QuerySet:
        """Rows that hold any of the chosen values; none where all of them are unknown."""
        condition = Q(pk__in=[])
        for path in self.paths:
            condition |= Q(**{f"{path}__in": chosen.texts})
        if not self.many:
            return queryset.filter(condition)
        return queryset.filter(pk__in=queryset.model._default_manager.filter(condition).values("pk"))

    def count(self, queryset: QuerySet) -> Counter:
        """How many rows of a queryset each option gives."""
        return self.by_option(self.numbers(queryset))

    def numbers(self, queryset: QuerySet) -> dict[str, int]:
        """How many rows of a queryset hold each text, in one query for each path."""
        if len(self.paths) == 1:
            return count_by(queryset, self.paths[0], "pk")
        holders: dict[str, set[int]] = {}
        for path in self.paths:
            for text, key in queryset.order_by().values_list(path, "pk").distinct():
                holders.setdefault(text, set()).add(key)
        return {text: len(keys) for text, keys in holders.items()}

    def by_option(self, by_text: Mapping[str, int]) -> Counter:
        """Counts of the texts in the database as counts of the options that stand for them."""
        return Counter(
            {
                value: sum(by_text.get(text, 0) for text in option.texts)
                for value, option in self.options.items()
            }
        )


def count_by(queryset: QuerySet, path: str, counted: str) -> dict[str, int]:
    """How many different ``counted`` stand beside each value of ``path``, in one query."""
    rows = queryset.order_by().values(path).annotate(number=Count(counted, distinct=True))
    return dict(rows.values_list(path, "number"))


@dataclass(frozen=True)
class ChildRows:
    """Public rows that hang on a record: ``published`` reads them, ``owner`` is the key of their record."""

    published: Callable[[], AnyQuerySet]
    owner: str


class RowFilter(VocabularyFilter):
    """Any of the chosen values in child rows; filters on the same ``rows`` must hold in one row together."""

    def __init__(self, path: str, *, rows: ChildRows, **options):
        super().__init__(path, many=True, **options)
        self.rows = rows

    def condition(self, chosen: Chosen) -> Q:
        """What a row must fulfil."""
        return Q(**{f"{self.paths[0]}__in": chosen.texts})

    def count_rows(self, records: QuerySet, conditions: Iterable[Q]) -> Counter:
        """How many of the records have, for each option, a row that fulfils the other conditions too."""
        return self.by_option(self.numbers(records, conditions))

    def numbers(self, records: QuerySet, conditions: Iterable[Q] = ()) -> dict[str, int]:
        """How many of the records have, for each text, a row that fulfils the conditions."""
        rows = self.rows.published().filter(*conditions)
        rows = rows.filter(**{f"{self.rows.owner}__in": records.order_by().values("pk")})
        return count_by(rows, self.paths[0], self.rows.owner)


@dataclass(frozen=True)
class Rule:
    """A value that stands for a rule: ``apply`` narrows a queryset to the rows that fulfil it."""

    label: str | Promise
    apply: Callable[[AnyQuerySet], QuerySet]


class RuleFilter(VocabularyFilter):
    """Rows that fulfil any of the chosen rules; ``default`` is the rule where none is chosen.

    With a default the rules exclude each other and are offered as radio buttons.
    """

    def __init__(self, rules: Mapping[str, Rule], *, label: str | Promise, default: str = ""):
        super().__init__(vocabulary=self._rules_as_options, label=label)
        self.rules = rules
        self.default = default
        self.kind = "radio" if default else "checkbox"

    def _rules_as_options(self) -> Iterable[Option]:
        return (Option(value, str(rule.label)) for value, rule in self.rules.items())

    def filter(self, queryset: QuerySet, chosen: Chosen) -> QuerySet:
        """Rows that fulfil a rule."""
        if not chosen:
            return self.rules[self.default].apply(queryset) if self.default else queryset
        condition = Q(pk__in=[])
        for option in chosen.options:
            condition |= Q(pk__in=self._fulfilling(queryset, option.value))
        return queryset.filter(condition)

    def _fulfilling(self, queryset: QuerySet, value: str) -> QuerySet:
        return self.rules[value].apply(queryset.model._default_manager.all()).order_by().values("pk")

    def count(self, queryset: QuerySet) -> Counter:
        """How many rows fulfil each rule, in one query."""
        sums = {
            f"rule_{place}": Count("pk", filter=Q(pk__in=self._fulfilling(queryset, value)), distinct=True)
            for place, value in enumerate(self.rules)
        }
        numbers = queryset.order_by().aggregate(**sums)
        return Counter({value: numbers[f"rule_{place}"] for place, value in enumerate(self.rules)})


class YearFilter(django_filters.Filter):
    """The first (``gte``) or the last (``lte``) year in which a partial date may lie."""

    field_class = YearField

    def filter(self, queryset: QuerySet, year: int | None) -> QuerySet:
        """Rows from the beginning of the first, or to the end of the last year; none without a date."""
        if year is None:
            return queryset
        if self.lookup_expr == "gte":
            return queryset.filter(**{f"{self.field_name}__gte": f"{year:04d}"})
        return queryset.filter(**{f"{self.field_name}__lt": f"{year + 1:04d}"})


class WordsFilter(django_filters.Filter):
    """Records in which all words stand, the last perhaps only begun; accents and case never matter."""

    field_class = WordsField

    def filter(self, queryset: QuerySet, words: str) -> QuerySet:
        """Rows that hold the words."""
        return queryset.filter(holds_words(queryset.model, words)) if words else queryset
