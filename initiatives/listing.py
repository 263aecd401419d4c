"""A list page without its request: one section, one query string, and all that is shown of them."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from initiatives.exports.about import list_citation
from initiatives.exports.forms import ATOM, FORMAT, FORMS, downloads, file_address, query_of_file
from initiatives.facets import Chip, Facet, chips_of, facets_of
from initiatives.filters.base import YEARS
from initiatives.filters.options import printable
from initiatives.following import follow_list_address
from initiatives.list_query import ListQuery, text_of
from initiatives.registry import Section
from initiatives.rows import row_of, table_of

PAGE_SIZE = 25
MOST_NAMED = 5
LIST, TABLE = "list", "table"


class Listing:
    """What a list page shows. Everything is computed when it is first asked for, and once."""

    view_names: dict[str, str | Promise] = {LIST: gettext_lazy("List"), TABLE: gettext_lazy("Table")}

    def __init__(self, section: Section, data: Mapping | str, path: str = "", page_size: int = PAGE_SIZE):
        self.section = section
        self.path = path
        self.page_size = page_size
        self.filterset = self.make_filterset(data)
        self.query = ListQuery.of(self.filterset)

    def make_filterset(self, data: Mapping | str) -> Any:
        """The filters of the section on a query string."""
        return self.section.filterset_class(data)

    @cached_property
    def page(self) -> Page:
        """The page that is asked for; the first or the last one where it does not exist."""
        paginator = Paginator(self.filterset.qs, self.page_size)
        wanted = self.filterset.data.get("page", "1")
        return paginator.page(1) if wanted.startswith("-") or wanted == "0" else paginator.get_page(wanted)

    @cached_property
    def records(self) -> list:
        """The records of the page."""
        return list(self.page.object_list)

    @property
    def is_table(self) -> bool:
        """Whether the records stand in a table."""
        return self.view == TABLE

    @property
    def view(self) -> str:
        """The view that the address asks for, or the first."""
        view = self.filterset.data.get("view", "")
        return view if view in self.view_names else LIST

    @cached_property
    def groups(self) -> list[dict]:
        """The records of the page as they are shown, in parts with a heading each, or in one without."""
        return [self.group(self.records)] if self.records else []

    def group(self, records: list, heading: str = "", count: str = "") -> dict:
        """Records as rows or as a table, with the heading over them and the words for their number."""
        group: dict = {"heading": heading, "count": count, "level": "h4" if heading else "h3"}
        if self.is_table:
            group["table"] = table_of(self.section.model, records, heading or str(self.section.title))
        else:
            group["rows"] = [row_of(record) for record in records]
        return group

    @cached_property
    def total(self) -> int:
        """How many public records the section has."""
        return self.section.model._default_manager.published().count()

    @property
    def found(self) -> int:
        """How many of them the filters let through."""
        return self.page.paginator.count

    @property
    def count_text(self) -> str:
        """“19 of 122 initiatives”."""
        names = self.section.model._meta
        name = names.verbose_name if self.total == 1 else names.verbose_name_plural
        if not self.chips and self.found == self.total:
            return _("%(total)d %(name)s") % {"total": self.total, "name": name}
        return _("%(found)d of %(total)d %(name)s") % {
            "found": self.found,
            "total": self.total,
            "name": name,
        }

    @property
    def order_text(self) -> str:
        """“newest first”."""
        return str(self.filterset.order.phrase)

    @cached_property
    def facets(self) -> list[Facet]:
        """The filters with their counts."""
        return facets_of(self.filterset)

    @cached_property
    def chips(self) -> list[Chip]:
        """The filters that are on."""
        return chips_of(self.filterset, self.path)

    @property
    def words(self) -> str:
        """What was written into the field for words."""
        return text_of(self.filterset, "q")

    @property
    def sort(self) -> dict | None:
        """The field for the order, where there is a choice; the first order has no value of its own."""
        orders = self.filterset.orders
        choices = [
            {
                "value": "" if order is orders[0] else order.key,
                "label": capfirst(str(order.phrase)),
                "checked": order is self.filterset.order,
            }
            for order in orders
        ]
        return (
            {"name": "sort", "label": pgettext("public pages", "Order"), "choices": choices}
            if len(orders) > 1
            else None
        )

    @property
    def hidden(self) -> list[dict]:
        """What the form of the filters carries along unseen."""
        return [
            {"name": name, "value": value} for name, value in self.query.only(*self.filterset.carried).pairs
        ]

    @property
    def clear_url(self) -> str:
        """The list without any filter, in the same view; empty where no filter is on."""
        return self.query.only(*self.filterset.carried).address(self.path) if self.chips else ""

    @property
    def views(self) -> list[dict]:
        """The list in each of its views."""
        return [
            {"label": label, "url": self.in_view(key).address(self.path), "current": key == self.view}
            for key, label in self.view_names.items()
        ]

    def in_view(self, key: str) -> ListQuery:
        """The same list in another view; the first has no value of its own."""
        return self.query.with_value("view", "" if key == LIST else key)

    @property
    def canonical_path(self) -> str:
        """The one address of this page among those that show the same rows."""
        query, number = query_of_file(self.query), self.page.number
        return query.with_value("page", str(number) if number > 1 else "").address(self.path)

    @property
    def downloads(self) -> list[dict]:
        """The files that hold the whole list with its filters, as links."""
        return downloads(self.query, self.path)

    @property
    def feed_url(self) -> str:
        """The same list as a feed."""
        return file_address(self.query, self.path, ATOM)

    @property
    def follow_url(self) -> str:
        """Where a reader begins to follow the list as it is filtered."""
        return follow_list_address(self.section, self.query)

    @property
    def cite(self) -> str:
        """How to cite the list as it is seen now."""
        return list_citation(str(self.section.title), self.query, self.path, timezone.now())

    @cached_property
    def complaints(self) -> list[str]:
        """What in the address means nothing here, a sentence each; filters say the same beside themselves."""
        unknown = self.filterset.unknown_parameters
        named = [name for name in unknown if name != FORMAT][:MOST_NAMED]
        complaints = [_("“%(name)s” is no filter of this list.") % {"name": name} for name in named]
        if FORMAT in unknown:
            parts = {"value": printable(self.filterset.data.get(FORMAT, "")), "known": ", ".join(FORMS)}
            complaints.append(_("“%(value)s” is not a form of this list; expected %(known)s.") % parts)
        for name, problem in self.filterset.problems.items():
            complaints.append(f"{self._label(name)}: {problem}")
        view = self.filterset.data.get("view", "")
        if view and view not in self.view_names:
            parts = {"view": printable(view), "known": ", ".join(self.view_names)}
            complaints.append(_("“%(view)s” is not a view; expected one of: %(known)s.") % parts)
        return complaints

    def _label(self, name: str) -> str:
        if name in YEARS:
            return str(self.filterset.years_label)
        return (
            str(self.filterset.filters[name].label)
            if name in self.filterset.filters
            else pgettext("public pages", "Order")
        )
