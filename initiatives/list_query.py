"""The query string of a list: its whole state, tidied, and the same with something taken away or put in."""

from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode

from initiatives.filters import SectionFilterSet
from initiatives.filters.criteria import VocabularyFilter
from initiatives.filters.options import printable


@dataclass(frozen=True)
class ListQuery:
    """Names and values in a fixed order, each pair once, without empty values and without the page."""

    pairs: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, filterset: SectionFilterSet) -> Self:
        """The state of a filter set; what its data hold beyond that is left out."""
        pairs: list[tuple[str, str]] = []
        for name, filter_ in filterset.filters.items():
            if isinstance(filter_, VocabularyFilter):
                chosen = filterset.chosen(name)
                pairs += [(name, option.value) for option in chosen.options]
                pairs += [(name, value) for value in chosen.unknown]
            elif text := text_of(filterset, name):
                pairs.append((name, text))
        if filterset.order is not filterset.orders[0]:
            pairs.append(("sort", filterset.order.key))
        carried = ((name, printable(filterset.data.get(name, ""))) for name in filterset.carried)
        return cls((*pairs, *((name, value) for name, value in carried if value)))

    def without(self, name: str, value: str | None = None) -> Self:
        """Without one value of a parameter, or without all of them."""
        kept = ((n, v) for n, v in self.pairs if n != name or (value is not None and v != value))
        return type(self)(tuple(kept))

    def with_value(self, name: str, value: str) -> Self:
        """With this value alone for a parameter; an empty one takes the parameter away."""
        added = ((name, value),) if value else ()
        return type(self)((*self.without(name).pairs, *added))

    def only(self, *names: str) -> Self:
        """Only some parameters."""
        return type(self)(tuple(pair for pair in self.pairs if pair[0] in names))

    @property
    def text(self) -> str:
        """The query string, without a question mark."""
        return urlencode(self.pairs)

    def address(self, path: str) -> str:
        """The address of the list in this state."""
        return f"{path}?{self.text}" if self.pairs else path


def text_of(filterset: SectionFilterSet, name: str) -> str:
    """What was written into a field, right or wrong, fit to be shown and sent again."""
    if name in filterset.form.errors:
        return printable(filterset.data.get(name, "").strip())
    value = filterset.cleaned.get(name)
    return "" if value is None else str(value)
