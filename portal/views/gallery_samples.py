"""Sample data for the gallery of components: real rows of the catalogue as it stood on 23 November 2026."""

from datetime import date
from typing import Any

CHECKED = date(2026, 11, 23)
LONG_AGO = date(2025, 3, 4)


def _margin(*numbers: int, place: str = "web page", checked_on: date = CHECKED, due: bool = False) -> dict:
    marks = [{"number": number} for number in numbers]
    return {"marks": marks, "place": place, "checked_on": checked_on, "is_due": due}


FACTS = [
    {
        "label": "National strategy",
        "value": "Estrategia Nacional de Ciberseguridad de Costa Rica 2023-2027",
        "lang": "es",
        "status": "in-force",
        "status_label": "in force",
        "provenance": _margin(1, 2),
    },
    {
        "label": "National response team",
        "value": "Centro de Respuesta de Incidentes de Seguridad Informática (CSIRT-CR)",
        "lang": "es",
        "note": "since 13 Apr 2012",
        "provenance": _margin(3, place="news", checked_on=LONG_AGO, due=True),
    },
    {
        "label": "Position on international law",
        "value": "National position, 21 July 2023",
        "url": "#points",
        "note": "8 points of law checked",
        "note_url": "#points",
        "provenance": _margin(2, 3),
    },
    {"label": "OAS points of contact"},
]

ROWS = [
    {
        "heading": "Accra Call for Cyber Resilient Development",
        "url": "#records",
        "meta": [
            {"text": "Mechanism"},
            {"status": "ongoing", "text": "ongoing"},
            {"text": "since", "date": "2023-11-30"},
        ],
        "summary": "Voluntary action framework of sixteen actions announced at the first GC3B.",
        "hint": "Led by GFCE",
        "provenance": {"publishers": "MyJoyOnline and 1 more", "checked_on": CHECKED},
    },
    {
        "heading": "Estrategia Nacional de Ciberseguridad de Costa Rica 2017",
        "url": "#records",
        "lang": "es",
        "meta": [
            {"text": "Cybersecurity strategy"},
            {"text": "adopted", "date": "2017"},
            {"status": "superseded", "text": "superseded"},
        ],
        "summary": "First national strategy, issued by the science and telecommunications ministry.",
        "provenance": _margin(1, 3, place="strategy"),
    },
]

POINTS = [
    {
        "anchor": "sovereignty",
        "heading": "Sovereignty",
        "stance": "affirms",
        "summary": "Sovereignty is a binding obligation in its own right.",
        "question": "Whether sovereignty is a rule that a cyber operation can breach by itself.",
        "provenance": _margin(1, 3, place="paras 18-21"),
    },
    {
        "anchor": "countermeasures",
        "heading": "Countermeasures",
        "stance": "affirms-with-conditions",
        "summary": "A state may take countermeasures that are proportionate and aim to end the wrong.",
        "question": "Whether and how a state may answer an internationally wrongful act.",
        "provenance": _margin(2, place="para. 12", checked_on=LONG_AGO, due=True),
    },
    {
        "anchor": "plea-of-necessity",
        "heading": "Plea of necessity",
        "stance": "not-addressed",
        "question": "Whether a state may act out of necessity.",
        "provenance": _margin(3, place="whole document"),
    },
]

PAST = {
    "strong": "This is version 1, as it stood on 15 Sep 2026.",
    "text": "Its own facts and sources are those of the end of that day (UTC).",
    "withdrawn": {"strong": "Withdrawn on 1 Sep 2026.", "text": "It was replaced by a newer strategy."},
    "present_url": "#dated",
    "history_url": "#dated",
}
MARKED = [{"text": "Found in "}, {"text": "Mexico", "marked": True}, {"text": " City."}]
DIFFERENCES = [
    {
        "group": "Sovereignty",
        "label": "Stance",
        "state": "changed",
        "runs": [{"kind": "deleted", "text": "Affirms"}, {"kind": "inserted", "text": "Leaves open"}],
    },
    {
        "label": "Summary (Spanish)",
        "state": "added",
        "lang": "es",
        "runs": [{"kind": "inserted", "text": "Estrategia aprobada en 2022."}],
    },
    {
        "label": "Summary (English)",
        "state": "changed",
        "runs": [
            {"kind": "equal", "text": "Approved in "},
            {"kind": "deleted", "text": "2021"},
            {"kind": "inserted", "text": "2022"},
            {"kind": "equal", "text": "."},
        ],
    },
]
DATED = [
    {
        "start": "2026-07-20",
        "end": "2026-07-24",
        "kicker": "Negotiation",
        "heading": "First plenary",
        "url": "#dated",
    },
    {
        "date": "2024-10",
        "heading": "Estrategia Nacional de Inteligencia Artificial",
        "lang": "es",
        "url": "#dated",
    },
    {
        "when": "Strategy",
        "prefix": "Mexico",
        "heading": "Plan Nacional de Ciberseguridad",
        "lang": "es",
        "far": True,
    },
]

LEDGER = [
    {"label": "Delivered", "date": "2023-07-21"},
    {"label": "Forum", "text": "UN Open-ended Working Group on ICT security"},
    {"label": "Status", "status": "in-force", "text": "in force"},
    {"label": "Document", "text": "Full text", "url": "#ledger"},
    {"label": "Last checked", "checked_on": CHECKED},
]

