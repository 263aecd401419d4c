"""What is wrong with a catalogue's files, told so that it can be mended."""

from dataclasses import dataclass

LONGEST_VALUE = 80


@dataclass(frozen=True)
class CellError:
    """One bad cell: file, line (the header is line 1), column, value and what was expected."""

    file: str
    line: int
    column: str
    value: str
    expected: str

    def __str__(self):
        value = self.value if len(self.value) <= LONGEST_VALUE else f"{self.value[:LONGEST_VALUE]}…"
        return f"{self.file}, line {self.line}, column {self.column}: {value!r}; expected {self.expected}"


class CatalogueError(Exception):
    """Raised with all errors of all files when a catalogue cannot be loaded; nothing was changed."""

    def __init__(self, errors: list[CellError]):
        super().__init__(f"{len(errors)} errors")
        self.errors = errors
