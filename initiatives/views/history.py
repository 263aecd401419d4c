"""The history of a record, and the record as it stood on a day."""

import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from initiatives.details.common import crumbs_of
from initiatives.filters.options import printable
from initiatives.history.on_day import DayOfRecord, content_on, first_publication, public_face, record_on
from initiatives.history.page import HistoryPage
from initiatives.history.past_page import as_it_stood
from initiatives.history.public import readable_records
from initiatives.history.versions import history_address, on_day_address, version_of
from initiatives.standing import standing_of
from initiatives.views.details import SectionDetailView, detail_context


class PastView(SectionDetailView):
    """What was public of a record that the public can read; of one that is gone, that it is."""

    is_its_own_page = False

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The answer about the record, or what readers find at the address of one that was taken away."""
        try:
            self.object = self.get_object()
        except Http404:
            standing = standing_of(self.section.model, kwargs["slug"])
            if standing is None or standing.record is not None:
                raise
            return self.answer_removed(standing)
        return self.answer()

    def answer(self) -> HttpResponse:
        """The answer about ``self.object``."""
        raise NotImplementedError

    def get_queryset(self):
        """Records whose page the public can read."""
        return readable_records(self.section.model)

    def get_object(self, queryset=None):
        """The record as the public knows it; the row of a withdrawn one may hold a draft."""
        return public_face(super().get_object(queryset))

    def record_context(self) -> dict[str, Any]:
        """Nothing but what the answer adds."""
        return {}


class HistoryView(PastView):
    """All public versions of a record; ``?from=1&to=3`` compares two, ``?on=2026-11-25`` leads to a day."""

    template_name = "initiatives/history/page.html"

    def answer(self) -> HttpResponse:
        """The page, or the way to the day that was asked for."""
        asked = self.request.GET.get("on", "")
        day = day_in(asked)
        if day:
            return redirect(on_day_address(self.object, day))
        no_day = _("“%(value)s” is no day. Write it like 2026-11-25.") % {"value": printable(asked)}
        step = {"label": _("History"), "url": history_address(self.object)}
        context = self.get_context_data(
            page=HistoryPage(self.object, self.request.GET),
            crumbs=[*crumbs_of(self.object, lang=self.object.heading_language), step],
            day={"value": printable(asked), "problem": no_day if asked else ""},
            today=utc_today(),
        )
        return self.render_to_response(context)


class OnDayView(PastView):
    """A record as it stood at the end of a day, on the very page of the record."""

    def answer(self) -> HttpResponse:
        """The page of the version; days ahead lead to the present page, days before the first have none."""
        day = day_in(self.kwargs["day"])
        if day is None:
            raise Http404
        if day > utc_today():
            return redirect(self.object.get_absolute_url())
        its = record_on(self.object, day)
        return self._page(its) if its else self._not_yet(day)

    def _page(self, its: DayOfRecord) -> HttpResponse:
        record = content_on(self.object, its)
        context = detail_context(record)
        return self.render_to_response(
            self.get_context_data(**{**context, **as_it_stood(context, record, its)})
        )

    def _not_yet(self, day: datetime.date) -> HttpResponse:
        first = first_publication(self.object)
        context = {
            "record": self.object,
            "day": day,
            "first": version_of(self.object, first) if first else None,
            "crumbs": crumbs_of(self.object, lang=self.object.heading_language),
        }
        return render(self.request, "initiatives/history/not_yet.html", context, status=404)

    def get_template_names(self) -> list[str]:
        """The page of the record."""
        return [f"initiatives/{self.section.name}_detail.html"]


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
