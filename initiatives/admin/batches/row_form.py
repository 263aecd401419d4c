"""The form of one row of a plain table, made from the columns of the table."""

from typing import Any

from django import forms
from django.forms import formset_factory
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput
from wagtail.snippets.widgets import AdminSnippetChooser

from initiatives import models
from initiatives.admin.batches.forms import NoteForm
from initiatives.coverage.vocabulary import read_questions
from initiatives.dataset.columns import Column, write_citations
from initiatives.dataset.comparison import Cells
from initiatives.dataset.content import content_of
from initiatives.dataset.dictionary import field_behind
from initiatives.dataset.keys import REFERRED, Keys, key_field
from initiatives.dataset.tables import Table
from initiatives.record_keys import RELATED, record_key

LONG = ("summary", "description", "note")
FORM_TABLES = (
    *("participations", "observations", "inquiries", "relations"),
    *("sources", "organisations", "themes", "legal_topics"),
)


class RecordInput(forms.TextInput):
    """A record of any type, found by typing a part of its title; without scripts."""

    template_name = "initiatives/desk/record_input.html"

    def get_context(self, name, value, attrs):
        """With all public records that have relations."""
        context = super().get_context(name, value, {**(attrs or {}), "list": f"{name}-records"})
        options = [
            {"key": record_key(record), "heading": f"{record.heading} ({record.type_label})"}
            for model in RELATED.values()
            for record in model.objects.published().order_by("slug")
        ]
        return {**context, "list_id": f"{name}-records", "records": options}


RECORD_HELP = _("Type a part of its title or key and choose it: section and key, such as events/its-key.")


class SourceForm(forms.Form):
    """One source of the row, and the place in it."""

    source = forms.ModelChoiceField(
        models.Source.objects.all(),
        label=_("Source"),
        required=False,
        widget=AdminSnippetChooser(models.Source),
    )
    locator = forms.CharField(
        label=_("Place in the source"), required=False, max_length=120, help_text=_("Such as “para. 12”.")
    )


SourceFormSet = formset_factory(SourceForm, extra=2, max_num=20)


def has_sources(table: Table) -> bool:
    """Whether the rows of a table name their sources."""
    return any(column.name == "sources" for column in table.columns)


def row_form_class(table: Table) -> type[forms.Form]:
    """A form with a field for each column, and for what readers are told of the change."""
    fields: dict[str, forms.Field] = {
        column.name: _form_field(table, column) for column in table.columns if column.name != "sources"
    }
    if "note" in fields:
        # The column of that name stands beside the change note.
        fields["row_note"] = fields.pop("note")
    return type("RowForm", (NoteForm,), {**fields, "field_order": [*fields, "note", "weight"]})


def _form_field(table: Table, column: Column) -> forms.Field:
    field: Any = field_behind(table, column)
    options: dict[str, Any] = {
        "label": str(field.verbose_name).capitalize() if field else column.name,
        "help_text": field.help_text if field else "",
        "required": column.required,
    }
    if column.refers_to:
        model = REFERRED[column.refers_to]
        return forms.ModelChoiceField(model.objects.all(), widget=AdminSnippetChooser(model), **options)
    if column.name == "question":
        return forms.ChoiceField(choices=question_choices, **options | {"help_text": ""})
    if table.name == "relations" and column.name in ("record", "target"):
        return forms.CharField(widget=RecordInput, **options | {"help_text": RECORD_HELP})
    if field is not None and field.choices:
        return forms.ChoiceField(choices=[("", "—"), *field.choices], **options)
    if column.name in ("verified_on", "retrieved_on"):
        return forms.DateField(widget=AdminDateInput, **options)
    widget = forms.Textarea(attrs={"rows": 3}) if column.name.startswith(LONG) else forms.TextInput
    return forms.CharField(widget=widget, **options)


def question_choices() -> list[tuple[str, Any]]:
    """The questions that are asked of every country, by pillar."""
    groups = [
        (pillar, [(question.key, question.label) for question in questions])
        for pillar, questions in read_questions().by_pillar
    ]
    return [("", "—"), *groups]


def initial_of(table: Table, row) -> dict[str, Any]:
    """What the form of a row that is there begins with."""
    content = content_of(row, Keys())
    initial = {}
    for column in table.columns:
        value = content[column.name]
        if column.refers_to and isinstance(value, str):
            value = getattr(row, f"{column.name}_id")
        elif column.parse is not None and column.name != "verified_on" and not column.refers_to:
            value = column.write(value)
        initial["row_note" if column.name == "note" else column.name] = value
    return initial


def initial_sources(row) -> list[dict[str, Any]]:
    """The sources that the form of a row begins with."""
    return [{"source": citation.source_id, "locator": citation.locator} for citation in row.citations.all()]


def cells_from(table: Table, data: dict[str, Any], sources: list[dict[str, Any]]) -> Cells:
    """What a valid form says, as the cells of a file."""
    cells = {}
    for column in table.columns:
        if column.name == "sources":
            pairs = [(part["source"].slug, part["locator"]) for part in sources if part.get("source")]
            cells["sources"] = write_citations(pairs)
            continue
        value = data["row_note" if column.name == "note" else column.name]
        if column.refers_to and value is not None:
            value = getattr(value, key_field(column.refers_to))
        cells[column.name] = "" if value is None else " ".join(str(value).split())
    return cells
