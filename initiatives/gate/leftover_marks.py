"""Marks that editors and word processors leave behind, and that no reader should see."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from initiatives.gate.placeholders import find_placeholder
from initiatives.gate.texts import Text, quote


@dataclass(frozen=True)
class Mark:
    """A kind of mark: what it is called, and how it looks."""

    name: str | Promise
    pattern: re.Pattern[str]


EDITORS_NOTE = re.compile(
    r"\[(?:\s*|[xX✓✗]|[A-Z]{1,4}\s?\d{1,3}|\d{1,3}(?:\s?[-–,]\s?\d{1,3})*)\]"
    r"|\[(?:citation needed|clarification needed|note \d+|edit|editar|cita requerida|carece de fontes)\??\]"
    r"|(?<![\w/])(?:TBD|TBC|FIXME|LOREM IPSUM)(?!\w)"
    r"|(?<!\w)[Ll]orem ipsum"
    r"|(?<!\w)(?:PENDIENTE|PENDENTE|REVISAR|VERIFICAR|COMPLETAR|CHECK|VERIFY)\s?[:!?]"
    r"|\?{2,}"
)
TRACKED_CHANGE = re.compile(
    r"\{(?:\+\+|--|~~|==|>>)|(?:\+\+|--|~~|==|<<)\}|<{4,}|>{4,}|={4,}"
    r"|(?<!\w)(?:Deleted|Inserted|Formatted|Eliminado|Insertado|Con formato|Excluído|Inserido|Formatado)\s?:"
    r"|(?<!\w)Coment(?:ario|ado|ário)\s?\[\w{0,5}\]|(?<!\w)Comment(?:ed)?\s?\[\w{0,5}\]"
)
OFFICE_RESIDUE = re.compile(
    r"(?:Error|Erro)\s?[:!]\s?(?:Reference source|Bookmark|No se encuentra|Marcador|Fonte de refer|Indicador)"
    r"|_x[0-9A-F]{4}_"
    r"|#(?:REF|VALUE|NAME|N/A|NULL|DIV/0|¡REF|¡VALOR|¿NOMBRE)[!?]?(?!\w)"
    r"|(?<!\w)(?:HYPERLINK|PAGEREF|MERGEFIELD|INCLUDEPICTURE|NOTEREF)(?=\s+[\"\\_\w])"
    r"|\\(?:[nrt](?![A-Za-z])|u[0-9a-fA-F]{4})"
)
# Characters that nothing shows, and those that stand for others which a conversion has lost.
BROKEN_CHARACTER = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufff9-\ufffd\ue000-\uf8ff]"
    "|Ã[\xa1-\xaa\xac-\xba\xbc-\xbf]|Â[\xa1-\xaa\xac-\xba\xbc-\xbf]|â€."
)
DOUBLED_WORD = re.compile(
    r"(?<!\w)(the|of|and|de|la|el|los|las|del|en|y|da|do|dos|das|em|para|os)\s+\1(?!\w)"
)

MARKS = (
    Mark(_("a note between editors"), EDITORS_NOTE),
    Mark(_("a trace of a tracked change or a comment"), TRACKED_CHANGE),
    Mark(_("residue of another program"), OFFICE_RESIDUE),
    Mark(_("an invisible or broken character"), BROKEN_CHARACTER),
    Mark(_("a doubled word"), DOUBLED_WORD),
)
PLACEHOLDER = _("a placeholder")


def leftover_mark_problems(record, texts: list[Text]) -> Iterator[tuple[str, ValidationError]]:
    """Each kind of mark in each text, with its first occurrence."""
    for text in texts:
        for mark in MARKS:
            match = mark.pattern.search(text.value)
            if match:
                yield text.field, _problem(text, mark.name, match.span())
        place = find_placeholder(text.value)
        if place:
            yield text.field, _problem(text, PLACEHOLDER, place)


def _problem(text: Text, name: str | Promise, place: tuple[int, int]) -> ValidationError:
    return ValidationError(
        _("%(label)s still has %(mark)s, “%(words)s”: settle it and take the mark out."),
        code="leftover_mark",
        params={"label": text.label, "mark": name, "words": quote(text.value, *place)},
    )
