"""All rows of the database, remembered once and put back where they are needed again."""

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection

# The words of the search index follow their table by triggers; what SQLite keeps of itself is not ours.
NOT_COPIED = ("_fts", "sqlite_")


def table_names() -> list[str]:
    """The tables whose rows are copied."""
    names = connection.introspection.table_names()
    return [name for name in names if not any(part in name for part in NOT_COPIED)]


def read_tables() -> dict[str, tuple[list[str], list[tuple]]]:
    """The columns and rows of every table, as the database gives them."""
    tables = {}
    with connection.cursor() as cursor:
        for name in table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")  # noqa: S608  our own names
            rows = cursor.fetchall()
            tables[name] = ([column[0] for column in cursor.description], rows)
    return tables


def write_tables(wanted: dict[str, tuple[list[str], list[tuple]]]) -> None:
    """Make the tables hold these rows; keys may point ahead until the end of the transaction."""
    quote = connection.ops.quote_name
    present = read_tables()
    with connection.cursor() as cursor:
        for name, (columns, rows) in wanted.items():
            if rows == present[name][1]:
                continue
            cursor.execute(f"DELETE FROM {quote(name)}")  # noqa: S608  our own names
            places = ", ".join(["%s"] * len(columns))
            names = ", ".join(map(quote, columns))
            cursor.executemany(f"INSERT INTO {quote(name)} ({names}) VALUES ({places})", rows)  # noqa: S608  ours
        for statement in connection.ops.sequence_reset_sql(
            no_style(), apps.get_models(include_auto_created=True)
        ):
            cursor.execute(statement)
