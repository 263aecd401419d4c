"""The form by which a table is uploaded."""

from django import forms
from django.utils.translation import gettext_lazy as _

from initiatives.choices import PublicationWeight
from initiatives.dataset.tables import TABLES
from initiatives.dataset.upload import LARGEST_FILE, TABLE_NAMED


def table_choices() -> list[tuple[str, str]]:
    """The tables by name, called as at the rest of the desk."""
    return [(table.name, str(table.model._meta.verbose_name_plural).capitalize()) for table in TABLES]


class NoteForm(forms.Form):
    """What changes and why, and whether readers need to hear of it."""

    note = forms.CharField(
        label=_("Change note"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What changes and why; readers see it in the history."),
    )
    weight = forms.ChoiceField(
        label=_("Weight"),
        choices=PublicationWeight.choices,
        help_text=_("A minor change is in the history, and nobody is told of it."),
    )


class UploadForm(NoteForm):
    """One table as a file."""

    table = forms.ChoiceField(label=_("Table"), choices=table_choices)
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV in UTF-8, or XLSX, with the columns of the data dictionary."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )
    field_order = ("table", "file", "note", "weight")

    def clean_file(self):
        """Refuse what is too large before it is kept."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            megabytes = LARGEST_FILE // 1024 // 1024
            raise forms.ValidationError(_("The file has more than %(size)s MB.") % {"size": megabytes})
        return file

    def clean_table(self):
        """The table itself."""
        return TABLE_NAMED[self.cleaned_data["table"]]
