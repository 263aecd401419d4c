"""Addresses of the desk, and forms filled in as a browser sends them."""

from django.urls import reverse
from html5lib import parse

from initiatives.admin.records import RECORD_VIEWSETS
from initiatives.admin.references import REFERENCE_VIEWSETS
from tests import factories

RECORD_MODELS = [viewset.model for viewset in RECORD_VIEWSETS]
REFERENCE_MODELS = [viewset.model for viewset in REFERENCE_VIEWSETS]


FIELDS = {"input", "select", "textarea"}


def factory_of(model: type):
    """The factory that makes rows of a model."""
    return getattr(factories, f"{model.__name__}Factory")


def desk_url(model_or_row, view: str) -> str:
    """The address of a view of the desk."""
    row = () if isinstance(model_or_row, type) else (model_or_row.pk,)
    return reverse(model_or_row.snippet_viewset.get_url_name(view), args=row)


def filled_form(html: str) -> dict[str, list[str]]:
    """What a browser would send if somebody opened the form and saved it as it is."""
    data: dict[str, list[str]] = {}
    document = parse(html, treebuilder="etree", namespaceHTMLElements=False)
    for element in document.find(".//form[@data-edit-form]").iter():
        if element.tag in FIELDS and element.get("name") and element.get("disabled") is None:
            data.setdefault(element.get("name"), []).extend(values_of(element))
    return data


def values_of(element) -> list[str]:
    """What one element of a form would send."""
    if element.tag == "textarea":
        return ["".join(element.itertext())]
    if element.tag == "select":
        return [option.get("value", "") for option in element.iter("option") if "selected" in option.attrib]
    if element.get("type") in {"submit", "button", "file"}:
        return []
    if element.get("type") in {"checkbox", "radio"}:
        return [element.get("value", "on")] if "checked" in element.attrib else []
    return [element.get("value", "")]
