"""Where the index of words is kept."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

# Titles stand in three languages and more, so that no language's word endings are taken off.
ON_DATABASE = {
    "BACKEND": "wagtail.search.backends.database",
    "SEARCH_CONFIG": "simple",
    "AUTOCOMPLETE_SEARCH_CONFIG": "simple",
}
ENGINES = ("elasticsearch7", "elasticsearch8", "elasticsearch9", "opensearch2", "opensearch3")
# Words are found by their beginnings; engines stop at 15 letters, which “cibercontrainteligencia” exceeds.
LONGEST_BEGINNING = 30
BEGINNINGS = {"type": "edge_ngram", "min_gram": 1, "max_gram": LONGEST_BEGINNING}
EXPECTED = "SEARCH_URL: expected such as opensearch3+https://user:password@host:9200/prefix, of {engines}"


def search_engine(address: str) -> dict:
    """The search backend for a ``SEARCH_URL``; without one the database keeps the index.

    Its scheme names engine and protocol, its path what the names of the indexes begin with.
    """
    if not address:
        return ON_DATABASE
    parts = urlsplit(address)
    engine, _plus, protocol = parts.scheme.partition("+")
    if engine not in ENGINES or protocol not in {"http", "https"} or not parts.netloc:
        raise ImproperlyConfigured(EXPECTED.format(engines=", ".join(ENGINES)))
    return {
        "BACKEND": f"wagtail.search.backends.{engine}",
        "URLS": [f"{protocol}://{parts.netloc}"],
        "INDEX_PREFIX": f"{parts.path.strip('/') or 'portal'}_",
        "TIMEOUT": 5,
        "INDEX_SETTINGS": {"settings": {"analysis": {"filter": {"edgengram": BEGINNINGS}}}},
    }
