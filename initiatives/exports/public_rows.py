"""The rows of a filtered list, read part by part: a long list needs no more memory than a short one."""

from array import array
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from initiatives.filters import SectionFilterSet

ROWS_AT_ONCE = 250


class PublicRows:
    """The public rows that pass a filter set, in its order.

    The keys are read at once, eight bytes a row: so all parts belong to one answer of the database, and
    between two parts nothing is held open for a reader whose line is slow. Each part is read through
    ``for_list()`` again, so that what is withdrawn in the meantime drops out; it costs the same queries
    however many rows there are.
    """

    def __init__(self, filterset: SectionFilterSet):
        self.filterset = filterset

    @cached_property
    def keys(self) -> array:
        """The keys of all rows, in order."""
        return array("q", self.filterset.qs.values_list("pk", flat=True).iterator(chunk_size=2000))

    def __len__(self) -> int:
        return len(self.keys)

    def parts(self) -> Iterator[list[Any]]:
        """The rows, a bounded number at a time."""
        for start in range(0, len(self.keys), ROWS_AT_ONCE):
            keys = self.keys[start : start + ROWS_AT_ONCE]
            found = {row.pk: row for row in self.filterset.queryset.filter(pk__in=list(keys))}
            yield [found[key] for key in keys if key in found]
