"""How many rows of all streams each choice of a filter would give."""

from collections import Counter

from initiatives.filters.timeline import TimelineFilterSet
from initiatives.timeline.query import united


def counts_of(filters: list[TimelineFilterSet], name: str) -> Counter:
    """The counts of one filter with all others as they are, in one query however many streams there are."""
    numbered = [part for filterset in filters for part in filterset.numbered(name)]
    by_text: Counter[str] = Counter()
    for text, number in united(numbered):
        by_text[text] += number
    return filters[0].filters[name].by_option(by_text)
