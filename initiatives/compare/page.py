"""The page of a comparison: its head, what can be added and taken away, and the table."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.compare.query import canonical_query, chosen_values
from initiatives.compare.table import Comparison, compare
from initiatives.compare.verdict import DIFFERS, SAME, UNKNOWN
from initiatives.details.common import citation_text
from initiatives.exports.forms import FILES, downloads
from initiatives.facets import Choice
from initiatives.filters.compare import DIFFERENCES, CompareFilterSet
from initiatives.filters.options import Option
from initiatives.list_query import ListQuery
from initiatives.models import Country
from initiatives.profile.records import read_records_of

FEWEST = 2
NAMED_IN_TITLE = 6
FEW_COLUMNS = 4


@dataclass
class ComparePage:
    """The comparison that a query string asks for; no query string makes it fail."""

    data: QueryDict
    path: str

    @cached_property
    def filterset(self) -> CompareFilterSet:
        """The parameters, read."""
        return CompareFilterSet(self.data, Country.objects.none())

    @cached_property
    def query(self) -> ListQuery:
        """The address in its one form, without what means nothing."""
        return canonical_query(self.filterset)

    @property
    def canonical_address(self) -> str:
        """Where this comparison is to be found, in whatever order its countries were named."""
        return self.query.address(self.path)

    @cached_property
    def problems(self) -> list[str]:
        """What in the address means nothing here, by the name of the parameter."""
        problems = [
            _("%(name)s: %(problem)s") % {"name": name, "problem": problem}
            for name, problem in self.filterset.problems.items()
        ]
        if unknown := self.filterset.unknown_parameters:
            names = ", ".join(unknown)
            problems.append(_("A comparison has no parameter named %(names)s.") % {"names": names})
        return problems

    @cached_property
    def countries(self) -> list[Country]:
        """The countries, states of the region before partners, each by name."""
        codes = chosen_values(self.filterset, "country")
        if not codes:
            return []
        found = list(Country.objects.for_list().filter(iso3__in=codes).order_by_title())
        return sorted(found, key=lambda country: not country.is_focus)

    @property
    def is_comparison(self) -> bool:
        """Whether there are enough countries to compare."""
        return len(self.countries) >= FEWEST

    @property
    def only_differences(self) -> bool:
        """Whether all other rows are left out."""
        return self.filterset.chosen("rows").holds(DIFFERENCES)

    @cached_property
    def comparison(self) -> Comparison:
        """The rows."""
        pillars = chosen_values(self.filterset, "pillar")
        return compare(read_records_of(self.countries), pillars, self.only_differences)

    @property
    def heading(self) -> str:
        """The names, as long as they fit into a title."""
        names = [country.heading for country in self.countries]
        if not names:
            return _("Compare countries")
        if len(names) <= NAMED_IN_TITLE:
            return ", ".join(names)
        return ngettext("%(count)d country compared", "%(count)d countries compared", len(names)) % {
            "count": len(names)
        }

    @property
    def lede(self) -> str:
        """What the rows come to, in a sentence; without countries, what there is to do."""
        if not self.is_comparison:
            return _(
                "Tick two countries or more. Each answer stands with its source and the day of its check."
            )
        return " ".join(part for part in (self._agreement(), self._doubt()) if part)

    def _agreement(self) -> str:
        verdicts = self.comparison.verdicts
        numbers = {
            "differing": verdicts[DIFFERS],
            "agreeing": verdicts[SAME],
            "questions": self.comparison.questions,
        }
        if not numbers["questions"]:
            return _("Nothing that could be compared is on record.")
        return (
            ngettext(
                "They differ on %(differing)d of %(questions)d question and agree on %(agreeing)d.",
                "They differ on %(differing)d of %(questions)d questions and agree on %(agreeing)d.",
                numbers["questions"],
            )
            % numbers
        )

    def _doubt(self) -> str:
        unknown = self.comparison.verdicts[UNKNOWN]
        if not unknown:
            return ""
        return ngettext(
            "On %(count)d, too little is known to say.",
            "On %(count)d, too little is known to say.",
            unknown,
        ) % {"count": unknown}

    @cached_property
    def chips(self) -> list[dict[str, str]]:
        """The countries, each as a link to the comparison without it."""
        return [
            {
                "value": country.heading,
                "url": self.query.without("country", country.iso3).address(self.path),
            }
            for country in self.countries
        ]

    @cached_property
    def kept(self) -> list[tuple[str, str]]:
        """What the form that adds a country sends along."""
        return list(self.query.pairs)

    @cached_property
    def addable(self) -> list[Option]:
        """The countries that are not there yet."""
        chosen = self.filterset.chosen("country")
        return [its for its in self._options("country") if not chosen.holds(its.value)]

    def _options(self, name: str) -> list[Option]:
        return list(self.filterset.filters[name].options.values())

    @cached_property
    def views(self) -> list[dict[str, Any]]:
        """All rows, or only those on which they differ."""
        verdicts = self.comparison.verdicts
        total, differing = sum(verdicts.values()), verdicts[DIFFERS]
        labels = (
            ("", ngettext("All %(count)d row", "All %(count)d rows", total) % {"count": total}),
            (
                DIFFERENCES,
                ngettext("Only %(count)d difference", "Only %(count)d differences", differing)
                % {"count": differing},
            ),
        )
        return [
            {
                "label": label,
                "url": self.query.with_value("rows", value).address(self.path),
                "current": bool(value) is self.only_differences,
            }
            for value, label in labels
        ]

    @cached_property
    def pillars(self) -> list[Choice]:
        """The pillars, to be chosen from."""
        chosen = self.filterset.chosen("pillar")
        return [
            Choice(its.value, its.label, None, chosen.holds(its.value)) for its in self._options("pillar")
        ]

    @cached_property
    def groups(self) -> list[dict[str, Any]]:
        """All countries by subregion, those that are in the address ticked."""
        chosen = self.filterset.chosen("country")
        groups: dict[str, list[Choice]] = {}
        for country in Country.objects.published().order_by_title():
            name = str(country.get_subregion_display()) if country.is_focus else ""
            choice = Choice(country.iso3, country.heading, None, chosen.holds(country.iso3))
            groups.setdefault(name, []).append(choice)
        partners = groups.pop("", [])
        listed = [{"name": name, "choices": groups[name]} for name in sorted(groups)]
        return listed + ([{"name": _("Partners"), "choices": partners}] if partners else [])

    @property
    def width(self) -> int:
        """The number of columns of the table."""
        return len(self.countries) + 1

    @property
    def has_many(self) -> bool:
        """Whether the table scrolls in a window of its own, so that its head stays in sight."""
        return len(self.countries) > FEW_COLUMNS

    @property
    def title(self) -> str:
        """What the comparison is called where it is cited."""
        if len(self.countries) > NAMED_IN_TITLE:
            return self.heading
        return _("%(names)s compared") % {"names": self.heading}

    @property
    def cite(self) -> str:
        """How to cite the comparison as it stands today."""
        return citation_text(self.title, self.canonical_address, timezone.localdate())

    @property
    def downloads(self) -> list[dict[str, Any]]:
        """The same rows as files."""
        return downloads(self.query, self.path, FILES)


def compare_crumbs() -> list[dict[str, str]]:
    """The way to the comparison."""
    return [{"label": _("Compare"), "url": reverse("compare")}]
