"""Pages of single records, organisations and sources."""

from django.views.generic import DetailView

from initiatives.registry import SECTIONS, Section


def detail_context(record) -> dict:
    """What the page of a record shows, saved or not."""
    return {"record": record}


class SectionDetailView(DetailView):
    """The page of one record of a section."""

    section: Section = SECTIONS[0]
    context_object_name = "record"

    def get_queryset(self):
        """Published rows only."""
        return self.section.model.objects.for_detail()

    def get_context_data(self, **kwargs):
        """The same context as an editor's preview."""
        return {**super().get_context_data(**kwargs), **detail_context(self.object)}
