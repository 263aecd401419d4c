"""Citations in the forms that reference managers read."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from initiatives.citations.entry import Entry

# As text of LaTeX; a brace that stands alone would end the entry, even behind a backslash.
LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}


@dataclass(frozen=True)
class CitationForm:
    """One form: ``key`` stands in addresses, ``ending`` in the name of the file."""

    key: str
    label: str
    content_type: str
    ending: str
    write: Callable[[Entry], str]


def plain_text(entry: Entry) -> str:
    """A sentence."""
    return f"{entry.text}\n"


def bibtex(entry: Entry) -> str:
    """BibTeX in UTF-8: letters with accents stay, signs that LaTeX takes for its own are escaped.

    The title stands in braces of its own, so that no style changes its capitals.
    """
    fields = {
        "title": f"{{{_latex(entry.title)}}}",
        "publisher": f"{{{_latex(entry.site)}}}",
        "howpublished": f"\\url{{{entry.address}}}",
        "url": entry.address,
        "urldate": entry.accessed.isoformat(),
        "langid": entry.language,
    }
    if entry.issued:
        fields |= {
            "year": str(entry.issued.year),
            "date": entry.issued.isoformat(),
            "version": str(entry.version),
            "note": f"Version {entry.version} of {entry.issued.isoformat()}",
        }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{{entry.key},\n{lines}}}\n"


def _latex(text: str) -> str:
    return "".join(LATEX.get(character, character) for character in text)


def ris(entry: Entry) -> str:
    """RIS: a tag a line."""
    lines = [
        ("TY", "ELEC"),
        ("ID", entry.key),
        ("TI", entry.title),
        ("T2", entry.site),
        ("PB", entry.site),
        ("LA", entry.language),
        ("UR", entry.address),
        ("Y2", f"{entry.accessed:%Y/%m/%d}"),
    ]
    if entry.issued:
        lines += [
            ("PY", str(entry.issued.year)),
            ("DA", f"{entry.issued:%Y/%m/%d}"),
            ("ET", str(entry.version)),
        ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in [*lines, ("ER", "")])


def csl(entry: Entry) -> str:
    """CSL-JSON: a list of one."""
    item: dict[str, Any] = {
        "id": entry.key,
        "type": "webpage",
        "title": entry.title,
        "container-title": entry.site,
        "publisher": entry.site,
        "language": entry.language,
        "URL": entry.address,
        "accessed": _date_parts(entry.accessed),
    }
    if entry.issued:
        item |= {"issued": _date_parts(entry.issued), "version": str(entry.version)}
    return json.dumps([item], ensure_ascii=False, indent=1) + "\n"


def _date_parts(day: Any) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}


CITATION_FORMS: Mapping[str, CitationForm] = {
    form.key: form
    for form in (
        CitationForm("bibtex", "BibTeX", "application/x-bibtex; charset=utf-8", "bib", bibtex),
        CitationForm("ris", "RIS", "application/x-research-info-systems; charset=utf-8", "ris", ris),
        CitationForm("csl", "CSL-JSON", "application/vnd.citationstyles.csl+json", "json", csl),
        CitationForm("text", "Text", "text/plain; charset=utf-8", "txt", plain_text),
    )
}
