"""What a country has said on international law, question by question."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.choices import Stance
from initiatives.details.view_in_time import view_address
from initiatives.languages import language_of_summary
from initiatives.matrix_rule import choose_point
from initiatives.models import LegalTopic, PositionPoint
from initiatives.profile.choosing import newest_first
from initiatives.profile.parts import Check, Group, margin, oldest_check
from initiatives.profile.pillar_kinds import INTERNATIONAL_LAW
from initiatives.profile.pillars import Pillar, build_pillar, fold
from initiatives.profile.records import CountryRecords
from initiatives.profile.rows import position_row
from initiatives.profile.voids import Void
from initiatives.provenance import Provenance, SourceRegister
from initiatives.questions import QuestionSort, question_key


@dataclass(frozen=True)
class Point:
    """What the country says on one question, in the shape of ``point.html``."""

    anchor: str
    heading: str
    url: str
    stance: str
    summary: str
    summary_lang: str = ""
    question: str = ""
    provenance: Provenance | None = None
    more: str = ""
    more_url: str = ""


@dataclass(frozen=True)
class LawSection:
    """The pillar of international law, with its points before all else."""

    pillar: Pillar
    points: list[Point] = field(default_factory=list)
    voids: list[Void] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    check: Check = field(default_factory=Check)
    count: int = 0
    count_label: str = ""


def chosen_points(records: CountryRecords) -> dict[int, PositionPoint]:
    """One point for each question, by the key of the question, chosen as in the matrix of positions."""
    by_topic: dict[int, list[PositionPoint]] = {}
    for position in records.positions:
        for point in records.points_of(position):
            by_topic.setdefault(point.topic_id, []).append(point)
    chosen = {topic: choose_point(points) for topic, points in by_topic.items()}
    return {topic: point for topic, point in chosen.items() if point}


def law_section(records: CountryRecords, register: SourceRegister) -> LawSection:
    """The points by question, the texts, then votes, groups, initiatives and events."""
    chosen = chosen_points(records)
    spoken = [
        chosen[topic.pk]
        for topic in records.topics
        if topic.pk in chosen and chosen[topic.pk].stance != Stance.NOT_ADDRESSED
    ]
    texts = Counter(point.topic_id for its in records.positions for point in records.points_of(its))
    points = [_point(point, register, texts[point.topic_id]) for point in spoken]
    positions = fold(_("Texts on international law"), newest_first(records.positions), position_row, register)
    pillar = build_pillar(INTERNATIONAL_LAW, records, register)
    members = [*spoken, *records.positions, *pillar.members]
    return LawSection(
        pillar=pillar,
        points=points,
        voids=list(_voids(records, chosen)),
        groups=[group for group in (positions, *pillar.groups) if group.rows or group.facts],
        check=oldest_check(members),
        count=len(members),
        count_label=_count_label(len(points), len(members)),
    )


def _count_label(points: int, members: int) -> str:
    if not members:
        return _("no records")
    label = ngettext("%(count)d record", "%(count)d records", members) % {"count": members}
    if not points:
        return label
    share = ngettext("%(count)d of them a point of law", "%(count)d of them points of law", points)
    return f"{label}, {share % {'count': points}}"


def _point(point: PositionPoint, register: SourceRegister, texts: int) -> Point:
    position = point.position
    said = str(position.get_kind_display())
    return Point(
        anchor=f"law-{point.topic.slug}",
        heading=point.topic.name,
        url=f"{position.get_absolute_url()}#{point.topic.slug}",
        stance=point.stance,
        summary=point.summary,
        summary_lang=language_of_summary(point),
        question=f"{said}, {position.delivered_on.year}" if position.delivered_on else said,
        provenance=margin(register, point, place=point.reference),
        more=ngettext("%(count)d text", "%(count)d texts in time", texts) % {"count": texts}
        if texts > 1
        else "",
        more_url=view_address(position.country, point.topic) if texts > 1 else "",
    )


def _voids(records: CountryRecords, chosen: dict[int, PositionPoint]) -> Iterable[Void]:
    """Silent only where a row says so; every other question without a point is ours to research."""
    silent, missing = [], []
    for topic in records.topics:
        if topic.pk not in chosen:
            if question_key(QuestionSort.TOPIC, topic.slug) not in records.inquiries:
                missing.append(topic)
        elif chosen[topic.pk].stance == Stance.NOT_ADDRESSED:
            silent.append(topic)
    if silent:
        yield Void(
            "silent",
            _("Silent on %(topics)s") % {"topics": _names(silent)},
            _("The text was read in full and does not take these questions up."),
            tuple(f"law-{topic.slug}" for topic in silent),
        )
    if missing and chosen:
        yield Void(
            "not-researched",
            _("Not researched yet"),
            _(
                "On these questions no point has been checked: %(topics)s. "
                "The country may have spoken on them."
            )
            % {"topics": _names(missing)},
        )


def _names(topics: list[LegalTopic]) -> str:
    names = [topic.name for topic in topics]
    return ", ".join(name[:1].lower() + name[1:] for name in names)
