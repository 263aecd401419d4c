"""What every table of the catalogue has in common at the desk."""

from functools import cached_property

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList, TabbedInterface
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from initiatives.admin.checking import CheckView
from initiatives.admin.choosers import RecordChooserViewSet
from initiatives.admin.editing import RecordCreateView, RecordEditView
from initiatives.admin.exports import exported_columns
from initiatives.admin.filters import filters_of
from initiatives.admin.forms import KeyedForm, RecordForm
from initiatives.admin.listing import RecordIndexView, RowIndexView, listing_queryset
from initiatives.admin.panels import provenance_panels
from initiatives.admin.permissions import KeptRowsPolicy, PlainTablePolicy
from initiatives.admin.removal import RemovalView
from initiatives.admin.review.views import ReviewView


class RowViewSet(SnippetViewSet):
    """A plain table: what is saved holds at once."""

    copy_view_enabled = False
    index_view_class = RowIndexView
    form_class: type[KeyedForm] = KeyedForm
    list_per_page = 50
    open_actions: tuple[str, ...] = ("view",)

    @property
    def list_export(self) -> list[str]:
        """The columns of the dataset."""
        return exported_columns(self.model)

    @classmethod
    def policy(cls) -> PlainTablePolicy:
        """Let those who may publish save, and others do what shows nothing to the public."""
        return PlainTablePolicy(cls.model, cls.open_actions)

    def get_edit_handler(self):
        """Bind the panels with the form of the table."""
        return ObjectList(self.panels, base_form_class=self.form_class).bind_to_model(self.model)


class EditorialViewSet(SnippetViewSet):
    """What has drafts, review and versions."""

    copy_view_enabled = False
    add_view_class = RecordCreateView
    edit_view_class = RecordEditView
    list_per_page = 50

    @property
    def unpublish_view(self):
        """The page that asks how and why."""
        return self.decision_view(RemovalView)

    def decision_view(self, view_class):
        """A page on which something is decided about one of these."""
        return view_class.as_view(model=self.model, header_icon=self.icon)

    def get_urlpatterns(self):
        """Add the pages for review and removal."""
        return [
            *super().get_urlpatterns(),
            path("review/<int:pk>/", self.decision_view(ReviewView), name="review"),
            path("remove/<int:pk>/", self.decision_view(RemovalView), name="remove"),
        ]

    @classmethod
    def policy(cls) -> KeptRowsPolicy:
        """Keep them from being deleted."""
        return KeptRowsPolicy(cls.model)

    def get_queryset(self, request):
        """All, with what the rows of the list ask for."""
        return listing_queryset(self.model)


class RecordViewSet(EditorialViewSet):
    """A record type, with its sources and its check.

    Subclasses name ``facts``, the panels of the first tab, and ``details``, the columns that tell its
    records apart.
    """

    index_view_class = RecordIndexView
    chooser_viewset_class = RecordChooserViewSet
    facts: tuple = ()
    details: tuple[str, ...] = ()
    list_filter: tuple[str, ...] = ("live", "verified_on")

    @cached_property
    def filterset_class(self):
        """The columns named by ``list_filter``, country and subject as on the public side."""
        return filters_of(self.model, self.list_filter)

    @property
    def list_export(self) -> list[str]:
        """The columns of the dataset."""
        return exported_columns(self.model)

    def get_urlpatterns(self):
        """Add the page for the check."""
        check = path("check/<int:pk>/", self.decision_view(CheckView), name="check")
        return [*super().get_urlpatterns(), check]

    @cached_property
    def list_display(self):
        """What it is, whether it is public, when it was checked and when somebody last worked on it."""
        checked = Column("verified_on", label=_("Checked on"), sort_key="verified_on")
        updated = UpdatedAtColumn(label=_("Last worked on"))
        return ["heading", *self.details, LiveStatusTagColumn(label=_("Status")), checked, updated]

    def get_edit_handler(self):
        """Facts on one tab, what they rest on on the other; schedules are left out on purpose."""
        tabs = [
            ObjectList(self.facts, heading=_("Facts")),
            ObjectList(provenance_panels(), heading=_("Sources and check")),
        ]
        return TabbedInterface(tabs, base_form_class=RecordForm).bind_to_model(self.model)
