"""Sources at the desk: found, added once, cared for, and seen with the last visit to their address."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, UpdatedAtColumn

from initiatives.admin.choosers import WordsFilterForm
from initiatives.admin.create_in_place import SourceInPlaceForm, chooser_with_creation
from initiatives.admin.forms import KeyedForm
from initiatives.admin.panels import key_panel, row
from initiatives.admin.permissions import PlainTablePolicy
from initiatives.admin.same_source import problem_with_address
from initiatives.admin.viewsets import RowViewSet
from initiatives.models import LinkCheck, Source
from initiatives.second_reader import is_reviewer

# What may change in a public source without a second reader: our own copy, which readers do not see.
CARE = frozenset({"document"})
LINK_STATES = (("broken", _("Broken")), ("moved", _("Moved")), ("unvisited", _("Not visited yet")))


class SourceForm(KeyedForm):
    """A source is entered once; once readers see it, only the care of it is open."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.live:
            for name, field in self.fields.items():
                field.disabled = field.disabled or name not in CARE

    def clean_url(self):
        """Refuse an address under which there is a source already, with a link to it."""
        url = self.cleaned_data["url"]
        if "url" in self.changed_data:
            problem = problem_with_address(url, self.instance, self.for_user)
            if problem:
                raise problem
        return url


class SourcePolicy(PlainTablePolicy):
    """Everybody adds; who reviews mends what there is, within what ``SourceForm`` leaves open."""

    def user_has_permission(self, user, action):
        """Let reviewers change sources."""
        if action == "change" and is_reviewer(user):
            return True
        return super().user_has_permission(user, action)


class SourceFilterSet(WagtailFilterSet):
    """By what a source is, and by what the last visit to it found."""

    link = ChoiceFilter(label=_("Address"), choices=LINK_STATES, method="filter_by_link")

    class Meta:
        """Of sources."""

        model = Source
        fields = ["live", "kind", "grade", "language"]

    def filter_by_link(self, sources: QuerySet, name: str, state: str) -> QuerySet:
        """Keep sources whose address fails, moved or was never visited."""
        if state == "unvisited":
            return sources.filter(link_check__checked_at__isnull=True)
        checks = LinkCheck.objects.broken() if state == "broken" else LinkCheck.objects.moved()
        return sources.filter(pk__in=checks.values("source"))


def visited_at(source: Source):
    """When the address was last visited, or None."""
    check = getattr(source, "link_check", None)
    return check and check.checked_at


def link_state(source: Source) -> str:
    """What the last visit found, in a word or two."""
    check = getattr(source, "link_check", None)
    if check is None or check.checked_at is None:
        return ""
    if check.is_broken:
        return _("broken: %(outcome)s") % {"outcome": check.outcome}
    if check.moved_to:
        return _("moved to %(address)s") % {"address": check.moved_to}
    return check.outcome


class SourceViewSet(RowViewSet):
    """The texts that were read."""

    model = Source
    icon = "link"
    open_actions = ("view", "add")
    form_class = SourceForm
    chooser_viewset_class = chooser_with_creation(WordsFilterForm, SourceInPlaceForm)
    list_display = (
        "title",
        "publisher",
        "kind",
        "grade",
        BooleanColumn("live", label=_("Public")),
        Column("link", label=_("Address"), accessor=link_state),
        DateColumn("visited", label=_("Last visited"), accessor=visited_at),
        UpdatedAtColumn(label=_("Last worked on")),
    )
    filterset_class = SourceFilterSet
    search_fields = ("slug", "title", "publisher", "url")
    search_backend_name = None
    panels = (
        FieldPanel("title"),
        key_panel(),
        FieldPanel("publisher"),
        FieldPanel("url"),
        FieldPanel("archive_url"),
        row("kind", "language", "grade"),
        row("published_on", "retrieved_on"),
        FieldPanel("document"),
    )

    @classmethod
    def policy(cls) -> SourcePolicy:
        """Who adds and who mends."""
        return SourcePolicy(cls.model, cls.open_actions)

    def get_queryset(self, request):
        """Sources with the last visit to each."""
        return Source.objects.not_merged().select_related("link_check")
