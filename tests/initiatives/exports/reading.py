"""Reads files of lists as other programs do."""

import csv
import io
from urllib.parse import urlsplit

from openpyxl import load_workbook

ATOM = "{http://www.w3.org/2005/Atom}"


def slug_in(address: str) -> str:
    """The key of the record to whose page an address leads."""
    return urlsplit(address).path.split("/")[-2]


def body(client, address: str) -> bytes:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content
    return b"".join(answer)


def csv_rows(client, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body(client, address).decode(), newline="")))


def sheets(client, address: str) -> tuple[list[tuple], dict[str, object]]:
    workbook = load_workbook(io.BytesIO(body(client, address)))
    records, about = workbook.worksheets
    return list(records.values), dict(about.values)
