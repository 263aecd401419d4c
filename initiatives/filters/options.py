"""What can be chosen in a filter, and what a reader has chosen."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from initiatives.models.indicator import FIRST_YEAR, LAST_YEAR
from initiatives.words import LONGEST_QUERY

LONGEST_VALUE = 60
MOST_UNKNOWN = 5


@dataclass(frozen=True)
class Option:
    """One value of a filter: ``stored`` are the texts in the database for which it stands."""

    value: str
    label: str
    lang: str = ""
    stored: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """What the column holds where this option fits."""
        return self.stored or (self.value,)


# Callables that a section gives its filters take the queryset class of its own table.
AnyQuerySet = Any
Vocabulary = Callable[[], Iterable[Option]]


@dataclass(frozen=True)
class Chosen:
    """What stands in the address for one filter: options that exist, and values that mean nothing."""

    options: tuple[Option, ...] = ()
    unknown: tuple[str, ...] = field(default=())

    def __bool__(self) -> bool:
        """Whether anything was asked for, known or not."""
        return bool(self.options or self.unknown)

    @property
    def texts(self) -> list[str]:
        """What the database holds for the options."""
        return [text for option in self.options for text in option.texts]

    def holds(self, value: str) -> bool:
        """Whether an option is among those chosen."""
        return any(option.value == value for option in self.options)


def printable(value: str, longest: int = LONGEST_VALUE) -> str:
    """A value from an address, short and without control characters, so that it can be shown."""
    text = "".join(
        character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in value
    )
    return text if len(text) <= longest else text[:longest] + "…"


class ChosenField(forms.Field):
    """Any number of values of a vocabulary; values that it does not hold are kept apart, not refused."""

    widget = forms.SelectMultiple

    def __init__(self, *, options: Callable[[], dict[str, Option]], **kwargs):
        super().__init__(**kwargs)
        self.options = options

    def clean(self, value) -> Chosen:
        """Sort what was given into known and unknown, each once; case does not matter."""
        texts = [value] if isinstance(value, str) else list(value or ())
        texts = list(dict.fromkeys(text for text in texts if text))
        if not texts:
            return Chosen()
        known = {key.casefold(): option for key, option in self.options().items()}
        found = [known[text.casefold()] for text in texts if text.casefold() in known]
        unknown = [printable(text) for text in texts if text.casefold() not in known]
        return Chosen(tuple(dict.fromkeys(found)), tuple(dict.fromkeys(unknown))[:MOST_UNKNOWN])


class YearField(forms.Field):
    """A year of four digits."""

    widget = forms.TextInput
    default_error_messages = {
        "invalid": _(
            "“%(value)s” is not a year. Write four digits from %(first)d to %(last)d, such as 2019."
        ),
    }

    def to_python(self, value) -> int | None:
        """The year as a number; raises ``ValidationError`` for anything but four ASCII digits in range."""
        text = (value or "").strip()
        if not text:
            return None
        is_year = (
            len(text) == 4 and text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR
        )
        if not is_year:
            parts = {"value": printable(text), "first": FIRST_YEAR, "last": LAST_YEAR}
            raise ValidationError(self.error_messages["invalid"], code="invalid", params=parts)
        return int(text)


class WordsField(forms.Field):
    """Words to look for, of any length; what is beyond the longest query is cut off."""

    widget = forms.TextInput

    def to_python(self, value) -> str:
        """One line of printable text; raises ``ValidationError`` where there is nothing printable."""
        text = "".join(character if character.isprintable() else " " for character in value or "").strip()
        if (value or "").strip(" ") and not text:
            raise ValidationError(_("There are no letters or digits in the words."))
        return text[:LONGEST_QUERY]
