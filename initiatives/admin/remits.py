"""The remits of reviewers at the desk, set by administrators."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.viewsets.model import ModelViewSet

from initiatives.models import Remit


class RemitViewSet(ModelViewSet):
    """Which countries and subjects a reviewer is limited to; who has no remit reviews everything."""

    model = Remit
    icon = "group"
    menu_label = _("Remits of reviewers")
    add_to_settings_menu = True
    list_display = ("user",)
    copy_view_enabled = False
    panels = (
        FieldPanel("user"),
        FieldPanel("countries", widget=forms.CheckboxSelectMultiple),
        FieldPanel("themes", widget=forms.CheckboxSelectMultiple),
    )
