"""Records of all types that have versions, named by section and key, as addresses do."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from initiatives.following import FOLLOWED_SECTIONS
from initiatives.history.public import readable_records
from initiatives.registry import section_of


def key_of(record: Any) -> str:
    """How an issue names a record."""
    return f"{section_of(type(record)).key}/{record.slug}"


def public_records(keys: Iterable[str]) -> dict[str, Any]:
    """The public records behind keys, by key; the same queries for many of a section as for one."""
    found: dict[str, Any] = {}
    for section, slugs in _by_section(keys).items():
        rows = FOLLOWED_SECTIONS[section].model.objects.published().with_relations()
        found |= {key_of(record): record for record in rows.filter(slug__in=slugs)}
    return found


def standing_of_keys(keys: Iterable[str]) -> dict[str, bool]:
    """Which of these can be read at their address: True where it is public, False where it is withdrawn."""
    standing: dict[str, bool] = {}
    for section, slugs in _by_section(keys).items():
        model = FOLLOWED_SECTIONS[section].model
        readable = readable_records(model).filter(slug__in=slugs).values_list("slug", flat=True)
        public = set(model.objects.published().filter(slug__in=slugs).values_list("slug", flat=True))
        standing |= {f"{section}/{slug}": slug in public for slug in readable}
    return standing


def _by_section(keys: Iterable[str]) -> Mapping[str, set[str]]:
    slugs: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        section, _slash, slug = key.partition("/")
        if section in FOLLOWED_SECTIONS:
            slugs[section].add(slug)
    return slugs
