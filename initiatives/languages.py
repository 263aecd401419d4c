"""In which language the official titles of a state are, for hyphenation and for those who listen."""

from typing import Any

from django.utils.translation import get_language, get_language_info

PORTUGUESE = frozenset({"BRA", "PRT"})
FRENCH = frozenset({"HTI", "FRA"})
DUTCH = frozenset({"SUR", "NLD"})
ENGLISH = frozenset(
    {"ATG", "BHS", "BRB", "BLZ", "DMA", "GRD", "GUY", "JAM", "KNA", "LCA", "VCT", "TTO", "CAN", "GBR", "USA"}
)
SPANISH = frozenset(
    {"ARG", "BOL", "CHL", "COL", "CRI", "CUB", "DOM", "ECU", "SLV", "GTM", "HND", "MEX", "NIC", "PAN", "PRY"}
    | {"PER", "URY", "VEN", "ESP"}
)


def official_language(iso3: str) -> str:
    """The ISO 639-1 code of the language in which a state publishes its texts; English where unknown."""
    groups = {"pt": PORTUGUESE, "fr": FRENCH, "nl": DUTCH, "es": SPANISH, "en": ENGLISH}
    return next((code for code, states in groups.items() if iso3 in states), "en")


def language_name(code: str) -> str:
    """The name of a language in the reader's language; the code itself where it has no name."""
    try:
        return get_language_info(code)["name_translated"]
    except KeyError:
        return code


def language_of_summary(row: Any) -> str:
    """The language in which a summary of ours is shown where that is not the reader's; else an empty text.

    English stands in for what is not translated.
    """
    here = get_language() or "en"
    is_own = here == "en" or bool(getattr(row, f"summary_{here}", ""))
    return "" if is_own or not row.summary else "en"
