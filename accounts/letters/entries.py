"""One record in a letter: what happened to it, why, and why it is told to this reader."""

from dataclasses import dataclass
from typing import Any

from django.utils.http import urlencode
from django.utils.text import Truncator

from accounts.alerts.matching import filterset_of
from accounts.alerts.news import Item, News
from accounts.alerts.options import KnownOptions
from accounts.alerts.rules import Pick, Rule
from accounts.letters.changed_fields import ChangedFields
from accounts.letters.row_lines import States, row_lines, rows_told
from accounts.letters.words import SECTIONS, WORDS
from accounts.models.follow import FollowKind
from initiatives.addresses import site_address
from initiatives.facets import chips_of
from initiatives.history.versions import history_address
from initiatives.registry import Section

SUMMARY_LENGTH = 400


@dataclass(frozen=True, eq=False)
class Entry:
    """A record as a letter shows it; ``lang`` is given where a text is not in the reader's language."""

    heading: str
    heading_lang: str
    url: str
    kicker: str
    happened: str
    notes: tuple[str, ...]
    note_lang: str
    summary: str
    summary_lang: str
    untranslated: str
    fields: str
    difference_url: str
    rows: tuple[str, ...] = ()


class EntryWriter:
    """Writes entries in one language, which is active while it works."""

    def __init__(self, news: News, fields: ChangedFields, language: str):
        self.news = news
        self.fields = fields
        self.language = language
        self.words = WORDS[language]
        self.reasons: dict[Rule, str] = {}
        self.sentences: dict[tuple[Rule, ...], str] = {}
        self.entries: dict[tuple[int, tuple[str, ...], frozenset[int]], Entry] = {}
        self.countries = {key: country.heading for key, country in news.countries.items()}
        self.themes = {key: str(theme) for key, theme in news.themes.items()}
        self.options = KnownOptions()

    def entry(self, item: Item, minor_too: bool, states: States = None) -> Entry:
        """A record, written once; of its changes and rows those are told for which the reader asked."""
        notes = tuple(dict.fromkeys(change.note for change in item.changes if minor_too or change.is_major))
        rows = rows_told(item.rows, minor_too, states)
        key = item.place, notes, frozenset(row.country for row in rows)
        if key not in self.entries:
            lines = row_lines(rows, self.countries, self.words, self.language)
            self.entries[key] = self._entry(item, notes, lines)
        return self.entries[key]

    def plain(self, record: Any, section: Section, *beside: str) -> Entry:
        """A record of which it is not told what happened to it; ``beside`` stands after its type."""
        summary, summary_lang = self._text(record, "summary")
        heading, heading_lang = self._heading(record)
        return Entry(
            heading=heading,
            heading_lang=self._foreign(heading_lang),
            url=site_address(record.get_absolute_url()),
            kicker=" · ".join([SECTIONS[section.key][self.language], *beside]),
            happened="",
            notes=(),
            note_lang="",
            summary=Truncator(summary).chars(SUMMARY_LENGTH),
            summary_lang=self._foreign(summary_lang),
            untranslated=self.words["untranslated"] if self._foreign(summary_lang) else "",
            fields="",
            difference_url="",
        )

    def because(self, pick: Pick) -> str:
        """Why a record is told, as a sentence."""
        if pick.reasons not in self.sentences:
            reasons = ", ".join(self.reason(rule) for rule in pick.reasons)
            self.sentences[pick.reasons] = self.words["because"].format(reasons=reasons)
        return self.sentences[pick.reasons]

    def _entry(self, item: Item, notes: tuple[str, ...], rows: tuple[str, ...]) -> Entry:
        record = item.record
        labels = self.fields.labels(item, self.language)
        summary, summary_lang = self._text(record, "summary") if item.is_new else ("", "")
        heading, heading_lang = self._heading(record)
        return Entry(
            heading=heading,
            heading_lang=self._foreign(heading_lang),
            url=site_address(record.get_absolute_url()),
            kicker=self._kicker(item),
            happened=self.happened(item),
            notes=notes,
            note_lang=self._foreign("en"),
            summary=Truncator(summary).chars(SUMMARY_LENGTH),
            summary_lang=self._foreign(summary_lang),
            untranslated=self.words["untranslated"] if self._foreign(summary_lang) else "",
            fields=self.words["changed_fields"].format(fields=", ".join(labels)) if labels else "",
            difference_url=self._difference(item) if labels else "",
            rows=rows,
        )

    def happened(self, item: Item) -> str:
        """What happened to the record, in a word."""
        if item.is_withdrawn:
            return self.words["withdrawn"]
        return self.words["new" if item.is_new else "changed"]

    def reason(self, rule: Rule) -> str:
        """Why something is told, such as “you follow Brazil”."""
        if rule not in self.reasons:
            self.reasons[rule] = self.words[f"reason_{rule.kind}"].format(
                name=self._name(rule), query=self._query(rule)
            )
        return self.reasons[rule]

    def stop(self, rule: Rule) -> str:
        """What it is called not to follow something any more, such as “Stop following Brazil”."""
        return self.words[f"stop_{rule.kind}"].format(name=self._name(rule), query=self._query(rule))

    def _name(self, rule: Rule) -> str:
        match rule.kind:
            case FollowKind.COUNTRY:
                return self.countries[rule.country or 0]
            case FollowKind.THEME:
                return self.themes[rule.theme or 0]
            case FollowKind.SECTION | FollowKind.SEARCH:
                return SECTIONS[rule.section][self.language]
            case FollowKind.RECORD:
                return next(self._heading(item.record)[0] for item in self.news.items if rule.fits(item))
        return ""

    def _query(self, rule: Rule) -> str:
        if not rule.query:
            return ""
        with self.options.known(filterset_of(rule)) as filterset:
            chips = chips_of(filterset, "")
        return "; ".join(str(chip.value) for chip in chips) or rule.query

    def _kicker(self, item: Item) -> str:
        names = sorted(self.countries[key] for key in item.countries)
        named = names if item.section.key != "countries" and len(names) == 1 else []
        return " · ".join([SECTIONS[item.section.key][self.language], *named])

    def _heading(self, record) -> tuple[str, str]:
        """The title that is shown, and its language."""
        if getattr(record, "official_title", ""):
            return record.official_title, record.heading_language
        return self._text(record, "title") if record.title or record.title_en else (record.heading, "en")

    def _text(self, record, name: str) -> tuple[str, str]:
        """A text of ours in the reader's language, or else in English, with its language."""
        own = getattr(record, f"{name}_{self.language}")
        if own:
            return own, self.language
        english = getattr(record, f"{name}_en") or ""
        return english, "en" if english else ""

    def _foreign(self, language: str) -> str:
        return language if language and language != self.language else ""

    def _difference(self, item: Item) -> str:
        versions = [change.version for change in item.changes if change.version]
        parts = {"from": versions[0] - 1, "to": versions[-1]}
        return site_address(f"{history_address(item.record)}?{urlencode(parts)}")
