"""Exports of the desk's lists: the columns of the dataset, and nothing that a spreadsheet would run."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import cached_property
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from initiatives.dataset.content import TABLE_OF, content_of
from initiatives.dataset.harmless import harmless
from initiatives.dataset.keys import Keys
from initiatives.models import Position


class HarmlessExport(SpreadsheetExportMixin):
    """For list views with an export: no cell is a formula."""

    def preprocess_field_value(self, field, value, export_format):
        """The cell as Wagtail writes it, made harmless."""
        return harmless(super().preprocess_field_value(field, value, export_format))


def exported_columns(model: type[Model]) -> list[str]:
    """The names of the columns of the table that holds a model in the dataset."""
    return [column.name for column in TABLE_OF[model].columns]


class TableExport(HarmlessExport):
    """For lists of the catalogue: an export says what the table of the dataset says, drafts included."""

    model: type[Model]

    @cached_property
    def keys(self) -> Keys:
        """Keys for the references of all rows, read once."""
        return Keys()

    def get_heading(self, queryset, field) -> str:
        """The name of the column, in no language, as in the dataset."""
        return str(field)

    def get_filename(self) -> str:
        """The name of the table."""
        return TABLE_OF[self.model].name

    def to_row_dict(self, item) -> dict[str, str]:
        """A row as the dataset writes it."""
        content = content_of(item, self.keys)
        return {column.name: column.write(content[column.name]) for column in TABLE_OF[self.model].columns}

    def get_base_queryset(self) -> QuerySet[Any]:
        """The rows of the list; for an export with all that a row of the table says."""
        rows = super().get_base_queryset()
        return rows.prefetch_related(*_relations(self.model)) if self.is_export else rows


def _relations(model: type[Model]) -> Iterator[str]:
    for column in TABLE_OF[model].columns:
        if column.name == "sources":
            yield "citations"
        elif column.refers_to and model._meta.get_field(column.name).many_to_many:
            yield column.name
    if model is Position:
        yield "points__citations"
