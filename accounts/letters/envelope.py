"""What all letters of one language share as bytes: headers with marks, and what is around the two bodies."""

from base64 import b64encode
from dataclasses import dataclass
from typing import Any

from django.core.mail import EmailMultiAlternatives

# Signs for private use stand for nothing in any text, and are not ASCII, as bodies are not.
TEXT_MARK, HTML_MARK = "\ue006", "\ue007"
# Of lines that are longer mail servers take none, so that a body with one must be encoded.
LONGEST_LINE = 998
# So many characters are at most 44 bytes, and 60 in a header.
PIECE = 11


@dataclass(frozen=True)
class Envelope:
    """A mail in three pieces, between which its bodies go as they are."""

    head: bytes
    between: bytes
    tail: bytes

    @classmethod
    def of(cls, mail: EmailMultiAlternatives) -> "Envelope":
        """The envelope of a mail whose bodies are the two marks."""
        message: Any = mail.message()
        content = message.as_bytes(linesep="\r\n")
        head, _mark, rest = content.partition(TEXT_MARK.encode())
        between, _mark, tail = rest.partition(HTML_MARK.encode())
        return cls(head, between, tail)

    def filled(self, headers: dict[str, str], text: str, html: str) -> bytes | None:
        """The mail with these words for the marks in its headers; None where a body has to be encoded."""
        bodies = [_on_its_way(text), _on_its_way(html)]
        if any(_has_long_line(body) for body in bodies):
            return None
        head = self.head
        for mark, its in headers.items():
            head = head.replace(mark.encode(), its.encode())
        return b"".join((head, bodies[0], self.between, bodies[1], self.tail))


def in_header(words: str) -> str:
    """Words as a header holds them (RFC 2047), in pieces that are no longer than a line may be."""
    if words.isascii():
        return words
    pieces = (words[start : start + PIECE] for start in range(0, len(words), PIECE))
    return "\r\n ".join(f"=?utf-8?b?{b64encode(piece.encode()).decode()}?=" for piece in pieces)


def _on_its_way(body: str) -> bytes:
    return body.replace("\n", "\r\n").encode()


def _has_long_line(body: bytes) -> bool:
    """Looks for an end in each stretch of the greatest length, not at each line."""
    start = 0
    while len(body) - start > LONGEST_LINE:
        end = body.rfind(b"\n", start, start + LONGEST_LINE + 2)
        if end < 0:
            return True
        start = end + 1
    return False
