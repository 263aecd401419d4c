"""Lists of participations, observations, inquiries and relations, which change only by imports."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from initiatives.models import Inquiry, Observation, Participation, Relation


class RowIndexView(IndexView):
    """Rows of one table; the first column leads to the form that makes a batch of one."""

    table_name = ""
    paginate_by = 50
    default_ordering = "pk"

    def get_edit_url(self, instance):
        """The form, for those who may import."""
        if self.request.user.has_perm("initiatives.add_batch"):
            return reverse("batches:change_row", args=[self.table_name, instance.pk])
        return None

    def get_add_url(self):
        """The empty form, for those who may import."""
        if self.request.user.has_perm("initiatives.add_batch"):
            return reverse("batches:add_row", args=[self.table_name])
        return None


class ParticipationFilterSet(WagtailFilterSet):
    """By instrument, country and status."""

    class Meta:
        """Of participations."""

        model = Participation
        fields = ("live", "instrument", "country", "status")


class ParticipationIndexView(RowIndexView):
    """Who takes part in what."""

    table_name = "participations"
    model = Participation
    page_title = _("Participations")
    filterset_class = ParticipationFilterSet
    queryset = Participation.objects.select_related("country", "instrument")
    list_display = (
        "country",
        Column("instrument", accessor="instrument", label=_("Instrument")),
        "status",
        "date",
        BooleanColumn("live", label=_("Public")),
        "verified_on",
    )


class ObservationFilterSet(WagtailFilterSet):
    """By indicator, country and year."""

    class Meta:
        """Of observations."""

        model = Observation
        fields = ("live", "indicator", "country", "year")


class ObservationIndexView(RowIndexView):
    """Values of indicators."""

    table_name = "observations"
    model = Observation
    page_title = _("Observations")
    filterset_class = ObservationFilterSet
    queryset = Observation.objects.select_related("country", "indicator")
    list_display = (
        "country",
        Column("indicator", accessor="indicator", label=_("Indicator")),
        "year",
        "value",
        "label",
        BooleanColumn("live", label=_("Public")),
        "verified_on",
    )


class InquiryFilterSet(WagtailFilterSet):
    """By country and outcome."""

    class Meta:
        """Of inquiries."""

        model = Inquiry
        fields = ("live", "country", "outcome")


class InquiryIndexView(RowIndexView):
    """What was looked for in vain, and what cannot apply."""

    table_name = "inquiries"
    model = Inquiry
    page_title = _("Inquiries")
    filterset_class = InquiryFilterSet
    queryset = Inquiry.objects.select_related("country")
    list_display = (
        "country",
        "question",
        "outcome",
        BooleanColumn("live", label=_("Public")),
        "verified_on",
    )


class RelationFilterSet(WagtailFilterSet):
    """By kind."""

    class Meta:
        """Of relations."""

        model = Relation
        fields = ("live", "kind")


class RelationIndexView(RowIndexView):
    """How records stand to each other."""

    table_name = "relations"
    model = Relation
    page_title = _("Relations")
    filterset_class = RelationFilterSet
    list_display = ("record", "kind", "target", BooleanColumn("live", label=_("Public")), "verified_on")


class RowListViewSet(ViewSet):
    """The addresses of one list."""

    index_view_class: type[RowIndexView]
    icon = "table"

    def get_urlpatterns(self):
        """The list, and its results alone."""
        options = {
            "permission_policy": ModelPermissionPolicy(self.index_view_class.model),
            "index_url_name": f"{self.name}:index",
            "index_results_url_name": f"{self.name}:index_results",
            "header_icon": self.icon,
        }
        view = self.index_view_class
        return [
            path("", view.as_view(**options), name="index"),
            path("results/", view.as_view(results_only=True, **options), name="index_results"),
        ]


class ParticipationViewSet(RowListViewSet):
    """Participations."""

    name = "participations"
    menu_label = _("Participations")
    index_view_class = ParticipationIndexView


class ObservationViewSet(RowListViewSet):
    """Observations."""

    name = "observations"
    menu_label = _("Observations")
    index_view_class = ObservationIndexView


class InquiryViewSet(RowListViewSet):
    """Inquiries that led to no record."""

    name = "inquiries"
    menu_label = _("Inquiries")
    index_view_class = InquiryIndexView


class RelationViewSet(RowListViewSet):
    """Relations between records."""

    name = "relations"
    menu_label = _("Relations")
    index_view_class = RelationIndexView