BARS = [
    {"label": "2017", "text": "33.6", "value": 33.6},
    {"label": "2020", "text": "67.5", "value": 67.5},
    {"label": "2021", "text": "not published", "value": None},
    {"label": "2024 · Tier 3 (Establishing)", "text": "75.1", "value": 75.1, "now": True},
]


def _source(number: int, title: str, publisher: str, kind: str, language: str = "en") -> dict[str, Any]:
    return {
        "number": number,
        "source": {
            "title": title,
            "publisher": publisher,
            "get_kind_display": kind,
            "language": language,
            "url": f"https://example.org/{number}",
            "get_absolute_url": "#sources",
            "retrieved_on": CHECKED,
        },
    }


SOURCES = [
    _source(1, "National position of Costa Rica (2023)", "NATO CCDCOE", "Web page"),
    _source(2, "Costa Rica lanza Estrategia Nacional de Ciberseguridad", "DPL News", "News", "es"),
    _source(
        3,
        "Costa Rica's Position on the Application of International Law in Cyberspace",
        "UNIDIR",
        "Statement",
    ),
]

FACETS = [
    {
        "name": "theme",
        "label": "Subject",
        "open": True,
        "choices": [
            {"value": "cyber-resilience", "label": "Cyber resilience", "count": 19, "checked": True},
            {"value": "cybercrime", "label": "Cybercrime", "count": 6},
            {"value": "cyber-defence", "label": "Cyber defence", "count": 0},
        ],
        "rest_label": "All subjects",
        "rest": [{"value": "norms", "label": "Norms of responsible behaviour", "count": 6}],
    },
    {
        "name": "year",
        "label": "Started",
        "error": "“201” is not a year; it was left out.",
        "fields": [
            {"name": "year_min", "label": "From year", "value": "201", "numeric": True},
            {"name": "year_max", "label": "To year", "value": "2026", "numeric": True},
        ],
    },
]

MAP_VALUES = {
    "in-force": "ARG BRA CHL COL CRI MEX URY ATG",
    "draft": "PER BOL HND GRD SUR",
    "none": "VEN CUB NIC BRB",
}
STEPS = {"seq-1": "HTI", "seq-2": "PRY", "seq-3": "ECU", "seq-4": "GUY", "seq-5": "PAN", "no-data": "DOM"}
MAP = {
    iso3: {"url": f"#state-{iso3}", "value": value, "label": f"{iso3}: {value}"}
    for value, codes in {**MAP_VALUES, **STEPS}.items()
    for iso3 in codes.split()
}

REPORT = {
    "address": "/method/",
    "fact": "Sovereignty",
    "text": "It is wrong",
    "source_url": "https://example.org/1",
    "email": "reader@",
}

DOWNLOADS = [
    {"label": "CSV", "url": "?format=csv", "type": "text/csv"},
    {"label": "JSON", "url": "?format=json", "type": "application/json"},
]

SAMPLES: dict[str, Any] = {
    "downloads": DOWNLOADS,
    "facts": FACTS,
    "rows": ROWS,
    "points": POINTS,
    "dated": DATED,
    "past": PAST,
    "differences": DIFFERENCES,
    "marked": MARKED,
    "ledger": LEDGER,
    "bars": BARS,
    "margin": _margin(1, 2),
    "entries": SOURCES,
    "facets": FACETS,
    "sort": {
        "name": "sort",
        "label": "Order",
        "choices": [
            {"value": "new", "label": "Newest first", "checked": True},
            {"value": "title", "label": "Title"},
        ],
    },
    "chips": [
        {"group": "Subject", "value": "Cyber resilience", "url": "#list"},
        {"group": "Status", "value": "Ongoing", "url": "#list"},
    ],
    "choice_of_views": [
        {"label": "List", "url": "#list", "current": True},
        {"label": "Table", "url": "#list"},
    ],
    "tally": [
        {"stance": "affirms", "count": 6},
        {"stance": "affirms-with-conditions", "count": 2},
        {"stance": "not-addressed", "count": 2},
    ],
    "figures": [
        {"number": 33, "text": "states, each with a page", "url": "#figures"},
        {"number": 122, "text": "initiatives", "url": "#figures"},
        {"number": 902, "text": "sources on record", "url": "#figures"},
    ],
    "pillars": [
        {
            "label": "Cybercrime",
            "url": "#figures",
            "text": "Substantive and procedural law",
            "kicker": "59 records",
        },
        {
            "label": "Cyber defence",
            "url": "#figures",
            "text": "Doctrine and exercises",
            "kicker": "24 records",
        },
    ],
    "contents": [
        {"anchor": "facts", "label": "Facts first"},
        {"anchor": "records", "label": "Cyber resilience", "count": 4},
        {"anchor": "void", "label": "Confidence-building", "count": 0},
    ],
    "states": MAP,
    "legend": [
        {"value": value, "count": len(codes.split()), "label": value}
        for value, codes in {**MAP_VALUES, **STEPS}.items()
    ],
    "layers": [
        {"label": "Strategies", "url": "#map", "current": True},
        {"label": "Internet use", "url": "#map"},
    ],
}
