"""Terms of the vocabularies."""

import factory
from factory.django import DjangoModelFactory

from initiatives.models import LegalTopic, Theme

TRANSLATED = ("name", "description")


class TermFactory(DjangoModelFactory):
    """A term with its name in English; ``name="…"`` means the English one."""

    class Meta:
        abstract = True

    name_en = factory.Sequence("Term {}".format)
    description_en = factory.LazyAttribute(lambda term: f"What {term.name_en} is about.")
    sort_order = factory.Sequence(int)

    @classmethod
    def _adjust_kwargs(cls, **kwargs):
        return {f"{name}_en" if name in TRANSLATED else name: value for name, value in kwargs.items()}


class ThemeFactory(TermFactory):
    """A subject."""

    class Meta:
        model = Theme

    slug = factory.Sequence("subject-{}".format)


class LegalTopicFactory(TermFactory):
    """A question of international law."""

    class Meta:
        model = LegalTopic

    slug = factory.Sequence("question-{}".format)
    group = "foundations"
