"""TODO and XX: words that stand where something is still to come, and words that only look like it.

TODO is also Spanish for "all" in capitals, and XX and XXX are also the numbers 20 and 30.
"""

import re

TODO = re.compile(r"(?<!\w)(?:TODO|A DEFINIR|POR DEFINIR|POR CONFIRMAR|A CONFIRMAR)(?!\w)")
CROSSES = re.compile(r"(?<![A-Za-zÀ-ÿ])(?:X{2,}|x{2,})(?![A-Za-zÀ-ÿ])")
CAPITALS_BEFORE = re.compile(r"[A-ZÀ-Þ]{2,}\W{1,3}$")
CAPITALS_AFTER = re.compile(r"\W{1,3}[A-ZÀ-Þ]{2,}(?!\w)")

CENTURY_BEFORE = re.compile(
    r"(?:siglos?|séculos?|siècles?)\s(?:[IVX]+\s?(?:y|e|a|al|-|–)\s?)?$", re.IGNORECASE
)
CENTURY_AFTER = re.compile(
    r"(?:th)?(?:\s?(?:and|to|-|–)\s?[IVX]+(?:th|st)?)?\s(?:century|centuries|siècle)", re.IGNORECASE
)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# "XX Cumbre", "the XX Summit", "(XXX-O/04)": the number of a meeting.
SESSION_AFTER = re.compile(rf"[ªºa]?\s(?!(?:{MONTHS})\b)[A-ZÀ-Þ]|-[A-Z]/\d")
# "Título XX", "GGE XX": the number of what was just named.
SMALL_WORDS = (
    "By|In|On|At|Of|To|For|With|From|The|Some|About|Over|En|De|Con|Por|Para|El|La|Los|Las|Em|Na|Os|As|Com"
)
NUMBERED_BEFORE = re.compile(rf"(?<![^\s(“«])(?!(?:{SMALL_WORDS})\s)[A-ZÀ-Þ](?:[\wÀ-ÿ]*[a-zà-ÿ]|GE|EWG)\s$")
AMOUNT_BEFORE = re.compile(r"(?:\d|[$€£%/.-]\s?|n\.?[º°o]\.?\s|(?:USD|EUR|BRL|MXN)\s)$", re.IGNORECASE)
AMOUNT_AFTER = re.compile(r"[\d/%]|-X|\s(?:million|millones|milhões)")


def find_placeholder(value: str) -> tuple[int, int] | None:
    """The place of the first placeholder in a text, or None."""
    for match in TODO.finditer(value):
        if not _is_within_capitals(value, match):
            return match.span()
    for match in CROSSES.finditer(value):
        if not _is_roman_numeral(value, match):
            return match.span()
    return None


def _is_within_capitals(value: str, match: re.Match) -> bool:
    before, after = value[: match.start()], value[match.end() :]
    return bool(CAPITALS_BEFORE.search(before) or CAPITALS_AFTER.match(after))


def _is_roman_numeral(value: str, match: re.Match) -> bool:
    before, after = value[: match.start()], value[match.end() :]
    if len(match.group()) > 3 or AMOUNT_BEFORE.search(before) or AMOUNT_AFTER.match(after):
        return False
    if CENTURY_BEFORE.search(before) or CENTURY_AFTER.match(after):
        return True
    is_capital = match.group().isupper()
    return is_capital and bool(SESSION_AFTER.match(after) or NUMBERED_BEFORE.search(before))
