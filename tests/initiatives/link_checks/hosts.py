"""A web server on this machine that stands for all hosts of a test, and a door that leads to it alone."""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from initiatives.link_checks.addresses import Door
from initiatives.link_checks.asking import Asker, public_certificates
from initiatives.link_checks.pace import Pace
from initiatives.link_checks.visiting import Visitor

HERE = "127.0.0.1"
INSIDE = "10.0.0.1"


class Host:
    """What the server answers: ``pages`` maps paths to a status, or to a function of the handler.

    ``asked`` keeps each request as ``METHOD host path``.
    """

    def __init__(self, server: ThreadingHTTPServer):
        self.server = server
        self.port = server.server_port
        self.pages: dict[str, int | Callable] = {"/robots.txt": 404}
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.resolved: list[str] = []
        self.sleeps: list[float] = []
        self.time = 0.0
        self.inside: set[str] = {"inside.example"}
        self.turning: set[str] = set()

    def url(self, path: str = "/", host: str = "site.example", scheme: str = "http") -> str:
        """An address of the server under some name."""
        return f"{scheme}://{host}:{self.port}{path}"

    def resolve(self, host: str, port: int) -> list[str]:
        """All names lead here, save those that lie inside or turn there at the second time."""
        if host == "unknown.example":
            raise OSError("no such host")
        first = host not in self.resolved
        self.resolved.append(host)
        if host in self.inside or (host in self.turning and not first):
            return [INSIDE]
        return [HERE]

    def visitor(self, certificates: ssl.SSLContext | None = None, **bounds) -> Visitor:
        """A visitor that may come here only, and whose pauses take no time."""
        door = Door(self.resolve, lambda address: address == HERE, frozenset({self.port}))
        asker = Asker(certificates or public_certificates(), **bounds)
        return Visitor(door, asker, Pace(clock=lambda: self.time, sleep=self._sleep))

    def _sleep(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        self.time += seconds


@contextmanager
def running_host(certificate: str = "") -> Iterator[Host]:
    """A server in a thread, with a certificate if a file is given."""
    server = ThreadingHTTPServer((HERE, 0), _Handler)
    server.daemon_threads = True
    server.block_on_close = False
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    host = Host(server)
    server.host = host
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield host
    server.shutdown()
    server.server_close()
    thread.join()


def redirect(status: int, location: str) -> Callable:
    """A page that sends elsewhere."""

    def answer(handler) -> None:
        handler.send_response(status)
        handler.send_header("Location", location)
        handler.end_headers()

    return answer


def text(body: str) -> Callable:
    """A page with a text."""

    def answer(handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(body.encode())

    return answer


class _Handler(BaseHTTPRequestHandler):
    def do_HEAD(self):
        self._answer()

    def do_GET(self):
        self._answer()

    def _answer(self):
        host = self.server.host
        name = self.headers["Host"].partition(":")[0]
        host.asked.append(f"{self.command} {name} {self.path}")
        host.agents.add(self.headers["User-Agent"])
        page = host.pages.get(self.path, 200)
        if callable(page):
            page(self)
        else:
            self.send_response(page)
            self.end_headers()

    def log_message(self, *args):
        pass
