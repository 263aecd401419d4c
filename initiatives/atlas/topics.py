"""Measures from the matrix: the stance of each state on one question of law."""

from collections.abc import Iterable
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.addresses import list_address
from initiatives.atlas.instruments import AGAINST, FULL, HALF, LITTLE
from initiatives.choices import Stance
from initiatives.matrix import Choice, build_matrix
from initiatives.measures import NO_DATA, MeasureClass, MeasureKind, Reading
from initiatives.models import LegalTopic

OPEN = "open"
VALUES: dict[str, str] = {
    Stance.AFFIRMS: FULL,
    Stance.AFFIRMS_WITH_CONDITIONS: HALF,
    Stance.OPEN: OPEN,
    Stance.REJECTS: AGAINST,
    Stance.NOT_ADDRESSED: LITTLE,
}
CLASSES = (
    *(
        MeasureClass(value, Stance(stance).label.lower(), f"%(country)s: {Stance(stance).label.lower()}")
        for stance, value in VALUES.items()
    ),
    MeasureClass(NO_DATA, gettext_lazy("no checked answer"), gettext_lazy("%(country)s: no checked answer")),
)


def topic_measures(topics: Iterable[LegalTopic]) -> list[MeasureKind]:
    """One measure for each question of law."""
    return [
        MeasureKind(
            f"topic-{topic.slug}",
            topic.name,
            _("%(topic)s: the stance of each state") % {"topic": topic.name},
            partial(list_address, "position", topic=topic.slug),
            CLASSES,
            partial(_read, topic.slug),
        )
        for topic in topics
    ]


def _read(topic: str) -> dict[int, Reading]:
    """The answers of the matrix, so that both say the same."""
    matrix = build_matrix(Choice(topics=frozenset({topic})), with_sources=False)
    return {
        cell.country.pk: Reading(VALUES[cell.stance], {})
        for row in matrix.region
        for cell in row.cells
        if cell.stance
    }
