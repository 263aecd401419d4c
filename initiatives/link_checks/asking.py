"""One question to one host: connected to the address that was checked, bounded in time and size."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException

import certifi
from django.conf import settings
from urllib3 import exceptions
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from initiatives.choices import LinkProblem
from initiatives.link_checks.addresses import Target, VisitError

LARGEST_BODY = 64 * 1024
PIECE = 4096


def user_agent() -> str:
    """Who visits, and where its owner is found."""
    return f"CyberDiplomacyPortal/1.0 (+{settings.WAGTAILADMIN_BASE_URL}; checks links to sources)"


def public_certificates() -> ssl.SSLContext:
    """Trust in the authorities that browsers trust."""
    return ssl.create_default_context(cafile=certifi.where())


@dataclass(frozen=True)
class Answer:
    """What a host said: status, where it sends us, and the beginning of the body where one was wanted."""

    status: int
    location: str = ""
    body: bytes = b""


@dataclass(frozen=True)
class Asker:
    """Asks hosts; ``patience`` bounds each step and ``deadline`` the whole question, in seconds."""

    certificates: ssl.SSLContext
    patience: float = 10
    deadline: float = 20

    def ask(self, method: str, target: Target, body_limit: int = 0) -> Answer:
        """Send one request and read at most ``body_limit`` bytes of what comes; raises ``VisitError``.

        Nothing is unpacked, so that no small answer becomes a large one, and no redirect is followed.
        """
        connection = self._connection(target)
        overdue = Overdue()
        try:
            connection.connect()
            with overdue.after(self.deadline, connection.sock):
                answer = _exchange(connection, method, target, min(body_limit, LARGEST_BODY))
            if overdue.happened:
                raise VisitError(LinkProblem.TIMEOUT)
            return answer
        except (HTTPError, HTTPException, OSError, ValueError) as error:
            problem = LinkProblem.TIMEOUT if overdue.happened else _problem_of(error)
            raise VisitError(problem) from error
        finally:
            connection.close()

    def _connection(self, target: Target) -> HTTPConnection:
        if target.scheme == "http":
            return HTTPConnection(target.network_address, target.port, timeout=self.patience)
        return HTTPSConnection(
            target.network_address,
            target.port,
            timeout=self.patience,
            ssl_context=self.certificates,
            server_hostname=target.host,
        )


class Overdue:
    """Ends a connection under the hands of whoever reads from it: a host may answer one byte at a time."""

    def __init__(self):
        self.happened = False

    @contextmanager
    def after(self, seconds: float, connected: socket.socket) -> Iterator[None]:
        """Shut ``connected`` after so many seconds, unless the block ends before."""
        timer = threading.Timer(seconds, self._shut, [connected])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _shut(self, connected: socket.socket) -> None:
        self.happened = True
        with suppress(OSError):
            connected.shutdown(socket.SHUT_RDWR)


def _exchange(connection: HTTPConnection, method: str, target: Target, body_limit: int) -> Answer:
    connection.request(
        method,
        target.path,
        headers={
            "Host": target.authority,
            "User-Agent": user_agent(),
            "Accept": "*/*",
            "Accept-Encoding": "identity",
            "Connection": "close",
        },
        preload_content=False,
        decode_content=False,
    )
    response = connection.getresponse()
    body = b""
    while len(body) < body_limit:
        piece = response.read(min(PIECE, body_limit - len(body)), decode_content=False)
        if not piece:
            break
        body += piece
    return Answer(response.status, response.headers.get("Location", ""), body)


def _problem_of(error: Exception) -> LinkProblem:
    causes = _with_causes(error)
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes):
        return LinkProblem.CERTIFICATE
    refused = isinstance(error, exceptions.NewConnectionError)
    if not refused and any(isinstance(cause, TimeoutError | exceptions.TimeoutError) for cause in causes):
        return LinkProblem.TIMEOUT
    if refused or isinstance(error, exceptions.SSLError | OSError):
        return LinkProblem.NO_CONNECTION
    return LinkProblem.BAD_ANSWER


def _with_causes(error: BaseException | None) -> list[BaseException]:
    causes: list[BaseException] = []
    while error is not None and error not in causes:
        causes.append(error)
        error = error.__cause__ or error.__context__
    return causes
