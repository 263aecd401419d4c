"""Choosing a country by search, or adding a draft of one there and then."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.snippets.views.chooser import SnippetCreateView

from initiatives.actions.add_in_place import add_draft_in_place
from initiatives.admin.choosers import RecordChooserViewSet
from initiatives.models import Country


class CountryInPlaceForm(WagtailAdminModelForm):
    """What must be known of a country; the rest follows in its own form."""

    class Meta(WagtailAdminModelForm.Meta):
        """Name and codes."""

        model = Country
        fields = ("title_en", "official_name", "iso3", "iso2", "subregion")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, prefix="in-place", **kwargs)


class CountryCreateView(SnippetCreateView):
    """Adds the draft by the action."""

    def save_form(self, form):
        """Have the action write it."""
        return add_draft_in_place(form.instance, form.instance.title_en, self.request.user)


class CountryChooserViewSet(RecordChooserViewSet):
    """Chooses among published countries, or adds a draft that waits for its own review."""

    creation_form_class = CountryInPlaceForm
    create_view_class = CountryCreateView
    creation_tab_label = _("Add a new one")
    create_action_label = _("Add and choose")
