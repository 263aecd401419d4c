"""The addresses of imports and their place in the menu."""

from django.urls import path, register_converter, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy

from initiatives.admin.batches.listing import BatchIndexView
from initiatives.admin.batches.row_form import FORM_TABLES
from initiatives.admin.batches.row_lists import (
    InquiryViewSet,
    ObservationViewSet,
    ParticipationViewSet,
    RelationViewSet,
)
from initiatives.admin.batches.row_views import RowChangeView, RowRemovalView
from initiatives.admin.batches.tables import TableDownloadView
from initiatives.admin.batches.verbs import VERBS
from initiatives.admin.batches.views import (
    BatchProblemsView,
    BatchProgressView,
    BatchUploadView,
    BatchVerbView,
    BatchView,
)
from initiatives.dataset.content import TABLE_OF
from initiatives.models import Batch


class VerbConverter:
    """One of the things that can be done with an import."""

    regex = "|".join(VERBS)

    def to_python(self, value: str) -> str:
        """The verb."""
        return value

    def to_url(self, value: str) -> str:
        """The verb."""
        return value


register_converter(VerbConverter, "batch_verb")


class BatchViewSet(ViewSet):
    """Imports."""

    name = "batches"
    url_prefix = "imports"
    icon = "upload"
    menu_label = _("Imports")

    def get_urlpatterns(self):
        """The list, the upload, one import and what is done with it."""
        index = {
            "permission_policy": ModelPermissionPolicy(Batch),
            "index_url_name": "batches:index",
            "index_results_url_name": "batches:index_results",
            "add_url_name": "batches:add",
            "inspect_url_name": "batches:batch",
        }
        return [
            path("", BatchIndexView.as_view(**index), name="index"),
            path("results/", BatchIndexView.as_view(results_only=True, **index), name="index_results"),
            path("add/", BatchUploadView.as_view(), name="add"),
            path("tables/<slug:table>.<slug:form>", TableDownloadView.as_view(), name="table"),
            path("rows/<slug:table>/add/", RowChangeView.as_view(), name="add_row"),
            path("rows/<slug:table>/<int:pk>/", RowChangeView.as_view(), name="change_row"),
            path("rows/<slug:table>/<int:pk>/remove/", RowRemovalView.as_view(), name="remove_row"),
            path("<int:pk>/", BatchView.as_view(), name="batch"),
            path("<int:pk>/progress/", BatchProgressView.as_view(), name="progress"),
            path("<int:pk>/problems.csv", BatchProblemsView.as_view(), name="problems"),
            path("<int:pk>/<batch_verb:verb>/", BatchVerbView.as_view(), name="verb"),
        ]


class ImportViewSetGroup(ViewSetGroup):
    """Imports, and the tables that change by them alone."""

    menu_label = _("Imports")
    menu_icon = "upload"
    menu_order = 110
    add_to_admin_menu = True
    items = (BatchViewSet, ParticipationViewSet, ObservationViewSet, InquiryViewSet, RelationViewSet)


def change_buttons(snippet, user, next_url=None):
    """In the list of a plain table, the way to a change that waits for a second person."""
    table = TABLE_OF.get(type(snippet))
    if table is not None and table.name in FORM_TABLES and user.has_perm("initiatives.add_batch"):
        address = reverse("batches:change_row", args=[table.name, snippet.pk])
        yield Button(_("Propose a change"), address, icon_name="edit", priority=15)
