"""A state that the prose names is among the states that the record is linked to.

Asked of records that have a field for it, ``countries``. Elsewhere an editor could only take the name out.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from initiatives.gate.texts import LANGUAGES, Text
from initiatives.models import Country

# Places and names that hold the name of a state and are not that state.
OTHER_PLACES = re.compile(
    r"(?:Mexico|Panama|Guatemala) City|(?:Ciudad de|Cidade d[oa]) (?:Mexico|Panama|Guatemala)"
    r"|(?:Nuevo|New|Novo|Gulf of|Golfo d[eo]|Estado de) Mexico|Estados Unidos (?:Mexicanos|de Venezuela)"
    r"|(?:South|East) China Sea|Mar de(?: la)? China|Panama Canal|Canal d[eo] Panama"
    r"|(?:French|British) Guiana|Guiana (?:Francesa|Inglesa)"
    r"|Granada,? \(?(?:Espana|Espanha|Nicaragua|Colombia)\)?"
    r"|(?:Universidad|Universidade|University) (?:Nacional |Federal |National )?(?:de|do|da|of) \w+"
    r"|United States dollars?|Estados Unidos d[eo] Brasil"
)
QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"|https?://\S+")


class CountryNames:
    """The names of all states, found in texts whatever the accents; one query, and only when asked."""

    @cached_property
    def _patterns(self) -> dict[str, tuple[re.Pattern[str], dict[str, tuple[int, str]]]]:
        columns = [f"title_{code}" for code in LANGUAGES]
        rows = list(Country.objects.values_list("pk", *columns))
        patterns = {}
        for place, code in enumerate(LANGUAGES, start=1):
            names = {without_accents(row[place]): (row[0], row[place]) for row in rows if row[place]}
            longest_first = sorted(names, key=len, reverse=True)
            pattern = "|".join(re.escape(name) for name in longest_first) or "(?!)"
            patterns[code] = re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), names
        return patterns

    def named_in(self, text: Text) -> dict[int, str]:
        """The states that a text names, by primary key, each with its name in the text's language."""
        pattern, names = self._patterns[text.language]
        value = OTHER_PLACES.sub(" ", without_accents(QUOTED.sub(" ", text.value)))
        return dict(names[name] for name in pattern.findall(value))


def without_accents(value: str) -> str:
    """The text without accents but with its case: "chile" is a fruit, and "Chile" a state."""
    decomposed = unicodedata.normalize("NFKD", value)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def named_country_problems(record, texts: list[Text]) -> Iterator[tuple[str, ValidationError]]:
    """Each summary that names states which the record is not linked to, with all of them.

    A name that stands in the public version already was let through by those who read it: it is left.
    """
    if not hasattr(record, "countries"):
        return
    prose = [text for text in texts if text.is_prose and text.language]
    names = CountryNames()
    found = [(text, names.named_in(text)) for text in prose]
    if not any(named for _text, named in found):
        return
    linked = {country.pk for country in record.countries.all()} | {getattr(record, "country_id", None)}
    if all(named.keys() <= linked for _text, named in found):
        return
    linked |= _named_in_public(record, names)
    for text, named in found:
        missing = sorted(name for pk, name in named.items() if pk not in linked)
        if missing:
            yield text.field, _problem(record, text, missing)


def _named_in_public(record, names: CountryNames) -> set[int]:
    columns = [f"summary_{code}" for code in LANGUAGES]
    public = type(record)._default_manager.filter(pk=record.pk, live=True).values_list(*columns).first()
    texts = [
        Text(field=column, label=column, value=value, language=code)
        for column, code, value in zip(columns, LANGUAGES, public or (), strict=False)
        if value
    ]
    return {pk for text in texts for pk in names.named_in(text)}


def _problem(record, text: Text, missing: list[str]) -> ValidationError:
    return ValidationError(
        _("%(label)s names %(names)s without a link: choose it under “%(field)s”, or leave the name out."),
        code="named_country",
        params={
            "label": text.label,
            "names": ", ".join(f"“{name}”" for name in missing),
            "field": record._meta.get_field("countries").verbose_name,
        },
    )
