"""Tables to download at the desk: what is public, or the columns alone, in a form that can be imported."""

from django.http import Http404, HttpResponse
from django.views import View

from initiatives.admin.batches.views import BatchPermissions
from initiatives.dataset.spreadsheet import workbook_of
from initiatives.dataset.upload import TABLE_NAMED, csv_of
from initiatives.dataset.writer import public_rows

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class TableDownloadView(BatchPermissions, View):
    """One table as CSV or XLSX."""

    def get(self, request, table, form):
        """All public rows, or with ``?empty`` the header alone."""
        if table not in TABLE_NAMED or form not in TYPES:
            raise Http404
        rows = (
            [[column.name for column in TABLE_NAMED[table].columns]]
            if "empty" in request.GET
            else public_rows(TABLE_NAMED[table])
        )
        content = csv_of(rows) if form == "csv" else workbook_of(table, rows)
        return HttpResponse(
            content,
            content_type=TYPES[form],
            headers={"Content-Disposition": f'attachment; filename="{table}.{form}"'},
        )
