"""Everything that keeps a record from the public, as a list for the desk."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class GateProblem:
    """One thing to mend: ``field`` is empty where no single field holds it.

    ``other`` is the record that stands in the way, where there is one.
    """

    field: str
    label: str
    message: str
    other: Any = None

    def __str__(self):
        named = self.label.casefold() in self.message.casefold()
        return self.message if named else f"{self.label}: {self.message}"


def gate_report(record) -> list[GateProblem]:
    """What to mend in the present content of a record before it can be published; empty when it may pass."""
    try:
        record.check_publishable()
    except ValidationError as refusal:
        return problems_in(record, refusal)
    return []


def problems_in(record, refusal: ValidationError) -> list[GateProblem]:
    """What a refusal by field says, a problem each."""
    return [
        _problem(record, field, error) for field, errors in refusal.error_dict.items() for error in errors
    ]


def _problem(record, field: str, error: ValidationError) -> GateProblem:
    params = error.params if isinstance(error.params, dict) else {}
    known = "" if field == NON_FIELD_ERRORS else field
    return GateProblem(known, _label(record, field), " ".join(error.messages), params.get("other"))


def _label(record, field: str) -> str:
    if field == NON_FIELD_ERRORS:
        return str(capfirst(record._meta.verbose_name))
    try:
        return str(capfirst(record._meta.get_field(field).verbose_name))
    except FieldDoesNotExist:
        return _("Record")
