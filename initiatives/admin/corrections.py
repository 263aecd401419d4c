"""Reports of readers at the desk: everybody reads them, editors answer."""

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.permission_policies import ModelPermissionPolicy

from initiatives.actions.answer_correction import answer_correction, mark_spam, may_answer
from initiatives.admin.exports import HarmlessExport
from initiatives.choices import CorrectionState
from initiatives.models import CorrectionReport

VERBS = {
    CorrectionState.CORRECTED: gettext_lazy("Corrected"),
    CorrectionState.DECLINED: gettext_lazy("Declined"),
    CorrectionState.DUPLICATE: gettext_lazy("Reported before"),
    CorrectionState.SPAM: gettext_lazy("Spam"),
}


class AnswerPolicy(ModelPermissionPolicy):
    """Who may read a report, and who may answer it; nobody adds, edits or deletes one by hand."""

    def user_has_permission(self, user, action):
        """Changing a report is answering it."""
        if action == "change":
            return may_answer(user)
        return action == "view" and super().user_has_permission(user, action)

    def users_with_any_permission(self, actions):
        """Those who hold any of the actions that are possible at all."""
        named = {"change": "answer", "view": "view"}
        return super().users_with_any_permission({named[action] for action in actions if action in named})


class AnswerForm(WagtailAdminModelForm):
    """What the public reads about a report; the action says what is missing."""

    class Meta:
        """Both public texts."""

        model = CorrectionReport
        fields = ("public_text", "answer")
        widgets = {"public_text": AdminAutoHeightTextInput, "answer": AdminAutoHeightTextInput}


class ReportIndexView(HarmlessExport, IndexView):
    """All reports; a contributor opens one to read it, an editor to answer it."""

    def get_base_queryset(self):
        """Reports with their records, in a query for each type of record."""
        return super().get_base_queryset().prefetch_related("record")

    def get_edit_url(self, instance):
        """The page to answer, or the page to read for those who cannot."""
        return super().get_edit_url(instance) or self.get_inspect_url(instance)


class AnswerView(EditView):
    """One report with what the reader wrote, and the buttons that decide about it."""

    template_name = "initiatives/admin/answer_correction.html"
    page_title = gettext_lazy("Answering")
    success_message = gettext_lazy("Report %(object)s has been answered.")
    error_message = gettext_lazy("The report has not been answered.")

    def form_valid(self, form):
        """Decide as the button says; what the action refuses is said on the page."""
        self.form = form
        try:
            self.object = self.decide(form.cleaned_data)
        except ValidationError as problems:
            form.add_error(None, problems)
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)
        return self.save_action()

    def decide(self, texts: dict[str, str]) -> CorrectionReport:
        """Answer the report, or mark it as spam."""
        report, seen = self.get_object(), self.request.POST.get("seen")
        verdict = self.request.POST.get("verdict", "")
        if verdict == CorrectionState.SPAM:
            self.success_message = gettext_lazy("Report %(object)s has been marked as spam.")
            return mark_spam(report, user=self.request.user, seen=seen)
        return answer_correction(report, verdict, **texts, user=self.request.user, seen=seen)

    def get_context_data(self, **kwargs):
        """The report as it was read, with the way to its record."""
        context = super().get_context_data(**kwargs)
        report = context["report"] = self.get_object()
        context["record_url"] = edit_address(report.record)
        context["seen"] = self.request.POST.get("seen", report.state)
        context["verdicts"] = [{"value": state.value, "label": label} for state, label in VERBS.items()]
        return context


def edit_address(record) -> str:
    """Where the desk edits a record; nothing where there is none."""
    viewset = getattr(record, "snippet_viewset", None)
    return reverse(viewset.get_url_name("edit"), args=[record.pk]) if viewset else ""


class CorrectionViewSet(ModelViewSet):
    """Reports, oldest questions at hand by the filters."""

    model = CorrectionReport
    name = "corrections"
    url_prefix = "corrections"
    menu_label = gettext_lazy("Corrections")
    menu_icon = "comment"
    icon = "comment"
    menu_order = 110
    add_to_admin_menu = True
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = ReportIndexView
    edit_view_class = AnswerView
    edit_template_name = AnswerView.template_name
    inspect_view_enabled = True
    inspect_view_fields = (
        "reference",
        "state",
        "created_at",
        "subject",
        "fact",
        "text",
        "source_url",
        "public_text",
        "answer",
        "answered_at",
    )
    list_per_page = 50
    list_display = (
        "reference",
        Column("subject", label=gettext_lazy("Record")),
        "fact",
        DateColumn("created_at", label=gettext_lazy("Reported"), sort_key="created_at"),
        Column("get_state_display", label=gettext_lazy("State"), sort_key="state"),
        Column("waiting_days", label=gettext_lazy("Days")),
    )
    list_filter = ("state", "created_at", "answered_at")
    list_export = (
        "reference",
        "subject",
        "fact",
        "text",
        "source_url",
        "created_at",
        "state",
        "waiting_days",
        "public_text",
        "answer",
        "answered_at",
    )
    export_headings = {"subject": gettext_lazy("Record"), "waiting_days": gettext_lazy("Days")}
    export_filename = "corrections"
    search_fields = ("reference", "fact", "text", "public_text", "answer")
    search_backend_name = None
    ordering = ("-created_at", "-pk")

    def get_form_class(self, for_update=False):
        """The texts of the answer."""
        return AnswerForm
