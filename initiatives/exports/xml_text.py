"""Texts fit for XML."""

import re

NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def fit_for_xml(text: str) -> str:
    """A text without the characters that XML does not allow."""
    return NOT_IN_XML.sub("", text)
