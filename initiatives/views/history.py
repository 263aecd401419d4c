"""The history of a record, and the record as it stood on a day."""

import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import DetailView

from initiatives.details.common import crumbs_of
from initiatives.filters.options import printable
from initiatives.history.on_day import DayOfRecord, content_on, first_publication, record_on
from initiatives.history.page import HistoryPage
from initiatives.history.past_page import as_it_stood
from initiatives.history.public import readable_records
from initiatives.history.versions import history_address, on_day_address, version_of
from initiatives.registry import SECTIONS, Section
from initiatives.views.details import detail_context


class HistoryView(DetailView):
    """All public versions of a record; ``?from=1&to=3`` compares two, ``?on=2026-11-25`` leads to a day."""

    section: Section = SECTIONS[0]
    template_name = "initiatives/history/page.html"
    context_object_name = "record"

    def get_queryset(self):
        """Records whose page the public can read."""
        return readable_records(self.section.model)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, or the way to the day that was asked for."""
        answer = super().get(request, *args, **kwargs)
        day = day_in(request.GET.get("on", ""))
        return redirect(on_day_address(self.object, day)) if day else answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The versions, the comparison and what was wrong with the question."""
        record, asked = self.object, self.request.GET.get("on", "")
        trail = [*crumbs_of(record), {"label": _("History"), "url": history_address(record)}]
        no_day = _("“%(value)s” is no day. Write it like 2026-11-25.") % {"value": printable(asked)}
        return super().get_context_data(
            page=HistoryPage(record, self.request.GET),
            crumbs=trail,
            day={"value": printable(asked), "problem": no_day if asked else ""},
            today=utc_today(),
            **kwargs,
        )


def utc_today() -> datetime.date:
    """The day that it is in coordinated universal time."""
    return timezone.now().astimezone(datetime.UTC).date()


def day_in(text: str) -> datetime.date | None:
    """The day that a text of the form 2026-11-25 names, or None."""
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


class OnDayView(DetailView):
    """A record as it stood at the end of a day, on the very page of the record."""

    section: Section = SECTIONS[0]
    context_object_name = "record"

    def get_queryset(self):
        """Records whose page the public can read."""
        return readable_records(self.section.model)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page of the version; days ahead lead to the present page, days before the first have none."""
        self.object = self.get_object()
        day = day_in(kwargs["day"])
        if day is None:
            raise Http404
        if day > utc_today():
            return redirect(self.object.get_absolute_url())
        its = record_on(self.object, day)
        return self.render_to_response(self._context(its)) if its else self._not_yet(day)

    def _context(self, its: DayOfRecord) -> dict[str, Any]:
        record = content_on(self.object, its)
        context = detail_context(record)
        return self.get_context_data(**{**context, **as_it_stood(context, record, its)})

    def get_template_names(self) -> list[str]:
        """The page of the record."""
        return [f"initiatives/{self.section.name}_detail.html"]

    def _not_yet(self, day: datetime.date) -> HttpResponse:
        first = first_publication(self.object)
        context = {
            "record": self.object,
            "day": day,
            "first": version_of(self.object, first) if first else None,
            "crumbs": crumbs_of(self.object),
        }
        return render(self.request, "initiatives/history/not_yet.html", context, status=404)
