"""Which items each thing that is followed picks, asked once however many readers follow it."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from accounts.alerts.changes import Wanted
from accounts.alerts.news import News
from accounts.alerts.options import KnownOptions
from accounts.alerts.rules import Pick, Rule, picks
from accounts.models.follow import FollowKind
from initiatives.filters import SectionFilterSet
from initiatives.filters.changes import ChangeFilterSet
from initiatives.filters.everywhere import EverythingFilterSet
from initiatives.models import Publication
from initiatives.registry import SECTIONS, Section

SECTION_BY_KEY = {section.key: section for section in SECTIONS}


def filterset_of(rule: Rule) -> SectionFilterSet:
    """The filters of a search, or of changes."""
    if rule.kind == FollowKind.EVERYWHERE:
        return EverythingFilterSet(rule.query)
    if rule.kind == FollowKind.CHANGES:
        return ChangeFilterSet(rule.query, Publication.objects.none())
    return SECTION_BY_KEY[rule.section].filterset_class(rule.query)


class Matcher:
    """Holds the news of a period against rules; searches cost their queries once, all else costs none."""

    def __init__(self, news: News):
        self.news = news
        self.found: dict[Rule, frozenset[int]] = {}
        self.options = KnownOptions()

    def places(self, rule: Rule) -> frozenset[int]:
        """The places of the items that a rule picks."""
        if rule not in self.found:
            self.found[rule] = frozenset(self._places(rule))
        return self.found[rule]

    def _places(self, rule: Rule) -> Iterable[int]:
        match rule.kind:
            case FollowKind.SEARCH:
                return self._search(rule)
            case FollowKind.EVERYWHERE:
                return self._everywhere(rule)
            case FollowKind.CHANGES:
                return self._changes(rule)
        return self._fit(rule)

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
        public = self._public(section)
        if section is None or not public:
            return ()
        rows = section.model._default_manager.for_list().filter(pk__in=public)
        with self.options.known(section.filterset_class(rule.query, rows)) as filterset:
            passing = filterset.narrow().order_by().values_list("pk", flat=True)
        return {public[key] for key in passing}

    def _everywhere(self, rule: Rule) -> Iterator[int]:
        """What the page of search would show of the news, asked once for each type that has some."""
        with self.options.known(filterset_of(rule)) as filterset:
            for section in SECTIONS:
                public = self._public(section)
                rows = filterset.narrowed(section) if public and filterset.covers(section.key) else None
                if rows is not None:
                    found = rows.filter(pk__in=public).order_by().values_list("pk", flat=True)
                    yield from (public[key] for key in found)

    def _changes(self, rule: Rule) -> Iterator[int]:
        """The news of which a change would stand on the page of changes."""
        with self.options.known(filterset_of(rule)) as filterset:
            wanted = Wanted.of(filterset)
        codes = {key: country.iso3 for key, country in self.news.countries.items()}
        return (item.place for item in self.news.items if wanted.holds(item, codes))

    def _public(self, section: Section | None) -> dict[int, int]:
        """The places of the news of a section by their records; what is withdrawn is in no list."""
        return {
            item.record.pk: item.place
            for item in self.news.items
            if item.section is section and not item.is_withdrawn
        }
