"""The list of imports."""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, UserColumn
from wagtail.admin.views.generic import IndexView

from initiatives.admin.batches.forms import table_choices
from initiatives.choices import BatchState
from initiatives.models import Batch


class BatchFilterSet(WagtailFilterSet):
    """By state and table."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=BatchState.choices)
    table = django_filters.ChoiceFilter(label=_("Table"), choices=table_choices)

    class Meta:
        """Of imports."""

        model = Batch
        fields = ("state", "table")


class BatchIndexView(IndexView):
    """All imports, latest first."""

    model = Batch
    page_title = _("Imports")
    filterset_class = BatchFilterSet
    default_ordering = "-created_at"
    paginate_by = 50
    list_display = (
        "file_name",
        "table",
        "state",
        Column("row_count", label=_("Rows")),
        UserColumn("uploaded_by"),
        DateColumn("created_at", label=_("Uploaded at"), sort_key="created_at"),
    )

    def get_base_queryset(self):
        """With the people named in the list."""
        return super().get_base_queryset().select_related("uploaded_by", "uploaded_by__wagtail_userprofile")
