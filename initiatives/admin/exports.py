"""Exports of the desk's lists that a spreadsheet program opens without running anything."""

from wagtail.admin.views.mixins import SpreadsheetExportMixin

FIRST_OF_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(value):
    """A text that a spreadsheet would take for a formula, marked as a text; all else as it is.

    Readers write some of the cells, and a CSV file cannot say that a cell is a text.
    """
    if isinstance(value, str) and value.startswith(FIRST_OF_A_FORMULA):
        return f"'{value}"
    return value


class HarmlessExport(SpreadsheetExportMixin):
    """For list views with an export: no cell is a formula."""

    def preprocess_field_value(self, field, value, export_format):
        """The cell as Wagtail writes it, made harmless."""
        return harmless(super().preprocess_field_value(field, value, export_format))
