"""Which texts of ours exist in English, Spanish and Portuguese."""

from modeltranslation.translator import TranslationOptions, register

from initiatives import models


class TermTranslation(TranslationOptions):
    """Vocabularies carry their words in three languages."""

    fields = ("name", "description")


register([models.Theme, models.LegalTopic])(TermTranslation)


class RecordTranslation(TranslationOptions):
    """Titles and summaries in our own words; official titles stay in their language."""

    fields = ("title", "summary")


register(
    [
        models.Country,
        models.Policy,
        models.Institution,
        models.Instrument,
        models.Position,
        models.Initiative,
        models.Event,
        models.Indicator,
    ]
)(RecordTranslation)


class SummaryTranslation(TranslationOptions):
    """Rows that have a summary and a name in one language."""

    fields = ("summary",)


register([models.PositionPoint, models.Organisation])(SummaryTranslation)
