"""Where the address of a merged row leads."""

from typing import Any

from initiatives.models.source import MergeableRow


def kept_in_place_of(model: type[Any], slug: str):
    """The public source or organisation into which the one with that key was merged, or None.

    Records that were merged are unpublished with a successor, see ``initiatives.standing``.
    """
    rows: Any = model._default_manager
    if not issubclass(model, MergeableRow):
        return None
    return rows.published().filter(merged_rows__slug=slug).first()
