"""The place in a source, where two citations of it become one."""

LONGEST_PLACE = 120


def joined_places(own: str, other: str) -> str:
    """Both places in one text; the own alone where it says the other too, or both are too long for it."""
    if not other or other in own:
        return own
    both = f"{own}, {other}" if own else other
    return both if len(both) <= LONGEST_PLACE else own
