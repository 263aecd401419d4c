"""The desk's lists of records, in a number of queries that does not grow with their length."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Prefetch, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from wagtail.models import Revision, WorkflowState
from wagtail.snippets.views.snippets import IndexView

from initiatives.admin.exports import TableExport
from initiatives.models import Editorial
from initiatives.word_index import matching_ids


def listing_queryset(model: type[Editorial]) -> QuerySet:
    """All of a type with what a row of the desk's list asks for.

    Wagtail reads the schedule and the review of each row by itself; it has the same cure for pages.
    """
    scheduled = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(model),
        object_id=Cast(OuterRef("pk"), CharField()),
        approved_go_live_at__isnull=False,
    )
    reviews = WorkflowState.objects.active().select_related("current_task_state__task")
    return (
        model._default_manager.select_related("latest_revision", *model.list_related)
        .prefetch_related(Prefetch("_workflow_states", reviews, to_attr="_current_workflow_states"))
        .annotate(_approved_schedule=Exists(scheduled))
    )


class RowIndexView(TableExport, IndexView):
    """A list whose export has the columns of the dataset."""


class RecordIndexView(RowIndexView):
    """A list that is searched as the public one is: accents and case do not matter."""

    def _get_title_column(self, *args, **kwargs):
        column = super()._get_title_column(*args, **kwargs)
        column.label = _("Title")
        return column

    def search_queryset(self, queryset):
        """Search beside the filters, most of which the search index does not know."""
        if not self.is_searching:
            return queryset
        return queryset.filter(pk__in=matching_ids(self.model, self.search_query))
