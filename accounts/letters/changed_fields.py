"""Which fields of a record differ from what the public could read before, by their names."""

from accounts.alerts.news import Item
from accounts.letters.words import FIELDS
from initiatives.history.difference import Differences
from initiatives.history.fields import TRANSLATED_FIELDS


class ChangedFields:
    """The fields that changed in each item; what they refer to is read once for each type of record."""

    def __init__(self, items: tuple[Item, ...]):
        compared = [item for item in items if item.before is not None and not item.is_withdrawn]
        self.names: dict[int, tuple[str, ...]] = {item.place: () for item in items}
        for model in {type(item.record) for item in compared}:
            its = [item for item in compared if type(item.record) is model]
            contents = [content for item in its for content in (item.before, item.after) if content]
            differences = Differences(model, contents)
            for item in its:
                self.names[item.place] = _changed(differences, item)

    def labels(self, item: Item, language: str) -> list[str]:
        """What the changed fields are called, each once."""
        return list(dict.fromkeys(FIELDS[name][language] for name in self.names[item.place]))


def _changed(differences: Differences, item: Item) -> tuple[str, ...]:
    was, now = (
        dict(differences.sayings(content)) if content else {} for content in (item.before, item.after)
    )
    keys = (key for key in {**now, **was} if _words(was, key) != _words(now, key))
    return tuple(dict.fromkeys(_base(key[0]) for key in keys))


def _words(sayings, key):
    return sayings[key].words if key in sayings else ()


def _base(name: str) -> str:
    """The name of a field without the language of its column."""
    base = name.rpartition("_")[0]
    return base if base in TRANSLATED_FIELDS else name
