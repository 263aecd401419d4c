"""A mail server on this machine that keeps what it is given, and can refuse."""

import socket
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller


@dataclass
class Sink:
    """What arrived, in order; ``on`` is told of each step, ``refuse`` has answers for addresses."""

    port: int = 0
    arrived: list[tuple[str, bytes]] = field(default_factory=list)
    refuse: dict[str, str] = field(default_factory=dict)
    on: Callable[[str], None] = lambda step: None
    connections: int = 0

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802, RUF100
        """Count connections."""
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802, RUF100
        """Take every sender."""
        self.on("mail")
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802, RUF100
        """Refuse those that are to be refused."""
        self.on("rcpt")
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802, RUF100
        """Keep the mail."""
        self.arrived.append((envelope.rcpt_tos[0], envelope.content))
        self.on("data")
        return "250 OK"

    @property
    def times(self) -> Counter[str]:
        """How often each address got a mail."""
        return Counter(address for address, _content in self.arrived)

    def mails(self) -> list[EmailMessage]:
        """The mails as a program reads them."""
        return [message_from_bytes(content, policy=policy.default) for _address, content in self.arrived]


@contextmanager
def running_sink() -> Iterator[Sink]:
    """A server that listens as long as the block runs."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    sink = Sink(port)
    controller = Controller(sink, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield sink
    finally:
        controller.stop()
