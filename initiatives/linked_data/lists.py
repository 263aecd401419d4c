"""A list in the words of schema.org: a set of data, with the files that hold it."""

from django.conf import settings

from initiatives.addresses import site_address
from initiatives.exports.forms import query_of_file
from initiatives.licence import LICENCE_URL
from initiatives.linked_data.pages import CONTEXT, site_thing
from initiatives.linked_data.things import Thing
from initiatives.listing import Listing


def list_page(listing: Listing, lede: str) -> Thing:
    """A list as a set of data, with its files."""
    return CONTEXT | {
        "@type": "Dataset",
        "name": f"{listing.section.title} · {settings.WAGTAIL_SITE_NAME}",
        "description": f"{listing.section.title}. {lede}",
        "url": site_address(query_of_file(listing.query).address(listing.path)),
        "license": LICENCE_URL,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": settings.WAGTAIL_SITE_NAME, "url": site_address("/")},
        "isPartOf": site_thing(),
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": file["type"].split(";")[0],
                "contentUrl": site_address(file["url"]),
            }
            for file in listing.downloads
        ],
    }
