"""Panels from which the forms of the desk are put together."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, TitleFieldPanel
from wagtail.admin.widgets.slug import SlugInput

LANGUAGES = (("en", _("English")), ("es", _("Spanish")), ("pt", _("Portuguese")))


def in_languages(name: str, heading, classname: str = "") -> MultiFieldPanel:
    """A text of ours in three languages; a reader whose language is empty sees the English one."""
    panels = [FieldPanel(f"{name}_{code}", heading=language) for code, language in LANGUAGES]
    return MultiFieldPanel(panels, heading=heading, classname=classname)


def title_panels(heading=None, official: bool = True) -> list:
    """The titles, and the key that follows the English one until it is first saved."""
    titles = [
        TitleFieldPanel("title_en", heading=_("English"), placeholder=False, classname=""),
        FieldPanel("title_es", heading=_("Spanish")),
        FieldPanel("title_pt", heading=_("Portuguese")),
    ]
    panels = [MultiFieldPanel(titles, heading=heading or _("Title in our words"))]
    if official:
        own = [FieldPanel("official_title"), FieldPanel("official_title_language")]
        panels.insert(0, MultiFieldPanel(own, heading=_("Official title, in its own language")))
    return [*panels, key_panel()]


def key_panel() -> FieldPanel:
    """The key, required even in a draft."""
    return FieldPanel("slug", widget=SlugInput, required_on_save=True)


def summary_panel() -> MultiFieldPanel:
    """The summary in three languages."""
    return in_languages("summary", pgettext_lazy("of a record", "Summary"), classname="collapsed")


def citations_panel(heading) -> InlinePanel:
    """The sources of a row, each with the place in it."""
    return InlinePanel(
        "citations", heading=heading, label=_("Source"), panels=[FieldPanel("source"), FieldPanel("locator")]
    )


def provenance_panels() -> list:
    """Where it was read and when it was checked; without both nothing is published."""
    return [citations_panel(_("Sources")), row("verified_on", "check_interval")]


def row(*names: str) -> FieldRowPanel:
    """Short fields side by side."""
    return FieldRowPanel([FieldPanel(name) for name in names])


def choices(name: str) -> FieldPanel:
    """Several of a short list, as boxes to tick."""
    return FieldPanel(name, widget=forms.CheckboxSelectMultiple)


def points_panel() -> InlinePanel:
    """What a position says, question by question, each with its own sources and check."""
    return InlinePanel(
        "points",
        heading=_("Points"),
        label=_("Point"),
        panels=[
            FieldPanel("topic"),
            row("stance", "reference"),
            in_languages("summary", pgettext_lazy("of a point", "Summary")),
            citations_panel(_("Sources of this point")),
            FieldPanel("verified_on"),
        ],
    )
