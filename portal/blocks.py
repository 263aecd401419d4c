"""The blocks of which editors build narrative pages: text with figures, sections and takeaways."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText

from initiatives.narrative_figures import FIGURES, unknown_names
from initiatives.registry import SECTIONS

TEXT_FEATURES = ["bold", "italic", "ul", "ol", "link"]
# A source is no record: it is named by the records that rest on it.
CITED_SECTIONS = {section.key: section for section in SECTIONS if section.key != "sources"}


def section_choices() -> list[tuple[str, Any]]:
    """The sections of the catalogue whose records a takeaway may rest on."""
    return [(key, section.title) for key, section in CITED_SECTIONS.items()]


def figure_choices() -> list[tuple[str, Any]]:
    """The figures that lead to the rows behind them; others stand in text only."""
    return [(name, figure.description) for name, figure in FIGURES.items() if figure.address]


def refuse_unknown_figures(text: str) -> None:
    """Raise ``ValidationError`` that names what stands in braces and is no figure."""
    if unknown := unknown_names(text):
        raise ValidationError(_("There is no figure named %(names)s.") % {"names": ", ".join(unknown)})


class FigureTextBlock(blocks.RichTextBlock):
    """Running text in which ``{states}`` becomes the number of that name when the page is shown."""

    class Meta:
        """In migrations only the name of the block stands, so that its help may change."""

        icon = "pilcrow"
        label = _("Text")
        help_text = _("A figure is written by its name in braces, such as {states}; all names stand above.")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"features": TEXT_FEATURES, **kwargs})

    def clean(self, value: RichText) -> RichText:
        """Refuse a figure that there is not, by its name."""
        cleaned = super().clean(value)
        refuse_unknown_figures(cleaned.source)
        return cleaned


class RecordBlock(blocks.StructBlock):
    """One record of the catalogue; it is shown while it is published."""

    section = blocks.ChoiceBlock(choices=section_choices, label=_("Section"))
    slug = blocks.RegexBlock(
        regex=r"^[-a-z0-9]+$",
        max_length=80,
        label=_("Key"),
        help_text=_("The last part of the record’s address."),
    )

    class Meta:
        """Named in the editor as such."""

        icon = "doc-full-inverse"
        label = _("Record")

    def clean(self, value: Any) -> Any:
        """Refuse a record that there is not; one that is not public yet may be named."""
        cleaned = super().clean(value)
        section = CITED_SECTIONS[cleaned["section"]]
        if not section.model._default_manager.filter(slug=cleaned["slug"]).exists():
            message = _("There is no record with the key %(slug)s in this section.")
            problem = ValidationError(message % {"slug": cleaned["slug"]})
            raise blocks.StructBlockValidationError(block_errors={"slug": problem})
        return cleaned


class SectionBlock(blocks.StructBlock):
    """A part of a page with its heading."""

    heading = blocks.CharBlock(max_length=160, label=_("Heading"))
    text = FigureTextBlock()

    class Meta:
        """Named in the editor as such."""

        icon = "title"
        label = _("Section")


class TakeawayBlock(SectionBlock):
    """A finding with its figures and the records on which it rests."""

    figures = blocks.ListBlock(
        blocks.ChoiceBlock(choices=figure_choices, label=_("Figure")), default=[], label=_("Figures")
    )
    records = blocks.ListBlock(
        RecordBlock(), min_num=1, label=_("Records"), help_text=_("On which records does this rest?")
    )

    class Meta:
        """Named in the editor as such."""

        icon = "pick"
        label = _("Takeaway")


class StanceKeyBlock(blocks.StaticBlock):
    """The marks of the stances and the empties, with what each means."""

    class Meta:
        """Named in the editor as such."""

        icon = "list-ul"
        label = _("Key of the stances")
        admin_text = _("The marks with their meanings, from the catalogue’s own words.")


class StandardBody(blocks.StreamBlock):
    """What a standard page is made of."""

    text = FigureTextBlock()
    section = SectionBlock()
    stance_key = StanceKeyBlock()

    class Meta:
        """In any order."""

        required = False


class ArticleBody(StandardBody):
    """What an article is made of."""

    takeaway = TakeawayBlock()
