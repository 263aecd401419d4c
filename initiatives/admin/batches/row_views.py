"""The rows of plain tables at the desk: a list to look them up, and the form that makes a batch of one."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import HiddenInput
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from initiatives.actions.change_row import cells_of_row, change_row, take_row_from_public
from initiatives.admin.batches.forms import NoteForm
from initiatives.admin.batches.row_form import (
    FORM_TABLES,
    SourceFormSet,
    cells_from,
    has_sources,
    initial_of,
    initial_sources,
    row_form_class,
)
from initiatives.admin.batches.views import BatchPermissions
from initiatives.dataset.comparison import shown_key
from initiatives.dataset.upload import TABLE_NAMED


class OneRowView(BatchPermissions, WagtailAdminTemplateMixin, FormView):
    """What is done to one row of the table that the address names."""

    permission_required = "add"
    header_icon = "edit"

    @cached_property
    def table(self):
        """The table, if its rows have such a form."""
        if self.kwargs["table"] not in FORM_TABLES:
            raise Http404
        return TABLE_NAMED[self.kwargs["table"]]

    @cached_property
    def row(self):
        """The row that is changed, or None for a new one."""
        pk = self.kwargs.get("pk")
        return get_object_or_404(self.table.model, pk=pk) if pk else None

    def get_page_title(self):
        """The table."""
        return str(self.table.model._meta.verbose_name).capitalize()

    def get_page_subtitle(self):
        """The row."""
        if self.row is None:
            return _("new")
        cells = cells_of_row(self.table, self.row)
        return shown_key(cells[name] for name in self.table.key_columns)

    def get_breadcrumbs_items(self):
        """Below the list of imports."""
        imports = {"url": reverse("batches:index"), "label": _("Imports")}
        return [*super().get_breadcrumbs_items(), imports, {"url": "", "label": self.get_header_title()}]

    def sent(self, batch):
        """Say that it waits, and show it."""
        messages.success(self.request, _("It waits for a second person, who reads the difference."))
        return redirect("batches:batch", batch.pk)


class RowChangeView(OneRowView):
    """Add a row, or change one."""

    template_name = "initiatives/desk/row_form.html"

    def get_form_class(self):
        """A field for each column; what identifies a row stays as it is."""
        return row_form_class(self.table)

    def get_form(self, form_class=None):
        """The key of a row that is there is named above the form and cannot be changed."""
        form = super().get_form(form_class)
        for name in self.table.key_columns if self.row else ():
            form.fields[name].disabled = True
            form.fields[name].widget = HiddenInput()
        return form

    def get_initial(self):
        """What the row says; a new one begins with what the address names, such as a question."""
        if self.row:
            return initial_of(self.table, self.row)
        named = self.request.GET
        return {name: named[name] for name in self.table.key_columns if name in named}

    @cached_property
    def sources(self):
        """The sources of the row, where its table has any."""
        initial = initial_sources(self.row) if self.row and has_sources(self.table) else []
        return SourceFormSet(self.request.POST or None, initial=initial, prefix="sources")

    def get_context_data(self, **kwargs):
        """With the sources, and the scripts of the choosers."""
        context = super().get_context_data(**kwargs)
        with_sources = has_sources(self.table)
        media = context["form"].media + self.sources.media if with_sources else context["form"].media
        is_public = self.row is not None and getattr(self.row, "live", False)
        return {
            **context,
            "sources": self.sources if with_sources else None,
            "media": media,
            "is_public": is_public,
        }

    def form_valid(self, form):
        """Send it on, or show what is wrong beside its field."""
        sources = []
        if has_sources(self.table):
            if not self.sources.is_valid():
                return self.form_invalid(form)
            sources = self.sources.cleaned_data
        cells = cells_from(self.table, form.cleaned_data, sources)
        data = form.cleaned_data
        try:
            batch = change_row(
                self.table, cells, note=data["note"], weight=data["weight"], user=self.request.user
            )
        except ValidationError as error:
            _show_problems(form, error)
            return self.form_invalid(form)
        return self.sent(batch)


def _show_problems(form, error: ValidationError) -> None:
    problems = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
    for column, texts in problems.items():
        name = "row_note" if column == "note" else column
        if name in form.fields or column == NON_FIELD_ERRORS:
            form.add_error(name if name in form.fields else None, texts)
        else:
            form.add_error(None, [f"{column}: {text}" for text in texts])


class RowRemovalView(OneRowView):
    """Take a row from the public: it stays in the tables, unchecked."""

    form_class = NoteForm
    template_name = "initiatives/desk/row_removal.html"
    header_icon = "view"

    def form_valid(self, form):
        """Send it on."""
        if not has_sources(self.table):
            raise Http404
        try:
            note = form.cleaned_data["note"]
            batch = take_row_from_public(self.table, self.row, note=note, user=self.request.user)
        except ValidationError as error:
            _show_problems(form, error)
            return self.form_invalid(form)
        return self.sent(batch)
