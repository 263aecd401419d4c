"""Newsletter issues at the desk: written, tried out, read by a second person, and sent."""

from typing import Any

from django import forms
from django.conf import settings
from django.urls import path
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList, Panel
from wagtail.admin.ui.tables import Column, DateColumn, LiveStatusTagColumn, UpdatedAtColumn
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import IndexView

from accounts.actions.send_test_letter import send_test_letter
from accounts.desk.mailings import counted_mailings
from accounts.issues.keys import key_of
from accounts.letters.issue_writer import wanting
from accounts.models import NewsletterIssue
from initiatives.admin.decisions import RecordDecisionView
from initiatives.admin.editing import RecordEditView
from initiatives.admin.forms import RecordForm
from initiatives.admin.panels import in_languages, row, title_panels
from initiatives.admin.viewsets import EditorialViewSet
from initiatives.following import FOLLOWED_SECTIONS
from initiatives.second_reader import MANAGE

RECORDS_LIST = "public-records"


class RecordKeyInput(forms.TextInput):
    """A record of any type, found by typing a part of its title; the list stands once on the page."""

    def __init__(self, attrs: dict[str, Any] | None = None):
        super().__init__({"list": RECORDS_LIST, **(attrs or {})})


class RecordsPanel(Panel):
    """All public records, once, for the fields in which one is chosen."""

    class BoundPanel(Panel.BoundPanel):
        """The list as the browser offers it."""

        template_name = "accounts/desk/records_list.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Every public record with its key."""
            records = [
                {"key": key_of(record), "heading": f"{record.heading} ({record.type_label})"}
                for section in FOLLOWED_SECTIONS.values()
                for record in section.model.objects.published().order_by("-last_published_at", "pk")
            ]
            context = super().get_context_data(parent_context)
            return {**context, "list_id": RECORDS_LIST, "records": records}


class TestForm(forms.Form):
    """In which language the editor wants to read it."""

    __test__ = False  # for pytest
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)


class IssueMailView(RecordDecisionView):
    """The mail of an issue: a test, whom it would reach or has reached, and how far it is."""

    page_title = _("Mail")
    template_name = "accounts/desk/issue_mail.html"
    decisions = {"test": (TestForm, send_test_letter)}
    success = {"test": _("The test is on its way to your address.")}

    def success_url(self, decision: str) -> str:
        """Back to the page."""
        return self.url("mail")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the number of readers, and the mailing where there is one."""
        now = timezone.now()
        mailing: Any = counted_mailings().filter(issue=self.record.pk).first()
        return super().get_context_data(
            readers=wanting(now.date(), now).count(),
            mailing=mailing,
            done=mailing.total - mailing.unfinished if mailing else 0,
            may_control=self.request.user.has_perm(MANAGE),
            address=getattr(self.request.user, "email", ""),
            **kwargs,
        )


class IssueEditView(RecordEditView):
    """The form, with the way to the mail."""

    @cached_property
    def header_buttons(self) -> list:
        """The mail beside the review."""
        return [*super().header_buttons, HeaderButton(_("Mail"), url=self._url("mail"), icon_name="mail")]


class IssueIndexView(IndexView):
    """All issues, the latest first."""

    search_fields = ["title_en", "title_es", "title_pt", "slug"]

    def _get_title_column(self, *args: Any, **kwargs: Any) -> Any:
        column = super()._get_title_column(*args, **kwargs)
        column.label = _("Title")
        return column


class IssueViewSet(EditorialViewSet):
    """Newsletter issues, in a place of their own."""

    model = NewsletterIssue
    icon = "mail"
    menu_label = _("Newsletter")
    menu_name = "newsletter"
    menu_order = 105
    add_to_admin_menu = True
    index_view_class = IssueIndexView
    edit_view_class = IssueEditView
    list_filter = ("live",)
    list_display = (
        "heading",
        LiveStatusTagColumn(label=_("Status")),
        DateColumn("first_published_at", label=_("Sent on"), sort_key="first_published_at"),
        Column("mail_state", label=_("Mails")),
        UpdatedAtColumn(label=_("Last worked on")),
    )

    def get_urlpatterns(self) -> list:
        """Add the page of the mail."""
        return [
            *super().get_urlpatterns(),
            path("mail/<int:pk>/", self.decision_view(IssueMailView), name="mail"),
        ]

    def get_queryset(self, request: Any) -> Any:
        """With the mailing of each."""
        return super().get_queryset(request).select_related("mailing")

    def get_edit_handler(self) -> Any:
        """Words, chosen records, and what is added by itself."""
        item = [
            FieldPanel("record", widget=RecordKeyInput),
            in_languages("note", _("Line of the editors"), classname="collapsed"),
        ]
        panels = [
            *title_panels(heading=_("Title"), official=False),
            in_languages("introduction", _("Introduction")),
            InlinePanel("items", heading=_("Chosen records"), label=_("Record"), panels=item),
            RecordsPanel(),
            MultiFieldPanel([row("with_changes", "weeks_ahead")], heading=_("Added by itself")),
        ]
        return ObjectList(panels, base_form_class=RecordForm).bind_to_model(self.model)
