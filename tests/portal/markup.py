"""Finds what is wrong with the markup of a page: what a parser refuses, and what only its structure shows."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

import html5lib
from django.conf.locale import LANG_INFO
from html5lib.constants import E as PARSER_WORDS

SVG = "{http://www.w3.org/2000/svg}"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
CHILDREN = {
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"div", "dt", "dd"},
    "table": {"caption", "colgroup", "thead", "tbody", "tfoot"},
    "colgroup": {"col"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tfoot": {"tr"},
    "tr": {"th", "td"},
    "select": {"option", "optgroup"},
}
INTERACTIVE = {"a", "button", "details", "input", "label", "select", "textarea"}
HOLDS_NOTHING_INTERACTIVE = {"a", "button"}
WORDS_ALONE = {
    *HEADINGS,
    "abbr",
    "b",
    "button",
    "em",
    "label",
    "p",
    "small",
    "span",
    "strong",
    "summary",
    "time",
}
BLOCKS = {
    *{"address", "article", "aside", "blockquote", "details", "dl", "div", "fieldset", "figure", "footer"},
    *{"form", "header", "hr", "main", "nav", "ol", "p", "section", "table", "ul"},
}
REFERENCES = ("for", "form", "list", "popovertarget", "aria-controls", "aria-describedby", "aria-labelledby")
DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?)?)?$")
LANGUAGE = re.compile(r"([a-z]{2,3})(-[A-Z]{2})?$")
REFUSED = re.compile(r"style$|on[a-z]+$|hx-")


def faults(markup: str) -> list[str]:
    """All that is wrong with a page; an empty list where nothing is."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    page = parser.parse(markup)
    refused = [f"line {line}: {PARSER_WORDS[code] % words}" for (line, _), code, words in parser.errors]
    return refused + [fault for check in CHECKS for fault in check(page)]


def described(element: Element) -> str:
    """An element as one would write it."""
    attributes = "".join(f' {name}="{value}"' for name, value in list(element.items())[:3])
    return f"<{element.tag}{attributes}>"


def html_elements(page: Element) -> Iterator[Element]:
    """Every element but those of drawings, and the drawings themselves."""
    return (element for element in page.iter() if isinstance(element.tag, str) and SVG not in element.tag)


def ids_are_single(page: Element) -> Iterator[str]:
    """No id twice, none empty, none with a space."""
    ids = Counter(element.get("id") for element in page.iter() if element.get("id") is not None)
    for name, times in ids.items():
        if times > 1:
            yield f"id “{name}” stands {times} times"
        if not name or re.search(r"\s", name):
            yield f"“{name}” is no id"


def references_lead_somewhere(page: Element) -> Iterator[str]:
    """Whatever points to a place on the page finds it."""
    ids = {element.get("id") for element in page.iter()}
    for element in page.iter():
        named = [name for its in REFERENCES for name in element.get(its, "").split()]
        href = element.get("href", "")
        if href.startswith("#"):
            named.append(href[1:])
        yield from (f"{described(element)} points to “{name}”" for name in named if name not in ids)


def headings_form_a_tree(page: Element) -> Iterator[str]:
    """One heading of the first rank, and no rank left out on the way down."""
    ranks = [int(element.tag[1]) for element in html_elements(page) if element.tag in HEADINGS]
    if ranks.count(1) != 1:
        yield f"{ranks.count(1)} headings of the first rank"
    for above, below in zip([0, *ranks], ranks, strict=False):
        if below > above + 1:
            yield f"h{below} follows h{above}"
    yield from (
        f"{described(element)} is empty"
        for element in html_elements(page)
        if element.tag in HEADINGS and not "".join(element.itertext()).strip()
    )


def parents_hold_what_they_may(page: Element) -> Iterator[str]:
    """Lists hold items, tables rows, headings and paragraphs words; captions stand at an end of a figure."""
    for element in html_elements(page):
        children = [child.tag for child in element if isinstance(child.tag, str)]
        if foreign := set(children) - CHILDREN.get(element.tag, set(children)):
            yield f"{described(element)} holds {sorted(foreign)}"
        if element.tag in WORDS_ALONE:
            held = {inner.tag for inner in element.iter() if inner is not element} & BLOCKS
            if held:
                yield f"{described(element)} holds {sorted(held)}"
        if "figcaption" in children[1:-1]:
            yield f"{described(element)} has its caption between its parts"


def nothing_interactive_is_nested(page: Element) -> Iterator[str]:
    """No link in a link, no button in a link, and the like."""
    for element in html_elements(page):
        if element.tag in HOLDS_NOTHING_INTERACTIVE:
            held = {inner.tag for inner in element.iter() if inner is not element} & INTERACTIVE
            if held:
                yield f"{described(element)} holds {sorted(held)}"


def fields_have_names(page: Element) -> Iterator[str]:
    """Every field has a label, every button and link has words, every picture says what it shows."""
    labelled = {element.get("for") for element in page.iter("label")}
    within = {id(inner) for label in page.iter("label") for inner in label.iter()}
    for element in html_elements(page):
        named = element.get("aria-label") or element.get("aria-labelledby")
        if element.tag in ("input", "select", "textarea") and element.get("type") != "hidden":
            if not (named or element.get("id") in labelled or id(element) in within):
                yield f"{described(element)} has no label"
        elif element.tag in ("a", "button", "summary", "caption", "legend", "title"):
            if not (named or "".join(element.itertext()).strip()):
                yield f"{described(element)} has no words"
        elif element.tag == "img" and element.get("alt") is None:
            yield f"{described(element)} has no text in its place"


def values_are_meaningful(page: Element) -> Iterator[str]:
    """Languages exist, machines can read times, attributes are standard and allowed by the policy."""
    for element in page.iter():
        language = element.get("lang")
        if language is not None and not is_language(language):
            yield f"“{language}” is no language"
        if element.tag == "time" and not DATE.match(element.get("datetime", "")):
            yield f"{described(element)} cannot be read by machines"
        if element.tag == "form" and element.get("action") == "":
            yield f"{described(element)} leads nowhere"
        yield from (f"{described(element)} has {name}" for name in element.attrib if REFUSED.match(name))
        holds_data = element.get("type") in ("application/json", "application/ld+json")
        if element.tag in ("style", "script") and (element.text or "").strip() and not holds_data:
            yield f"{described(element)} stands in the page"


def page_says_what_it_is(page: Element) -> Iterator[str]:
    """A language, a title and a description."""
    root = page if page.tag == "html" else page.find("html")
    if root is None or not root.get("lang"):
        yield "the page has no language"
    titles = list(page.iter("title"))
    if len(titles) != 1:
        yield f"{len(titles)} titles"
    descriptions = [element for element in page.iter("meta") if element.get("name") == "description"]
    if len(descriptions) != 1 or not descriptions[0].get("content", "").strip():
        yield "the page has no description of its own"


def is_language(code: str) -> bool:
    """Whether there is such a language."""
    match = LANGUAGE.match(code)
    return bool(match) and match[1] in LANG_INFO


CHECKS: tuple[Callable[[Element], Iterator[str]], ...] = (
    ids_are_single,
    references_lead_somewhere,
    headings_form_a_tree,
    parents_hold_what_they_may,
    nothing_interactive_is_nested,
    fields_have_names,
    values_are_meaningful,
    page_says_what_it_is,
)
