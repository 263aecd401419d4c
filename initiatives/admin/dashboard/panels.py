"""The panels of the desk's first page, each a short list with the way to the rest."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.admin.utils import get_user_display_name

from initiatives import worklist
from initiatives.models import Batch, CorrectionReport, LinkCheck
from initiatives.second_reader import is_reviewer

MOST = 10
AHEAD = datetime.timedelta(days=31)


@dataclass(frozen=True)
class WorkRow:
    """One line of a panel: what it is about, where it leads, since when, and a button to press."""

    label: str
    url: str
    kind: str = ""
    details: str = ""
    when: datetime.date | datetime.datetime | None = None
    button_url: str = ""
    button: str = ""


def desk_url(record, view: str = "edit") -> str:
    """A page of the desk about a record."""
    return reverse(record.snippet_viewset.get_url_name(view), args=[record.pk])


def kind_of(record) -> str:
    """The type of a record, for lists in which types are mixed."""
    return capfirst(str(record._meta.verbose_name))


class WorkPanel(Component):
    """A list of work; subclasses give its heading, its rows and what it says when there are none."""

    template_name = "initiatives/desk/panel.html"
    name = ""
    order = 100
    more = ""

    def heading(self) -> str:
        """The words over the list."""
        raise NotImplementedError

    def empty(self) -> str:
        """The words in the place of an empty list."""
        return _("Nothing at the moment.")

    def rows(self, user) -> list[WorkRow]:
        """The lines, the most urgent first."""
        raise NotImplementedError

    def is_shown(self, user) -> bool:
        """Whether the panel is for this person."""
        return True

    def get_context_data(self, parent_context) -> dict[str, Any]:
        """The panel for whoever looks."""
        user = parent_context["request"].user
        return {
            "name": self.name,
            "heading": self.heading(),
            "rows": self.rows(user),
            "empty": self.empty(),
            "more_url": reverse(self.more) if self.more else "",
            "csrf_token": parent_context["csrf_token"],
        }


class DraftsPanel(WorkPanel):
    """My drafts."""

    name, order = "drafts", 200

    def heading(self) -> str:
        """Mine alone."""
        return _("My drafts")

    def rows(self, user) -> list[WorkRow]:
        """The latest first, each with where it stands."""
        return [
            WorkRow(
                record.latest_revision.object_str,
                desk_url(record),
                kind_of(record),
                self._state(record),
                record.latest_revision.created_at,
            )
            for record in worklist.drafts_of(user, MOST)
        ]

    @staticmethod
    def _state(record) -> str:
        state = record.current_workflow_state
        if state is None:
            return _("Not submitted yet")
        needs_changes = state.status == state.STATUS_NEEDS_CHANGES
        return _("Changes are wanted") if needs_changes else _("Waits for its second reader")


class ReviewsPanel(WorkPanel):
    """Waiting for my review."""

    name, order, more = "reviews", 210, "catalogue_reviews"

    def heading(self) -> str:
        """Oldest first, as the words say."""
        return _("Waiting for my review, oldest first")

    def is_shown(self, user) -> bool:
        """For reviewers."""
        return is_reviewer(user)

    def rows(self, user) -> list[WorkRow]:
        """Drafts that the person may approve."""
        return [review_row(state) for state in worklist.reviews_for(user, MOST)]


def review_row(state) -> WorkRow:
    """A draft that waits."""
    review = getattr(state, "review", None)
    author = state.workflow_state.requested_by
    parts = [_("by %(author)s") % {"author": get_user_display_name(author)}] if author else []
    if review and review.reviewer:
        parts.append(_("taken on by %(reviewer)s") % {"reviewer": get_user_display_name(review.reviewer)})
    if review and review.due_on:
        parts.append(_("due on %(day)s") % {"day": review.due_on.isoformat()})
    label = state.revision.object_str
    return WorkRow(
        label, desk_url(state.draft, "review"), kind_of(state.draft), ", ".join(parts), state.started_at
    )


class ChecksPanel(WorkPanel):
    """Due for re-checking."""

    name, order, more = "checks", 220, "catalogue_checks"

    def heading(self) -> str:
        """By the interval of each record."""
        return _("Due for another check")

    def rows(self, user) -> list[WorkRow]:
        """The longest overdue first, each with its button."""
        return [check_row(record) for record in worklist.due_for_check(timezone.localdate(), MOST)]


def check_row(record) -> WorkRow:
    """A public record whose check is due."""
    return WorkRow(
        str(record),
        desk_url(record),
        kind_of(record),
        _("last checked"),
        record.verified_on,
        button_url=desk_url(record, "check"),
        button=_("Checked, still true"),
    )


class SchedulePanel(WorkPanel):
    """What goes live or is removed within a month."""

    name, order, more = "schedule", 230, "catalogue_schedule"

    def heading(self) -> str:
        """A month ahead; the calendar has the rest."""
        return _("Scheduled")

    def rows(self, user) -> list[WorkRow]:
        """The soonest first; what could not go live by now says why."""
        now = timezone.now()
        items = worklist.scheduled_items(now - AHEAD, now + AHEAD)[:MOST]
        return [schedule_row(item) for item in items]


def schedule_row(item: dict[str, Any]) -> WorkRow:
    """Something that is due at a time."""
    words = {"publish": _("goes live"), "withdrawn": _("is withdrawn"), "unpublished": _("is unpublished")}
    view = "review" if item["what"] == "publish" else "remove"
    details = " ".join(part for part in (words[item["what"]], item["problem"]) if part)
    record = item["record"]
    return WorkRow(str(record), desk_url(record, view), kind_of(record), details, item["at"])


class SourcesPanel(WorkPanel):
    """Broken or moved sources."""

    name, order = "sources", 235

    def heading(self) -> str:
        """What the visits to sources found."""
        return _("Broken or moved sources")

    def rows(self, user) -> list[WorkRow]:
        """The broken ones first."""
        broken = LinkCheck.objects.broken().with_sources()[:MOST]
        moved = LinkCheck.objects.moved().with_sources()[:MOST]
        rows = [(link, _("no answer on %(days)d days") % {"days": link.failed_days}) for link in broken]
        rows += [(link, _("moved to %(address)s") % {"address": link.moved_to}) for link in moved]
        return [
            WorkRow(link.source.title, desk_url(link.source), kind_of(link.source), what, link.checked_at)
            for link, what in rows[:MOST]
        ]


class ImportsPanel(WorkPanel):
    """Imports that wait for a second reader."""

    name, order, more = "imports", 215, "batches:index"

    def heading(self) -> str:
        """Those of others."""
        return _("Imports that wait for their second reader")

    def is_shown(self, user) -> bool:
        """For reviewers."""
        return is_reviewer(user)

    def rows(self, user) -> list[WorkRow]:
        """The oldest first."""
        batches = Batch.objects.waiting_for(user).select_related("uploaded_by")[:MOST]
        return [
            WorkRow(
                batch.note or str(batch),
                reverse("batches:batch", args=[batch.pk]),
                batch.table,
                get_user_display_name(batch.uploaded_by) if batch.uploaded_by else "",
                batch.created_at,
            )
            for batch in batches
        ]


class ReportsPanel(WorkPanel):
    """Reports from readers."""

    name, order, more = "reports", 240, "corrections:index"

    def heading(self) -> str:
        """Who has not been answered."""
        return _("Reports from readers that wait for an answer")

    def rows(self, user) -> list[WorkRow]:
        """The oldest first."""
        reports = CorrectionReport.objects.waiting()[:MOST]
        return [
            WorkRow(
                report.fact or report.reference,
                reverse("corrections:inspect", args=[report.pk]),
                str(report.reference),
                str(report.subject),
                report.created_at,
            )
            for report in reports
        ]


class GapsPanel(WorkPanel):
    """Gaps of coverage."""

    name, order, more = "gaps", 260, "coverage"

    def heading(self) -> str:
        """Of the states of the region."""
        return _("Gaps of coverage")

    def rows(self, user) -> list[WorkRow]:
        """For each question, how many states nobody has researched, and which; the form is one step away."""
        return [gap_row(gap) for gap in worklist.gaps()[:MOST]]


def gap_row(gap: worklist.Gap) -> WorkRow:
    """A question with states that nobody has researched, or whose search is to be repeated."""
    label = _("%(question)s: not researched for %(missing)d of %(total)d states") % {
        "question": gap.question.label,
        "missing": len(gap.missing),
        "total": gap.total,
    }
    parts = [", ".join(state.title_en for state in gap.missing)]
    if gap.due:
        parts.append(_("search again: %(names)s") % {"names": ", ".join(its.title_en for its in gap.due)})
    form = reverse("batches:add_row", args=["inquiries"])
    return WorkRow(label, f"{form}?question={gap.question.key}", details="; ".join(filter(None, parts)))


PANELS: tuple[type[WorkPanel], ...] = (
    DraftsPanel,
    ReviewsPanel,
    ChecksPanel,
    ImportsPanel,
    SchedulePanel,
    SourcesPanel,
    ReportsPanel,
    GapsPanel,
)
# Wagtail's own lists of the same things, which know nothing of the second reader.
REPLACED = ("user_objects_in_workflow_moderation", "workflow_objects_to_moderate", "locked_pages")


def put_panels(request, panels: list[Component]) -> None:
    """Make the desk's first page an editor's day."""
    panels[:] = [panel for panel in panels if getattr(panel, "name", "") not in REPLACED]
    panels += [panel for panel in (kind() for kind in PANELS) if panel.is_shown(request.user)]
