"""Template tags that write dates as precisely as the source gave them, and never more so."""

import datetime

from django import template
from django.utils.dateformat import format as format_date
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from initiatives.partial_date import PartialDate

register = template.Library()

AnyDate = PartialDate | datetime.date | str | None


def _as_partial_date(value: AnyDate) -> PartialDate | None:
    if not value:
        return None
    if isinstance(value, datetime.date):
        value = value.isoformat()[:10]
    return value if isinstance(value, PartialDate) else PartialDate(value)


def format_partial_date(value: AnyDate) -> str:
    """Give "2019", "May 2019" or "17 May 2019" in the active language; an unknown date is an empty text."""
    date = _as_partial_date(value)
    if date is None:
        return ""
    if date.precision == "year":
        return date[:4]
    if date.precision == "month":
        return format_date(date.earliest, pgettext("format of a month", "M Y"))
    return format_date(date.earliest, pgettext("format of a day", "j M Y"))


def format_partial_range(start: AnyDate, end: AnyDate) -> str:
    """Give "20 to 24 Jul 2026": what both ends share is said once, at the end.

    An unknown or equal end leaves the start alone; an unknown start gives "until 2024".
    """
    first, last = _as_partial_date(start), _as_partial_date(end)
    if first is None:
        return _("until %(end)s") % {"end": format_partial_date(last)} if last else ""
    if last is None or last == first:
        return format_partial_date(first)
    beginning = format_partial_date(first)
    if first.precision == last.precision == "day" and first.year == last.year:
        shared = "j" if first.month == last.month else pgettext("format of a day without its year", "j M")
        beginning = format_date(first.earliest, shared)
    elif first.precision == last.precision == "month" and first.year == last.year:
        beginning = format_date(first.earliest, pgettext("format of a month without its year", "M"))
    return _("%(start)s to %(end)s") % {"start": beginning, "end": format_partial_date(last)}


@register.simple_tag
def partial_date(value: AnyDate) -> SafeString | str:
    """Write ``<time datetime="2019-05">May 2019</time>``; nothing for an unknown date."""
    date = _as_partial_date(value)
    if date is None:
        return ""
    return format_html('<time datetime="{}">{}</time>', str(date), format_partial_date(date))


@register.simple_tag
def partial_range(start: AnyDate, end: AnyDate = None) -> SafeString | str:
    """Write the span from ``start`` to ``end`` in one ``<time>`` that carries the first known date."""
    date = _as_partial_date(start) or _as_partial_date(end)
    if date is None:
        return ""
    return format_html('<time datetime="{}">{}</time>', str(date), format_partial_range(start, end))


@register.filter
def partial_date_text(value: AnyDate) -> str:
    """Write the date without markup, for titles, attributes and citations."""
    return format_partial_date(value)
