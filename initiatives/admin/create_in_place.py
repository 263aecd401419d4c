"""Choosing a source or an organisation by search, or adding it there and then.

What is entered twice is offered instead: the form then has one more field, with the row that is there.
"""

from django import forms
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.chooser import (
    BaseSnippetChooseView,
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetCreateView,
)

from initiatives.actions.add_in_place import add_in_place
from initiatives.models import Organisation, Source


class InPlaceForm(WagtailAdminModelForm):
    """A new row, unless it is there already: ``existing`` then takes that one instead."""

    existing = forms.ModelChoiceField(
        Source.objects.none(), label=_("Use what is there"), required=False, widget=forms.RadioSelect
    )
    # The browser sends it half filled as well: the address alone is enough to find what is there.
    use_required_attribute = False
    same_field = ""
    there_already = _("This is in the catalogue already: “%(row)s”. Choose it below.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, prefix="in-place", **kwargs)
        self.fields["existing"].queryset = self._meta.model._default_manager.not_merged()
        same = self.same_rows()
        if not same:
            del self.fields["existing"]
        else:
            self.fields["existing"].queryset = same
            self.fields["existing"].empty_label = None
            self.order_fields(["existing"])

    def same_rows(self) -> QuerySet | list:
        """The rows that say the same as what is being entered."""
        return []

    def chosen_existing(self) -> Model | None:
        """The row that was there and that has been taken instead of a new one."""
        field = self.fields.get("existing")
        if field is None:
            return None
        try:
            return field.clean(self.data.get(self.add_prefix("existing")))
        except forms.ValidationError:
            return None

    def entered(self, name: str) -> str:
        """What was entered into a field, before any check."""
        return (self.data.get(self.add_prefix(name)) or "").strip()

    def clean(self):
        """Refuse what is there already, by its name."""
        cleaned = super().clean()
        if "existing" in self.fields:
            same = self.fields["existing"].queryset
            message = self.there_already % {"row": same[0]}
            self.add_error(self.same_field, forms.ValidationError(message, code="same"))
        return cleaned


class SourceInPlaceForm(InPlaceForm):
    """A new source; another with the same address, however written, is offered instead."""

    same_field = "url"

    class Meta(WagtailAdminModelForm.Meta):
        """What must be known of a source, and what mostly is."""

        model = Source
        fields = (
            "url",
            "title",
            "publisher",
            "language",
            "kind",
            "grade",
            "published_on",
            "retrieved_on",
            "archive_url",
        )

    def same_rows(self):
        """Sources with the same address."""
        return Source.objects.with_address(self.entered("url"))


class OrganisationInPlaceForm(InPlaceForm):
    """A new organisation; another with the same name is offered instead."""

    same_field = "name"

    class Meta(WagtailAdminModelForm.Meta):
        """What must be known of an organisation; the rest follows in its own form."""

        model = Organisation
        fields = ("name", "language", "acronym", "kind", "url")

    def same_rows(self):
        """Organisations with the same name."""
        name = self.entered("name")
        same = Organisation.objects.not_merged().filter(name__iexact=name)
        return same if name else same.none()


class NotMerged(BaseSnippetChooseView):
    """A chooser of rows without those that turned out to be another, and with a mark at what is public."""

    def get_object_list(self):
        """Rows that may be named."""
        return self.model_class._default_manager.not_merged()

    @property
    def columns(self):
        """Name, and whether readers see it."""
        return [*super().columns, BooleanColumn("live", label=_("Public"))]


class InPlaceCreateView(SnippetCreateView):
    """Adds the row by the action, or takes the one that is there."""

    def post(self, request):
        """Choose the existing row if somebody took it."""
        existing = self.get_creation_form().chosen_existing()
        return self.get_chosen_response(existing) if existing else super().post(request)

    def save_form(self, form):
        """Have the action write it."""
        return add_in_place(form.instance, str(form.instance), self.request.user)


def chooser_with_creation(filter_form: type, creation_form: type) -> type[SnippetChooserViewSet]:
    """A chooser of plain rows that is searched with ``filter_form`` and adds by ``creation_form``."""
    views = {
        name: type(base.__name__, (NotMerged, base), {"filter_form_class": filter_form})
        for name, base in (
            ("choose_view_class", ChooseView),
            ("choose_results_view_class", ChooseResultsView),
        )
    }
    options = {
        "creation_form_class": creation_form,
        "create_view_class": InPlaceCreateView,
        "creation_tab_label": _("Add a new one"),
        "create_action_label": _("Add and choose"),
    }
    return type("RowChooserViewSet", (SnippetChooserViewSet,), {**views, **options})
