"""How the European Union is counted: by its own row, else by its member states where they stand as one.

The Union has no vote in the General Assembly. There its member states speak for it, if at least three have
voted and all of them alike. In what states join, all of the member states that the catalogue follows must
be on record with the same status. On questions of law it speaks by its own texts alone.
"""

from collections.abc import Iterable, Mapping

from initiatives.alignment.items import ItemKey, Kind, Stand, answer_of
from initiatives.models import Country

GROUPING = "eu"
FEWEST_SPEAKERS = 3
Stands = Mapping[ItemKey, Stand]


def union_stands(own: Stands, members: Iterable[tuple[Country, Stands]]) -> dict[ItemKey, Stand]:
    """What the Union did on each item: its own stands, and beside them those that its members give it."""
    by_item: dict[ItemKey, list[tuple[Country, Stand]]] = {}
    listed = list(members)
    for country, stands in listed:
        for key, stand in stands.items():
            if key[0] != Kind.STANCES and stand.answer:
                by_item.setdefault(key, []).append((country, stand))
    given = {key: _joint_stand(key, held, len(listed)) for key, held in by_item.items()}
    return {**given, **{key: stand for key, stand in own.items() if stand.answer or key not in given}}


def _joint_stand(key: ItemKey, held: list[tuple[Country, Stand]], members: int) -> Stand:
    answers = {stand.answer for _country, stand in held}
    needed = FEWEST_SPEAKERS if key[0] == Kind.VOTES else max(members, FEWEST_SPEAKERS)
    is_one = len(answers) == 1 and len(held) >= needed
    rows = tuple(row for _country, stand in held for row in stand.rows if answer_of(row) == stand.answer)
    return Stand(
        answer=answers.pop() if is_one else "",
        rows=rows,
        speakers=tuple(country for country, _stand in held),
        members=members,
    )
