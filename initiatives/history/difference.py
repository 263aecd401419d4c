"""What differs between two versions of a record, field by field and word by word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from initiatives.history.fields import POINT_FIELDS, fields_of
from initiatives.history.related import Content, RelatedRows, rows_in
from initiatives.history.runs import Run, runs_between, words_of
from initiatives.history.values import Words, label_of, language_of, listed, value_of
from initiatives.models import LegalTopic, PositionPoint, Source

Key = tuple[str, ...]


@dataclass(frozen=True)
class Saying:
    """What a version says in one field; ``group`` names the point to which the field belongs."""

    label: str
    words: Words
    lang: str = ""
    group: str = ""


@dataclass(frozen=True)
class Change:
    """One field that differs; ``state`` is a word for whether it came, went or changed."""

    label: str
    state: str
    runs: list[Run] = field(default_factory=list)
    lang: str = ""
    group: str = ""


class Differences:
    """Compares contents of one record type; what they refer to is read once for all of them.

    ``for_desk`` compares drafts as well, with what they refer to and the points that nobody has checked.
    """

    def __init__(self, model: type[Any], contents: Iterable[Content], for_desk: bool = False):
        self.model = model
        self.for_desk = for_desk
        self.related = RelatedRows(model, contents, for_desk)

    def between(self, old: Content, new: Content) -> list[Change]:
        """The fields that differ, in the order in which they are read."""
        was, now = dict(self.sayings(old)), dict(self.sayings(new))
        keys = [*now, *(key for key in was if key not in now)]
        found = (_change(was.get(key), now.get(key)) for key in keys)
        changes = [change for change in found if change]
        return changes or self._order_of_sources(old, new)

    def sayings(self, content: Content) -> Iterator[tuple[Key, Saying]]:
        """All that a version says, by a key that is the same in all versions."""
        for name in fields_of(self.model):
            yield (name,), self._saying(self.model, content, name)
        for source, words in self._citations(content):
            yield ("source", str(source.pk)), Saying(_("Source"), words, source.language)
        for point in rows_in(content, "points"):
            yield from self._point(point)
        for name, (child, key, fields) in self.model.editorial_rows.items():
            yield from self._rows(name, child, key, fields, rows_in(content, name))

    def _rows(
        self, name: str, child: Any, key: str, fields: tuple[str, ...], rows: list[Content]
    ) -> Iterator[tuple[Key, Saying]]:
        """Other child rows: which there are, in their order, and what each says."""
        named = listed([str(row.get(key)) for row in rows])
        yield (name,), Saying(label_of(child._meta.get_field(key)), named)
        for row in rows:
            for its in fields:
                yield (name, str(row.get(key)), its), self._saying(child, row, its, str(row.get(key)))

    def _saying(self, model: Any, content: Content, name: str, group: str = "") -> Saying:
        its = model._meta.get_field(name)
        lang = language_of(its)
        if name == "official_title":
            lang = content.get("official_title_language") or ""
        return Saying(label_of(its), value_of(its, content.get(name), self.related), lang, group)

    def _citations(self, content: Content) -> Iterator[tuple[Source, Words]]:
        for citation in rows_in(content, "citations"):
            source = self.related.find(Source, citation.get("source"))
            if source:
                locator = citation.get("locator") or ""
                yield source, words_of(f"{source.title}, {locator}" if locator else source.title)

    def _point(self, point: Content) -> Iterator[tuple[Key, Saying]]:
        """A point that somebody has checked; only those were ever shown to the public."""
        topic = self.related.find(LegalTopic, point.get("topic"))
        if not topic or not (point.get("verified_on") or self.for_desk):
            return
        for name in POINT_FIELDS:
            yield ("point", str(topic.pk), name), self._saying(PositionPoint, point, name, topic.name)
        sources = listed(["".join(words) for _source, words in self._citations(point)])
        yield ("point", str(topic.pk), "sources"), Saying(_("Sources"), sources, group=topic.name)

    def _order_of_sources(self, old: Content, new: Content) -> list[Change]:
        """Where nothing else differs the sources may stand in another order, which numbers them anew."""
        orders = [
            listed([source.title for source, _words in self._citations(content)]) for content in (old, new)
        ]
        change = _change(*(Saying(_("Order of the sources"), words) for words in orders))
        return [change] if change else []


def _change(was: Saying | None, now: Saying | None) -> Change | None:
    old, new = (saying.words if saying else () for saying in (was, now))
    saying = now or was
    if old == new or saying is None:
        return None
    state = pgettext("a field of a record", "changed")
    if not old:
        state = pgettext("a field of a record", "added")
    elif not new:
        state = pgettext("a field of a record", "removed")
    return Change(saying.label, state, runs_between(old, new), saying.lang, saying.group)
