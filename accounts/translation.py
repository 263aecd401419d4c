"""Which texts of newsletter issues exist in English, Spanish and Portuguese."""

from modeltranslation.translator import TranslationOptions, register

from accounts.models import IssueItem, NewsletterIssue


@register(NewsletterIssue)
class IssueTranslation(TranslationOptions):
    """The words of the editors."""

    fields = ("title", "introduction")


@register(IssueItem)
class ItemTranslation(TranslationOptions):
    """What they say of a record."""

    fields = ("note",)
