"""Lists: one filtered query of one section, with its facets."""

from django.views.generic import ListView

from initiatives.registry import SECTIONS, Section


class SectionListView(ListView):
    """The list of a section."""

    section: Section = SECTIONS[0]
    paginate_by = 25

    def get_queryset(self):
        """Published rows."""
        return self.section.model.objects.for_list()
