"""The page on which a second person reads a draft beside what is public, and decides."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from initiatives.actions import review as actions
from initiatives.actions.approve import approve_revision
from initiatives.admin.decisions import RecordDecisionView
from initiatives.admin.review.forms import (
    ApproveForm,
    AssignForm,
    ChangesForm,
    EmptyForm,
    OverrideForm,
    RemarkForm,
    SettleForm,
)
from initiatives.gate import gate_report
from initiatives.history.difference import Change, Differences
from initiatives.models import Approval, Remark, Review
from initiatives.second_reader import may_review, second_reader_problem


def approve(record, user, *, revision: int, **decision) -> Approval:
    """Approve the revision that was on the page, and no newer one."""
    read = get_object_or_404(Revision.objects.for_instance(record), pk=revision)
    return approve_revision(record, read, user, **decision)


def settle(record, user, *, remark: int) -> None:
    """Settle a remark on this record."""
    actions.settle_remark(get_object_or_404(Remark.objects.of(record), pk=remark), user)


class ReviewView(RecordDecisionView):
    """What would change, what was remarked, who is at it; and the decision."""

    page_title = _("Review")
    template_name = "initiatives/desk/review.html"
    decisions = {
        "approve": (ApproveForm, approve),
        "override": (OverrideForm, approve),
        "request_changes": (ChangesForm, actions.request_changes),
        "claim": (EmptyForm, actions.claim_review),
        "assign": (AssignForm, actions.assign_review),
        "take_back": (EmptyForm, actions.take_back),
        "remark": (RemarkForm, actions.remark),
        "settle": (SettleForm, settle),
    }
    success = {
        "approve": _("Approved. It is public now, or will be at the time that you gave."),
        "override": _("Published without a second reader; the history says so."),
        "request_changes": _("Sent back to the author with your reason."),
        "claim": _("The review is yours."),
        "assign": _("The review has been assigned."),
        "take_back": _("Taken back; it is a draft again."),
        "remark": _("Your remark stands beside the draft."),
        "settle": _("The remark is settled."),
    }
    stays = ("claim", "assign", "remark", "settle")

    def success_url(self, decision: str) -> str:
        """Small things leave the reviewer on the page."""
        return self.url("review") if decision in self.stays else super().success_url(decision)

    def post(self, request, *args, **kwargs):
        """Only superusers override."""
        if request.POST.get("decision") == "override" and not request.user.is_superuser:
            raise PermissionDenied
        return super().post(request, *args, **kwargs)

    def form_options(self, decision: str) -> dict[str, Any]:
        """The revision on the page, the present reviewer, the fields that can be remarked on."""
        if decision in ("approve", "override"):
            return {"initial": {"revision": self.record.latest_revision_id, "weight": "major"}}
        if decision == "assign" and self.review:
            initial = {"reviewer": self.review.reviewer_id, "due_on": self.review.due_on}
            return {"initial": initial}
        return {"fields": self.field_choices} if decision == "remark" else {}

    @cached_property
    def field_choices(self) -> list[tuple[str, str]]:
        """The fields of the record's form, by the names that editors know."""
        form = self.model.snippet_viewset.get_form_class()
        return [(name, str(field.label or capfirst(name))) for name, field in form.base_fields.items()]

    @cached_property
    def task_state(self):
        """The step that waits, or None."""
        return self.record.current_workflow_task_state if self.record.workflow_in_progress else None

    @cached_property
    def review(self) -> Review | None:
        """Who has taken it on."""
        return Review.objects.select_related("reviewer").filter(task_state=self.task_state).first()

    @cached_property
    def problem(self) -> str:
        """Why the person on the page cannot approve; empty if they can."""
        revision = self.record.latest_revision
        return second_reader_problem(self.record, revision, self.request.user) if revision else ""

    def get_context_data(self, **kwargs) -> dict[str, Any]:
        """All that a second reader looks at."""
        labels = dict(self.field_choices)
        unsettled = Remark.objects.of(self.record).unsettled().select_related("user")
        remarks = [{"remark": made, "label": labels.get(made.field, "")} for made in unsettled]
        user = self.request.user
        return super().get_context_data(
            **{
                "task_state": self.task_state,
                "review": self.review,
                "problem": self.problem,
                "changes": self.changes,
                "to_mend": gate_report(self.draft) if self.record.has_unpublished_changes else [],
                "remarks": remarks,
                "scheduled": Approval.objects.of(self.record).scheduled().first(),
                "is_reviewer": may_review(user, self.record),
                "may_override": user.is_superuser and self.record.has_unpublished_changes,
                "compare_url": self.compare_url,
                "preview_url": self.url("preview_on_edit"),
                **kwargs,
            }
        )

    @cached_property
    def changes(self) -> list[Change]:
        """What the draft would change of what is public, word by word; all of it where nothing is."""
        draft, live = self.record.latest_revision, self.record.live_revision
        if draft is None or draft == live:
            return []
        contents = [live.content if live else {}, draft.content]
        return Differences(self.model, contents, for_desk=True).between(*contents)

    @property
    def compare_url(self) -> str:
        """Wagtail's comparison of the draft with what is public; empty where nothing is."""
        if not self.record.live_revision_id:
            return ""
        return self.url("history") + "revisions/compare/live...latest/"
