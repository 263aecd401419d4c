"""What a merge would move, before anybody decides."""

from dataclasses import dataclass

from initiatives.merging.references import Reference, references_to
from initiatives.models import Citation


@dataclass(frozen=True)
class Move:
    """How many rows of one sort would move, are in both already, or clash and would stay."""

    label: str
    moving: int = 0
    in_both: int = 0
    clashing: int = 0


def preview_of(merged, kept) -> list[Move]:
    """What refers to ``merged``, by sort; sorts without a row are left out."""
    moves = (_move(reference, merged, kept) for reference in references_to(type(merged)))
    return [move for move in moves if move.moving or move.in_both or move.clashing]


def _move(reference: Reference, merged, kept) -> Move:
    names = reference.others
    total = reference.rows(merged.pk).count()
    both = 0
    if names and total:
        there = set(reference.rows(kept.pk).values_list(*names))
        both = sum(values in there for values in reference.rows(merged.pk).values_list(*names))
    clashes = not issubclass(reference.model, Citation) and not reference.model._meta.auto_created
    return Move(
        _label(reference),
        moving=total - both,
        in_both=0 if clashes else both,
        clashing=both if clashes else 0,
    )


def _label(reference: Reference) -> str:
    """Words for a sort of reference: the table of citations or relations is named by what it belongs to."""
    options = reference.model._meta
    if issubclass(reference.model, Citation):
        owner = options.get_field("owner").related_model
        return str(owner._meta.verbose_name_plural)
    if options.auto_created:
        field = next(
            field
            for field in options.auto_created._meta.many_to_many
            if field.remote_field.through is reference.model
        )
        return f"{options.auto_created._meta.verbose_name_plural}: {field.verbose_name}"
    return f"{options.verbose_name_plural}: {options.get_field(reference.field).verbose_name}"
