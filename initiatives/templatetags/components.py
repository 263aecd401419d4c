"""Template tags and filters that the components of the look share."""

from collections.abc import Iterator
from decimal import Decimal

from django import template
from django.conf import settings
from django.core.paginator import Paginator
from django.template import Context
from django.urls import get_script_prefix, translate_url
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from initiatives.choices import InquiryOutcome, Stance

register = template.Library()

NOT_RESEARCHED = "not-researched"
NOT_APPLICABLE = "not-applicable"
NOTHING_FOUND = "nothing-found"
SILENT = "silent"
# No stance: a state that did not vote, which is not the silence of a text that was read.
ABSENT = "absent"

STANCE_WORDS: dict[str, str | Promise] = {
    Stance.AFFIRMS.value: Stance.AFFIRMS.label,
    Stance.AFFIRMS_WITH_CONDITIONS.value: Stance.AFFIRMS_WITH_CONDITIONS.label,
    Stance.OPEN.value: Stance.OPEN.label,
    Stance.REJECTS.value: Stance.REJECTS.label,
    SILENT: Stance.NOT_ADDRESSED.label,
    NOTHING_FOUND: InquiryOutcome.NOTHING_FOUND.label,
    NOT_RESEARCHED: _("Not researched"),
    NOT_APPLICABLE: _("Not applicable"),
}
SHORT_STANCE_WORDS: dict[str, str | Promise] = {
    **STANCE_WORDS,
    Stance.AFFIRMS_WITH_CONDITIONS.value: _("With conditions"),
    NOTHING_FOUND: _("Nothing found"),
    Stance.OPEN.value: pgettext_lazy("short for a stance that leaves a question open", "Open"),
}
STANCE_MEANINGS: dict[str, str | Promise] = {
    Stance.AFFIRMS.value: _("says yes"),
    Stance.AFFIRMS_WITH_CONDITIONS.value: _("yes, under stated conditions"),
    Stance.OPEN.value: _("names the question, does not decide it"),
    Stance.REJECTS.value: _("says no"),
    SILENT: _("the whole document was read, nothing is said"),
    NOTHING_FOUND: _("somebody looked, on a day that is told, and found none"),
    NOT_RESEARCHED: _("no checked answer yet"),
    NOT_APPLICABLE: _("the question does not arise"),
}
STANCE_FORMS = {"word": STANCE_WORDS, "short": SHORT_STANCE_WORDS, "meaning": STANCE_MEANINGS}


@register.filter
def stance_mark(stance: str) -> str:
    """Give the mark of a stance: ``not-addressed`` is drawn as ``silent``, the rest keep their key.

    An unknown or empty stance is ``not-researched``: a cell is never left without a mark.
    """
    if stance == Stance.NOT_ADDRESSED:
        return SILENT
    return str(stance) if stance in (*STANCE_WORDS, ABSENT) else NOT_RESEARCHED


@register.simple_tag
def stance_label(stance: str, form: str = "word") -> str:
    """Give the words of a stance: its ``word``, its ``short`` word for narrow cells, or its ``meaning``."""
    return str(STANCE_FORMS[form][stance_mark(stance)])


@register.simple_tag
def stance_keys(*left_out: str) -> list[str]:
    """List the keys of all marks in the order of every key and tally, without those named."""
    return [key for key in STANCE_WORDS if key not in left_out]


@register.filter
def percent_of(value: Decimal | float | None, maximum: Decimal | float | None) -> str:
    """Give the share of ``maximum`` as a number for an SVG attribute, within 0 to 100 and with a point.

    A value or a maximum that is not known gives an empty bar.
    """
    if value is None or not maximum:
        return "0"
    share = min(max(float(value) / float(maximum), 0), 1) * 100
    return f"{share:.2f}".rstrip("0").rstrip(".")


@register.simple_tag(takes_context=True)
def language_url(context: Context, language: str) -> str:
    """Give the address of the page in front of the reader in another language, its query kept.

    Where the page has no such address (an error page, for one) it is the home page in that language.
    """
    request = context.get("request")
    current = request.get_full_path() if request else "/"
    if language == get_language():
        return current
    translated = translate_url(current, language)
    return translated if translated != current else _home(language)


@register.simple_tag
def language_home() -> str:
    """Give the address of the home page in the language of the reader."""
    return _home(get_language() or settings.LANGUAGE_CODE)


def _home(language: str) -> str:
    return get_script_prefix() + ("" if language == settings.LANGUAGE_CODE else f"{language}/")


@register.filter
def tally_range(count: int) -> range:
    """Repeat a mark ``count`` times in a loop."""
    return range(count)


@register.filter
def elided_pages(paginator: Paginator, number: int) -> Iterator[int | str]:
    """List the page numbers to show round page ``number``, with an ellipsis for those left out."""
    return paginator.get_elided_page_range(number, on_each_side=1, on_ends=1)


@register.simple_tag
def page_query(query: str, number: int) -> str:
    """Put the number of a page behind the query string of its list; the first page has none of its own."""
    parts = [query] if query else []
    if number > 1:
        parts.append(f"page={number}")
    return "&".join(parts)
