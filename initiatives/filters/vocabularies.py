"""The options of filters: closed vocabularies, terms, and what the public rows of a table hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _

from initiatives.filters.options import Option, Vocabulary
from initiatives.languages import language_name
from initiatives.models import Country, Inquiry, LegalTopic, Organisation, Record, Theme

PublicModel = Any  # a model whose manager has ``published()``
NOT_ESTABLISHED = "not-established"


@dataclass(frozen=True)
class ClosedVocabulary:
    """The values of a closed vocabulary, in its order; an empty column is “not established”, last."""

    choices: type[TextChoices]
    may_be_empty: bool = False

    def __call__(self) -> Iterator[Option]:
        """The options."""
        yield from (Option(choice.value, capfirst(str(choice.label))) for choice in self.choices)
        if self.may_be_empty:
            yield Option(NOT_ESTABLISHED, _("Not established"), stored=("",))


def choices_of(choices: type[TextChoices], may_be_empty: bool = False) -> ClosedVocabulary:
    """The vocabulary of a column with choices."""
    return ClosedVocabulary(choices, may_be_empty)


def themes() -> Iterator[Option]:
    """All subjects, in their order."""
    return (Option(theme.slug, theme.name) for theme in Theme.objects.all())


def legal_topics() -> Iterator[Option]:
    """All questions of law, in the order of the matrix."""
    return (Option(topic.slug, topic.name) for topic in LegalTopic.objects.all())


def countries() -> Iterator[Option]:
    """Public countries by their codes: the states of the region and the partners, by name."""
    public = Country.objects.published().order_by_title()
    return (Option(country.iso3, country.heading) for country in public)


def countries_of_region() -> Iterator[Option]:
    """The public states of the region by their codes, by name."""
    public = Country.objects.published().focus().order_by_title()
    return (Option(country.iso3, country.heading) for country in public)


def organisations() -> Iterator[Option]:
    """Public organisations, by name."""
    public = Organisation.objects.published().order_by("name", "pk")
    return (
        Option(
            organisation.slug,
            organisation.name,
            "" if organisation.language == "en" else organisation.language,
        )
        for organisation in public
    )


def groupings() -> Iterator[Option]:
    """Public organisations of which a public country is a member, by name."""
    members = Country.objects.published().values("groupings")
    return (
        Option(organisation.slug, organisation.name)
        for organisation in Organisation.objects.published().filter(pk__in=members).order_by("name", "pk")
    )


def languages_of(model: PublicModel) -> Vocabulary:
    """The languages of the public rows of a table, by the name of the language."""

    def options() -> Iterator[Option]:
        codes = model._default_manager.published().order_by().values_list("language", flat=True).distinct()
        named = ((capfirst(language_name(code)), code) for code in codes)
        return (Option(code, name) for name, code in sorted(named))

    return options


def publishers_of(model: PublicModel) -> Vocabulary:
    """Who published the public rows of a table; a key of the name stands in addresses."""

    def options() -> Iterator[Option]:
        names = model._default_manager.published().order_by("publisher").values_list("publisher", flat=True)
        by_key: dict[str, list[str]] = {}
        for name in names.distinct():
            by_key.setdefault(slugify(name) or name, []).append(name)
        return (Option(key, same[0], stored=tuple(same)) for key, same in by_key.items())

    return options


def records_of(model: type[Record]) -> Vocabulary:
    """The public records of a type by their keys, by title."""

    def options() -> Iterator[Option]:
        public: PublicModel = model._default_manager
        return (Option(record.slug, record.heading) for record in public.published().order_by_title())

    return options


def asked_questions() -> Iterator[Option]:
    """The questions of public inquiries, by their keys."""
    asked = Inquiry.objects.published().order_by("question").values_list("question", flat=True)
    return (Option(question, question) for question in asked.distinct())
