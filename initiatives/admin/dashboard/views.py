"""The whole lists behind the panels: reviews, checks, and the calendar of what is scheduled."""

import calendar
import datetime
from typing import Any

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from initiatives import worklist
from initiatives.admin.dashboard.panels import check_row, review_row, schedule_row

PAGE = 25
MOST = 1000


class WorkListView(WagtailAdminTemplateMixin, TemplateView):
    """A list of work, page by page."""

    template_name = "initiatives/desk/worklist.html"
    empty = _("Nothing at the moment.")

    def all_rows(self) -> list | worklist.ReadLater:
        """The things to do, in order."""
        raise NotImplementedError

    def row(self, item):
        """One of them as a line."""
        raise NotImplementedError

    def get_breadcrumbs_items(self):
        """Straight from the desk's first page."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs) -> dict[str, Any]:
        """The page that was asked for; only its own rows are built."""
        page = Paginator(self.all_rows(), PAGE).get_page(self.request.GET.get("p"))
        rows = [self.row(item) for item in page.object_list]
        return super().get_context_data(page=page, rows=rows, empty=self.empty, **kwargs)


class ReviewListView(WorkListView):
    """Waiting for my review; ``?mine=1`` for those that I have taken on."""

    page_title = _("Waiting for my review")
    header_icon = "clipboard-list"
    row = staticmethod(review_row)

    def all_rows(self) -> worklist.ReadLater:
        """Oldest first."""
        return worklist.review_list(self.request.user, MOST, mine=self.request.GET.get("mine") == "1")


class CheckListView(WorkListView):
    """Due for another check."""

    page_title = _("Due for another check")
    header_icon = "check"
    row = staticmethod(check_row)

    def all_rows(self) -> list:
        """Longest overdue first."""
        return worklist.due_for_check(timezone.localdate(), MOST)


class ScheduleView(WagtailAdminTemplateMixin, TemplateView):
    """What is scheduled, as the calendar of a month: ``?month=2026-12``."""

    page_title = _("Schedule")
    header_icon = "calendar"
    template_name = "initiatives/desk/schedule.html"

    def get_breadcrumbs_items(self):
        """Straight from the desk's first page."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    @property
    def month(self) -> datetime.date:
        """The first day of the month that was asked for; this month where the address names none."""
        try:
            return datetime.date.fromisoformat(f"{self.request.GET.get('month', '')}-01")
        except ValueError:
            return timezone.localdate().replace(day=1)

    def get_context_data(self, **kwargs) -> dict[str, Any]:
        """Weeks of days, each with what is due on it."""
        month = self.month
        weeks = calendar.Calendar().monthdatescalendar(month.year, month.month)
        items = worklist.scheduled_items(
            _midnight(weeks[0][0]), _midnight(weeks[-1][-1] + datetime.timedelta(days=1))
        )
        due = worklist.by_day(items)
        return super().get_context_data(
            month=month,
            before=(month - datetime.timedelta(days=1)).strftime("%Y-%m"),
            after=(month + datetime.timedelta(days=31)).strftime("%Y-%m"),
            zone=timezone.get_current_timezone_name(),
            weeks=[
                [
                    {
                        "day": day,
                        "is_outside": day.month != month.month,
                        "is_today": day == timezone.localdate(),
                        "rows": [schedule_row(item) for item in due.get(day, [])],
                    }
                    for day in week
                ]
                for week in weeks
            ],
            **kwargs,
        )


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
