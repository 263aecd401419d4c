"""Choosing a row at the desk."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic.chooser import CreateView
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet

from initiatives.models import Record
from initiatives.word_index import matching_ids


class WordsFilterForm(BaseFilterForm):
    """Narrows the rows to those with all words in one of their texts."""

    q = forms.CharField(
        label=_("Search term"), required=False, widget=forms.TextInput(attrs={"placeholder": _("Search")})
    )
    fields_searched: tuple[str, ...] = ("slug", "title", "publisher")

    def filter(self, objects):
        """Keep what matches; the chooser says so when it has been searched."""
        words = self.cleaned_data.get("q", "")
        self.is_searching, self.search_query = bool(words), words
        for word in words.replace("\0", " ").split():
            found = Q()
            for name in self.fields_searched:
                found |= Q(**{f"{name}__icontains": word})
            objects = objects.filter(found)
        return objects


class OrganisationFilterForm(WordsFilterForm):
    """Organisations are known by name and acronym."""

    fields_searched = ("slug", "name", "acronym")


class RecordFilterForm(WordsFilterForm):
    """Records are found by the same words as on the public pages."""

    def filter(self, objects):
        """Keep what matches."""
        words = self.cleaned_data.get("q", "")
        self.is_searching, self.search_query = bool(words), words
        return objects.filter(pk__in=matching_ids(objects.model, words)) if words else objects


class PublishedOnly:
    """A chooser of records: a public record must not rest on one that is not."""

    model_class: type[Record]
    filter_form_class = RecordFilterForm

    def get_object_list(self):
        """Published records."""
        return self.model_class.objects.published()


class RecordChooseView(PublishedOnly, ChooseView):
    """The chooser of records."""


class RecordChooseResultsView(PublishedOnly, ChooseResultsView):
    """Its results alone."""


class NoCreateView(CreateView):
    """Records are written in their own form, not where they are chosen."""

    http_method_names = ["get", "head", "options"]


class RecordChooserViewSet(SnippetChooserViewSet):
    """Chooses among published records."""

    create_view_class = NoCreateView
    choose_view_class = RecordChooseView
    choose_results_view_class = RecordChooseResultsView
