"""Writes a catalogue of about N plausible rows, the same for the same seed, for benchmarks."""

import csv
import random
from pathlib import Path

from initiatives import choices
from initiatives.dataset.tables import TABLES

DAY = "2026-11-23"
SHARES = {
    "sources": 0.17,
    "organisations": 0.03,
    "countries": 0.015,
    "instruments": 0.01,
    "policies": 0.1,
    "institutions": 0.07,
    "positions": 0.03,
    "initiatives": 0.08,
    "events": 0.09,
    "participations": 0.1,
}
WORDS = ["network", "security", "dialogue", "state", "treaty", "response", "team", "training", "norms", "law"]
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Generator:
    """Makes the rows of each table; ``self.rows[name]`` are those made so far."""

    def __init__(self, number: int, seed: int):
        self.number = number
        self.random = random.Random(seed)
        self.rows: dict[str, list[dict[str, str]]] = {}

    def words(self, count: int) -> str:
        """A text of that many words."""
        return " ".join(self.random.choices(WORDS, k=count)).capitalize()

    def some(self, table: str, most: int) -> str:
        """Some keys of a table."""
        rows = self.rows[table]
        column = "iso3" if table == "countries" else "key"
        return "; ".join(row[column] for row in self.random.sample(rows, min(most, len(rows))))

    def row(self, table, place: int) -> dict[str, str]:
        """One row; what a cell holds follows from the column."""
        return {
            column.name: self.cell(table, column, place) for column in table.columns if not column.optional
        }

    def cell(self, table, column, place: int) -> str:
        """One cell."""
        special = {
            "key": f"{table.name.replace('_', '-')}-{place}",
            "iso3": LETTERS[place // 676 % 26] + LETTERS[place // 26 % 26] + LETTERS[place % 26],
            "iso2": LETTERS[place // 26 % 26] + LETTERS[place % 26],
            "verified_on": "" if self.random.random() < 0.03 else DAY,
            "retrieved_on": DAY,
            "url": f"https://example.org/{table.name}/{place}",
            "archive_url": "",
            "language": "en",
            "is_focus": "true",
            "higher_is_better": "true",
            "scale_min": "0",
            "scale_max": "100",
            "budget_eur": str(self.random.randrange(10**6)),
            "value": f"{self.random.uniform(0, 100):.2f}",
            "year": str(1950 + place % 70),
            "summary": self.words(30) + ".",
            "acronym": "",
            "in_force_on": "",
            "ends_on": "",
            "ended_on": "",
        }
        if column.name in special and not column.refers_to:
            return special[column.name]
        if column.refers_to:
            return self.some(column.refers_to, 1 if column.parse("") is None else 2)
        if column.name == "date" or column.name.endswith("_on"):
            return f"{self.random.randrange(2005, 2026)}-0{self.random.randrange(1, 10)}"
        field = {"stance": choices.Stance, "group": choices.LegalTopicGroup, "format": choices.EventFormat}
        kinds = {name: enum for name, enum in vars(choices).items() if name == f"{table.model.__name__}Kind"}
        enum = field.get(column.name) or (column.name == "kind" and next(iter(kinds.values()), None))
        if column.name == "status":
            enum = getattr(choices, f"{table.model.__name__}Status")
        if column.name == "subregion":
            enum = choices.Subregion
        return self.random.choice(enum.values) if enum else f"{self.words(5)} {place}"

    def make(self) -> dict[str, list[dict[str, str]]]:
        """All tables."""
        fixed = {"themes": 11, "legal_topics": 16, "indicators": 8}
        for table in TABLES:
            count = fixed.get(table.name) or int(self.number * SHARES.get(table.name, 0))
            if table.name == "observations":
                count = self.number - sum(map(len, self.rows.values()))
            if table.name == "countries":
                count = min(count, 600)
            self.rows[table.name] = self.unique(table, count)
        return self.rows

    def unique(self, table, count: int) -> list[dict[str, str]]:
        """So many rows with keys of their own; points are two a position."""
        if table.name == "position_points":
            count = 2 * len(self.rows["positions"])
        rows: dict[tuple, dict[str, str]] = {}
        place = 0
        while len(rows) < count:
            row = self.row(table, place)
            rows.setdefault(tuple(row[name] for name in table.key_columns), row)
            place += 1
        return list(rows.values())


def write_generated(folder: Path, number: int, seed: int = 1) -> int:
    """Write the tables; returns the number of rows in all."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = Generator(number, seed).make()
    for table in TABLES:
        columns = [column.name for column in table.columns if not column.optional]
        with (folder / table.file_name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows[table.name])
    return sum(map(len, rows.values()))
