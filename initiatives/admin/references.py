"""Sources, organisations and vocabularies at the desk."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn, UpdatedAtColumn

from initiatives import models
from initiatives.admin.choosers import OrganisationFilterForm
from initiatives.admin.create_in_place import OrganisationInPlaceForm, chooser_with_creation
from initiatives.admin.panels import in_languages, key_panel, row
from initiatives.admin.sources import SourceViewSet
from initiatives.admin.viewsets import RowViewSet


class OrganisationViewSet(RowViewSet):
    """The bodies that take part."""

    model = models.Organisation
    icon = "group"
    open_actions = ("view", "add")
    chooser_viewset_class = chooser_with_creation(OrganisationFilterForm, OrganisationInPlaceForm)
    list_display = (
        "name",
        "acronym",
        "kind",
        BooleanColumn("live", label=_("Public")),
        "verified_on",
        UpdatedAtColumn(label=_("Last worked on")),
    )
    list_filter = ("live", "kind")
    search_fields = ("slug", "name", "acronym")
    search_backend_name = None
    panels = (
        row("name", "language"),
        key_panel(),
        row("acronym", "kind"),
        FieldPanel("url"),
        in_languages("summary", _("Summary")),
        FieldPanel("verified_on"),
    )

    def get_queryset(self, request):
        """Organisations that are not another."""
        return models.Organisation.objects.not_merged()


class ThemeViewSet(RowViewSet):
    """The subjects."""

    model = models.Theme
    icon = "tag"
    list_display = ("name", "slug", "sort_order")
    search_fields = ("slug", "name_en", "name_es", "name_pt")
    search_backend_name = None
    panels = (
        key_panel(),
        in_languages("name", _("Name")),
        in_languages("description", _("Description")),
        FieldPanel("sort_order"),
    )


class LegalTopicViewSet(RowViewSet):
    """The questions of international law."""

    model = models.LegalTopic
    icon = "help"
    list_display = ("name", "group", "slug", "sort_order")
    list_filter = ("group",)
    search_fields = ("slug", "name_en", "name_es", "name_pt")
    search_backend_name = None
    panels = (
        key_panel(),
        FieldPanel("group"),
        in_languages("name", _("Name")),
        in_languages("description", _("Description")),
        FieldPanel("sort_order"),
    )


REFERENCE_VIEWSETS = (SourceViewSet, OrganisationViewSet, ThemeViewSet, LegalTopicViewSet)
