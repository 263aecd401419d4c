"""Something that answers as OpenSearch does, as far as the portal asks: indexes, documents and matches.

What it is asked beyond that is an error. Words are taken apart as the index was told when it was made.
"""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

WORDS = re.compile(r"\w+")


class Engine(ThreadingHTTPServer):
    """The indexes by name, and what was asked of it that it does not know."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answer)
        self.indexes: dict[str, dict[str, Any]] = {}
        self.aliases: dict[str, str] = {}
        self.unknown: list[str] = []

    def index(self, name: str) -> dict[str, Any]:
        """An index by its own name or by another that leads to it."""
        return self.indexes[self.aliases.get(name, name)]


def terms_of(index: dict[str, Any], field: str, text: str) -> set[str]:
    """The terms by which a text is found in a field."""
    words = WORDS.findall(text.lower())
    if index["properties"].get(field, {}).get("analyzer") != "edgengram_analyzer":
        return set(words)
    most = index["settings"]["analysis"]["filter"]["edgengram"]["max_gram"]
    return {word[:length] for word in words for length in range(1, min(len(word), most) + 1)}


def matches(index: dict[str, Any], document: dict[str, Any], query: dict[str, Any]) -> bool:
    """Whether a document answers a query."""
    ((kind, asked),) = query.items()
    if kind == "bool":
        filters = asked["filter"] if isinstance(asked["filter"], list) else [asked["filter"]]
        return all(matches(index, document, part) for part in (asked["must"], *filters))
    if kind != "match":
        raise NotImplementedError(kind)
    ((field, value),) = asked.items()
    held = document[field] if isinstance(document[field], list) else [document[field]]
    if isinstance(value, str):
        return value in held
    terms = set().union(*(terms_of(index, field, text) for text in held))
    found = [word in terms for word in WORDS.findall(value["query"].lower())]
    return all(found) if value.get("operator", "or").lower() == "and" else any(found)


class Answer(BaseHTTPRequestHandler):
    """The answer to one request."""

    server: Engine

    def log_message(self, *_args) -> None:
        """Nothing."""

    def handle_request(self) -> None:
        """Answer by the method and the last part of the path that is an order."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        name, *rest = urlsplit(self.path).path.strip("/").split("/")
        order = next((part for part in (name, *rest) if part.startswith("_")), "")
        method = getattr(self, f"{self.command}{order}".lower(), None)
        try:
            if method is None:
                raise NotImplementedError(order)
            status, answer = method(name, rest, body)
        except KeyError:
            status, answer = 404, {"error": {"type": "index_not_found_exception"}, "status": 404}
        except NotImplementedError:
            self.server.unknown.append(f"{self.command} {self.path} {body[:500]}")
            status, answer = 400, {"error": {"type": "illegal_argument_exception"}, "status": 400}
        data = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = handle_request

    def head(self, name: str, _rest: list[str], _body: str) -> tuple[int, dict]:
        """Whether there is an index."""
        return (200 if name in self.server.indexes or name in self.server.aliases else 404), {}

    def put(self, name: str, _rest: list[str], body: str) -> tuple[int, dict]:
        """A new index."""
        self.server.indexes[name] = {**json.loads(body), "properties": {}, "documents": {}}
        return 200, {"acknowledged": True}

    def delete(self, name: str, _rest: list[str], _body: str) -> tuple[int, dict]:
        """An index less."""
        del self.server.indexes[name]
        return 200, {"acknowledged": True}

    def put_mapping(self, name: str, _rest: list[str], body: str) -> tuple[int, dict]:
        """What the fields of an index are."""
        self.server.index(name)["properties"].update(json.loads(body)["properties"])
        return 200, {"acknowledged": True}

    def post_bulk(self, name: str, _rest: list[str], body: str) -> tuple[int, dict]:
        """Many documents."""
        lines = [json.loads(line) for line in body.splitlines() if line]
        items = []
        for action, document in zip(lines[::2], lines[1::2], strict=True):
            key = action["index"]["_id"]
            self.server.index(action["index"].get("_index", name))["documents"][key] = document
            items.append({"index": {"_id": key, "status": 201}})
        return 200, {"errors": False, "items": items}

    def put_doc(self, name: str, rest: list[str], body: str) -> tuple[int, dict]:
        """One document."""
        self.server.index(name)["documents"][rest[-1]] = json.loads(body)
        return 201, {"result": "created"}

    def delete_doc(self, name: str, rest: list[str], _body: str) -> tuple[int, dict]:
        """One document less."""
        del self.server.index(name)["documents"][rest[-1]]
        return 200, {"result": "deleted"}

    def post_refresh(self, _name: str, _rest: list[str], _body: str) -> tuple[int, dict]:
        """Nothing is kept back here."""
        return 200, {}

    def head_alias(self, _name: str, rest: list[str], _body: str) -> tuple[int, dict]:
        """Whether a name leads to an index."""
        return (200 if rest[-1] in self.server.aliases else 404), {}

    def get_alias(self, name: str, rest: list[str], _body: str) -> tuple[int, dict]:
        """Which index another name leads to."""
        alias = rest[-1]
        return 200, {self.server.aliases[alias]: {"aliases": {alias: {}}}}

    def put_alias(self, name: str, rest: list[str], _body: str) -> tuple[int, dict]:
        """Another name for an index."""
        self.server.aliases[rest[-1]] = name
        return 200, {"acknowledged": True}

    def delete_alias(self, _name: str, rest: list[str], _body: str) -> tuple[int, dict]:
        """The name less."""
        del self.server.aliases[rest[-1]]
        return 200, {"acknowledged": True}

    def post_search(self, name: str, rest: list[str], body: str) -> tuple[int, dict]:
        """The keys of the documents that answer; the second part of a scroll has none."""
        hits = []
        if name != "_search":
            index, query = self.server.index(name), json.loads(body)["query"]
            found = [key for key, its in index["documents"].items() if matches(index, its, query)]
            hits = [{"_id": key, "_score": 1.0, "fields": {"pk": [key]}} for key in found]
        total = {"value": len(hits), "relation": "eq"}
        return 200, {"_scroll_id": "next", "hits": {"total": total, "hits": hits}}

    def delete_search(self, _name: str, _rest: list[str], _body: str) -> tuple[int, dict]:
        """The scroll is over."""
        return 200, {"succeeded": True}


@contextmanager
def running_engine() -> Iterator[Engine]:
    """An engine that answers until the end of the block."""
    with Engine() as engine:
        threading.Thread(target=engine.serve_forever, daemon=True).start()
        try:
            yield engine
        finally:
            engine.shutdown()
