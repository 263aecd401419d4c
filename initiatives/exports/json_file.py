"""A list as JSON: what the file says of itself, and the records by the names of the data dictionary."""

import json
from collections.abc import Iterator

from initiatives.exports.export import Export


def json_file(export: Export) -> Iterator[bytes]:
    """The file, part by part; each record stands on a line of its own."""
    head = json.dumps({**export.about.facts, "count": export.count}, ensure_ascii=False, indent=1)
    yield f'{head[:-2]},\n "records": ['.encode()
    before = "\n"
    for part in export.values():
        lines = [json.dumps(values, ensure_ascii=False) for values in part]
        if lines:
            yield (before + ",\n".join(lines)).encode()
            before = ",\n"
    yield b"\n ]\n}\n"
