"""The brief of a question of law: which states say what, by stance."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from initiatives.briefs.parts import Brief, Line, Part, present
from initiatives.choices import Stance
from initiatives.details.view_in_time import view_address
from initiatives.matrix import Cell, Choice, Matrix, build_matrix
from initiatives.models import LegalTopic, PositionPoint
from initiatives.profile.parts import margin
from initiatives.provenance import SourceRegister
from initiatives.templatetags.components import stance_label


def topic_brief(topic: LegalTopic) -> Brief:
    """What states of the region and partners say on one question."""
    matrix, register = build_matrix(Choice(topics=frozenset({topic.slug}), partners=True)), SourceRegister()
    return Brief(
        kicker=_("Question of international law"),
        heading=topic.name,
        lede=f"{topic.description}. {_counts(matrix)}",
        path=reverse("topic_brief", args=[topic.slug]),
        page_url=f"{reverse('position_matrix')}?topic={topic.slug}&partners=1",
        parts=present(_parts(matrix, register)),
        sources=register.entries,
    )


def _counts(matrix: Matrix) -> str:
    column = matrix.columns[0] if matrix.region and matrix.columns else None
    if column is None:
        return _("No state of the region has a checked answer yet.")
    return _("Of %(researched)d states of the region with a checked answer, %(affirming)d affirm it.") % {
        "researched": column.researched,
        "affirming": column.affirming,
    }


def _parts(matrix: Matrix, register: SourceRegister) -> Iterator[Part]:
    answers = [cell for cell in matrix.answers if cell.point]
    for stance in Stance.values:
        cells = [cell for cell in answers if cell.stance == stance]
        yield Part(stance_label(stance), [_line(cell, cell.point, register) for cell in cells if cell.point])
    answered = {cell.country.pk for cell in answers}
    unknown = [row.country.heading for row in matrix.region if row.country.pk not in answered]
    unknown += [country.heading for country in matrix.unresearched]
    names = ", ".join(sorted(unknown))
    yield Part(_("Not researched yet"), note=_("%(names)s.") % {"names": names} if names else "")


def _line(cell: Cell, point: PositionPoint, register: SourceRegister) -> Line:
    return Line(
        cell.country.heading,
        url=view_address(cell.country, cell.topic),
        mark=cell.stance,
        value=stance_label(cell.stance),
        text="" if cell.stance == Stance.NOT_ADDRESSED else point.summary,
        provenance=margin(register, point, place=point.reference),
    )
