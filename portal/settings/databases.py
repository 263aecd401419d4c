"""What each kind of database needs beside its address."""

SQLITE_START = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA foreign_keys = ON;
"""


def with_options(database: dict) -> dict:
    """Complete a parsed ``DATABASE_URL``.

    SQLite has one writer: readers go on while it writes (WAL), and a write transaction takes its turn at its
    start and waits for it up to 20 seconds instead of failing halfway. PostgreSQL connections are kept and
    checked before use.
    """
    if database["ENGINE"].endswith("sqlite3"):
        options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_START}
        return {**database, "OPTIONS": {**options, **database.get("OPTIONS", {})}}
    return {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, **database}
