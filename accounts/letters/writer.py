"""Writes the letters of one mailing: once for all readers who share language and follows."""

from collections import OrderedDict

from django.utils.translation import override

from accounts.alerts.matching import Matcher
from accounts.alerts.news import News
from accounts.alerts.period import Period
from accounts.alerts.rules import Rule
from accounts.letters.changed_fields import ChangedFields
from accounts.letters.digest import digest_of, intro_of
from accounts.letters.entries import EntryWriter
from accounts.letters.letter import Links
from accounts.letters.links import links_of
from accounts.letters.render import Printer, Written
from accounts.letters.words import WORDS
from accounts.models import Subscriber

# Letters that are kept at hand; each may hold hundreds of records.
MOST_KEPT = 64
Sort = tuple[str, bool, frozenset[Rule]]


class LetterWriter:
    """Knows the news of a period and keeps the letters that it wrote last."""

    def __init__(self, news: News, period: Period, rhythm: str):
        self.matcher = Matcher(news)
        self.period, self.rhythm = period, rhythm
        self.fields = ChangedFields(news.items)
        self.writers: dict[str, EntryWriter] = {}
        self.printers: dict[str, Printer] = {}
        self.intros: dict[str, str] = {}
        self.kept: OrderedDict[Sort, Written | None] = OrderedDict()

    def links(self, reader: Subscriber, follows: list[int]) -> Links:
        """To what a reader gets, out of it, and out of each follow because of which they get it."""
        return links_of(reader, follows)

    def write(self, language: str, minor_too: bool, rules: frozenset[Rule]) -> Written | None:
        """The letter to whoever follows this; None where there is nothing to tell, for no mail is empty."""
        sort = (language, minor_too, rules)
        if sort not in self.kept:
            self.kept[sort] = self._write(language, minor_too, rules)
            if len(self.kept) > MOST_KEPT:
                self.kept.popitem(last=False)
        self.kept.move_to_end(sort)
        return self.kept[sort]

    def _write(self, language: str, minor_too: bool, rules: frozenset[Rule]) -> Written | None:
        picks = self.matcher.picks(rules, minor_too)
        if not picks:
            return None
        with override(language):
            if language not in self.printers:
                self.writers[language] = EntryWriter(self.matcher.news, self.fields, language)
                self.printers[language] = Printer(WORDS[language])
                self.intros[language] = intro_of(self.period, self.rhythm, WORDS[language])
            digest = digest_of(picks, minor_too, self.writers[language], self.intros[language])
            return self.printers[language].print(digest)
