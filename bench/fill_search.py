"""Fills a database with public records of five types, and a second file with the same rows for Datasette."""

import random
import sqlite3
from collections.abc import Iterator
from itertools import accumulate, count
from pathlib import Path
from typing import Any

SEED = 20261127
CHUNK = 5000
VOCABULARY = 8000
# Each stands in about this part of all records, apart from the words that are drawn by Zipf's law.
MARKS = {"ubiquitous": 0.2, "occasional": 0.01, "exceptional": 0.0002}
SHARES = {"policy": 30, "event": 20, "initiative": 20, "source": 25, "organisation": 5}
PEER_TABLE = "CREATE TABLE records (id INTEGER PRIMARY KEY, type TEXT, title TEXT, summary TEXT)"
PEER_INDEX = (
    "CREATE VIRTUAL TABLE records_fts USING fts5(title, summary, content='records', content_rowid='id')"
)
PEER_FILL = "INSERT INTO records_fts (rowid, title, summary) SELECT id, title, summary FROM records"


class Texts:
    """Titles and summaries of made-up words, the same in every run."""

    def __init__(self):
        self.chance = random.Random(SEED)
        syllables = [first + second for first in "bcdfglmnprst" for second in "aeiou"]
        self.words = ["".join(self.chance.choices(syllables, k=4)) for _place in range(VOCABULARY)]
        self.weights = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))

    def text(self, length: int) -> str:
        """So many words."""
        words = self.chance.choices(self.words, cum_weights=self.weights, k=length)
        words += [mark for mark, part in MARKS.items() if self.chance.random() < part / 2]
        return " ".join(words)


def rows(number: int) -> Iterator[tuple[int, str, str, str]]:
    """Number, type, title and summary of each record."""
    texts, numbers = Texts(), count(1)
    for kind, share in SHARES.items():
        for _place in range(number * share // 100):
            yield next(numbers), kind, texts.text(7), texts.text(30)


def write_peer(number: int, path: Path) -> None:
    """The rows as a table with an index of words, as ``sqlite-utils enable-fts`` makes one."""
    with sqlite3.connect(path) as peer:
        peer.execute(PEER_TABLE)
        peer.executemany("INSERT INTO records VALUES (?, ?, ?, ?)", rows(number))
        peer.execute(PEER_INDEX)
        peer.execute(PEER_FILL)


def fill(number: int) -> None:
    """The rows as public records with their sources, all of them in the index of words."""
    from django.utils import timezone

    from initiatives import models
    from initiatives.word_index import index_records
    from tests.factories import CountryFactory, SourceFactory

    countries, cited = CountryFactory.create_batch(33, published=True), SourceFactory()
    by_kind: dict[str, list[Any]] = {kind: [] for kind in SHARES}
    for key, kind, title, summary in rows(number):
        by_kind[kind].append(_record(models, kind, key, title, summary, countries, timezone.localdate()))
    for records in by_kind.values():
        for start in range(0, len(records), CHUNK):
            part = records[start : start + CHUNK]
            type(part[0])._default_manager.bulk_create(part)
            _cite(part, cited)
            index_records(part)


def _record(models: Any, kind: str, key: int, title: str, summary: str, countries: list, day: Any) -> Any:
    """An unsaved record; a source keeps the summary as its publisher, for it has no other text."""
    shared: dict[str, Any] = {"slug": f"bench-{key}", "live": True}
    dated = {**shared, "title_en": title, "summary_en": summary, "verified_on": day}
    date = f"{2000 + key % 26}-05"
    if kind == "policy":
        of = {"country": countries[key % 33], "kind": "ai-policy", "status": "in-force"}
        return models.Policy(**dated, **of, adopted_on=date)
    if kind == "event":
        return models.Event(**dated, kind="conference", starts_on=date)
    if kind == "initiative":
        return models.Initiative(**dated, kind="project", started_on=date)
    if kind == "organisation":
        return models.Organisation(
            **shared, name=title[:250], summary_en=summary, verified_on=day, kind="national"
        )
    return models.Source(
        **shared,
        title=title,
        publisher=summary[:250],
        url=f"https://example.org/{key}",
        language="en",
        kind="report",
    )


def _cite(records: list[Any], source: Any) -> None:
    model = type(records[0])
    if any(field.name == "citations" for field in model._meta.get_fields()):
        citations = model._meta.get_field("citations").related_model
        citations._default_manager.bulk_create(citations(owner=record, source=source) for record in records)
