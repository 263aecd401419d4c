"""What the head of a page says to machines: linked data, and texts that stand there twice."""

import json
from typing import Any

from django import template
from django.conf import settings
from django.template.base import NodeList, Parser, Token
from django.urls import translate_url
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# So that no text ends the element, and none is taken for markup; JSON reads them back.
ESCAPES = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})
LOCALES = {"en": "en_GB", "es": "es_ES", "pt": "pt_BR"}


@register.simple_tag
def linked_data(data: dict[str, Any] | None) -> str:
    """Give a block of JSON-LD, which browsers do not run; nothing where there are no data."""
    if not data:
        return ""
    text = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped above


@register.simple_tag(takes_context=True)
def canonical_addresses(context: template.Context, path: str = "") -> dict[str, Any]:
    """Give the canonical address of a page, and that of the same page in each language."""
    request = context["request"]
    path = path or request.path
    alternates = [
        {"language": code, "url": request.build_absolute_uri(translate_url(path, code))}
        for code, _name in settings.LANGUAGES
    ]
    alternates.append({"language": "x-default", "url": alternates[0]["url"]})
    has_languages = len({its["url"] for its in alternates}) > 1  # a page of the API has one address
    return {
        "canonical": request.build_absolute_uri(path),
        "alternates": alternates if has_languages else [],
    }


@register.filter
def open_graph_locale(language: str) -> str:
    """Give the name of a language as Open Graph has it."""
    return LOCALES.get(language, LOCALES["en"])


class CaptureNode(template.Node):
    """Keeps what its content renders to, which for a block is what the page has put there."""

    def __init__(self, nodelist: NodeList, name: str):
        self.nodelist = nodelist
        self.name = name

    def render(self, context: template.Context) -> str:
        """Nothing; the variable holds it."""
        context[self.name] = SafeString(self.nodelist.render(context).strip())
        return ""


@register.tag
def capture(parser: Parser, token: Token) -> CaptureNode:
    """``{% capture name %}{% block title %}{% endblock %}{% endcapture %}``: a block that stands twice."""
    _tag, name = token.split_contents()
    nodelist = parser.parse(("endcapture",))
    parser.delete_first_token()
    return CaptureNode(nodelist, name)
