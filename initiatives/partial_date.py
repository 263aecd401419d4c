"""Partial dates: a year, a month or a day, exactly as precise as the source that was read."""

import datetime
import re
from typing import Any

from django.core import checks
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

ISO_PARTIAL_DATE = re.compile(r"(?P<year>\d{4})(-(?P<month>\d{2})(-(?P<day>\d{2}))?)?")


class PartialDate(str):
    """An ISO 8601 date of reduced precision: ``2019``, ``2019-05`` or ``2019-05-17``.

    It is the ISO text itself, so that it is stored, sorted and compared as text: a partial date stands
    at the beginning of the period that it names. Raises ``ValueError`` for anything else.
    """

    __slots__ = ()

    def __new__(cls, value: str) -> "PartialDate":
        """Check the form and the calendar; ``value`` may also be a ``datetime.date``."""
        text = value.isoformat() if isinstance(value, datetime.date) else str(value)
        match = ISO_PARTIAL_DATE.fullmatch(text)
        if not match or not text.isascii():
            raise ValueError(f"{text!r} is not a date of the form 2019, 2019-05 or 2019-05-17")
        datetime.date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
        return super().__new__(cls, text)

    @property
    def year(self) -> int:
        """The year, always known."""
        return int(self[:4])

    @property
    def month(self) -> int | None:
        """The month from 1 to 12, or None."""
        return int(self[5:7]) if len(self) > 4 else None

    @property
    def day(self) -> int | None:
        """The day of the month, or None."""
        return int(self[8:10]) if len(self) > 7 else None

    @property
    def precision(self) -> str:
        """``year``, ``month`` or ``day``."""
        return {4: "year", 7: "month", 10: "day"}[len(self)]

    @property
    def earliest(self) -> datetime.date:
        """The first day of the period."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> datetime.date:
        """The last day of the period."""
        if self.precision == "day":
            return self.earliest
        if self.precision == "year" or self.month == 12:
            return datetime.date(self.year, 12, 31)
        return datetime.date(self.year, (self.month or 0) + 1, 1) - datetime.timedelta(days=1)


class PartialDateField(models.CharField):
    """Stores a ``PartialDate`` as ISO text; an unknown date is NULL, never an empty text."""

    _pyi_private_get_type: PartialDate
    _pyi_private_set_type: Any

    description = _("Date that may be partial (year, month or day)")
    default_error_messages = {
        "invalid": _(
            "“%(value)s” is not a date. Write a year, a month or a day: 2019, 2019-05 or 2019-05-17."
        ),
    }

    def __init__(self, *args, **kwargs):
        kwargs["max_length"] = 10
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        """Leave out the fixed length."""
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def check(self, **kwargs):
        """Refuse a field that could hold an empty text instead of NULL."""
        errors = super().check(**kwargs)
        if self.blank and not self.null:
            errors.append(
                checks.Error(
                    "An optional partial date must also be null=True.", obj=self, id="initiatives.E001"
                )
            )
        return errors

    def from_db_value(self, value, expression, connection):
        """Give back a PartialDate."""
        return value if value is None else PartialDate(value)

    def to_python(self, value):
        """Read a text or a date; raise ``ValidationError`` for what is neither."""
        if value in (None, ""):
            return None
        try:
            return PartialDate(value)
        except ValueError as error:
            raise ValidationError(
                self.error_messages["invalid"], code="invalid", params={"value": value}
            ) from error

    def get_prep_value(self, value):
        """Check on every way into the database; lookups may also be given a bare year."""
        value = self.to_python(value)
        return None if value is None else str(value)

    def formfield(self, **kwargs):
        """Ask for ISO text, with an example."""
        defaults = {
            "help_text": _("2019, 2019-05 or 2019-05-17: only what the source says."),
            "empty_value": None,
        }
        return super().formfield(**{**defaults, **kwargs})
