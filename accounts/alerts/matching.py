"""Which items each thing that is followed picks, asked once however many readers follow it."""

from collections.abc import Iterable
from functools import cached_property

from accounts.alerts.news import News
from accounts.alerts.options import KnownOptions
from accounts.alerts.rules import Pick, Rule, picks
from accounts.models.follow import FollowKind
from initiatives.registry import SECTIONS

SECTION_BY_KEY = {section.key: section for section in SECTIONS}


class Matcher:
    """Holds the news of a period against rules; a search costs its query once, all else costs none."""

    def __init__(self, news: News):
        self.news = news
        self.found: dict[Rule, frozenset[int]] = {}
        self.options = KnownOptions()

    def places(self, rule: Rule) -> frozenset[int]:
        """The places of the items that a rule picks."""
        if rule not in self.found:
            self.found[rule] = frozenset(
                self._search(rule) if rule.kind == FollowKind.SEARCH else self._fit(rule)
            )
        return self.found[rule]

    def picks(self, rules: Iterable[Rule], minor_too: bool) -> list[Pick]:
        """What a reader who follows this is told."""
        rules = list(rules)
        for rule in rules:
            self.places(rule)
        return picks(self.news.items, rules, minor_too, self.found)

    def has_news(self, rules: Iterable[Rule], minor_too: bool) -> bool:
        """Whether a reader who follows this is told anything."""
        major = self._all if minor_too else self._major
        return any(self.places(rule) & major for rule in rules)

    @cached_property
    def _all(self) -> frozenset[int]:
        return frozenset(range(len(self.news.items)))

    @cached_property
    def _major(self) -> frozenset[int]:
        return frozenset(item.place for item in self.news.items if item.is_major)

    def _fit(self, rule: Rule) -> Iterable[int]:
        return (item.place for item in self.news.items if rule.fits(item))

    def _search(self, rule: Rule) -> Iterable[int]:
        """What the list of the section would show of the news; what is withdrawn is in no list."""
        section = SECTION_BY_KEY.get(rule.section)
        public = {
            item.record.pk: item.place
            for item in self.news.items
            if item.section is section and not item.is_withdrawn
        }
        if section is None or not public:
            return ()
        rows = section.model._default_manager.for_list().filter(pk__in=public)
        with self.options.known(section.filterset_class(rule.query, rows)) as filterset:
            passing = filterset.narrow().order_by().values_list("pk", flat=True)
        return {public[key] for key in passing}
