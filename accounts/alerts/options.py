"""Options of filters, read once for many searches, where each list would read them anew."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class KnownOptions:
    """What filters offer, by their class and name, in the language in which it was first read."""

    def __init__(self) -> None:
        self.options: dict[tuple[type, str], Any] = {}

    @contextmanager
    def known(self, filterset: Any) -> Iterator[Any]:
        """Give a filter set what is known, and keep what it had to read."""
        kind = type(filterset)
        for name, its in filterset.filters.items():
            if (kind, name) in self.options:
                its.__dict__["options"] = self.options[kind, name]
        yield filterset
        for name, its in filterset.filters.items():
            if "options" in its.__dict__:
                self.options[kind, name] = its.__dict__["options"]
