"""Every text for readers is there in Spanish and Portuguese, and compiled as it is kept."""

import re

import pytest

from portal.message_catalogues import (
    LANGUAGES,
    brought_up_to_date,
    compiled,
    compiled_as_kept,
    kept,
    missing,
    texts_for_readers,
)

TO_DO = "Run “make messages”, write what is missing into locale/*.po, and run it again."
PLACES = re.compile(r"%\(\w+\)[sd]|\{\w+\}")


@pytest.fixture(scope="module")
def texts():
    return texts_for_readers()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_for_readers_is_translated(texts, language):
    assert missing(brought_up_to_date(language, texts)) == [], TO_DO


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_is_kept(language):
    assert compiled_as_kept(language) == compiled(kept(language)), TO_DO


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_name_the_same_values(language):
    for message in kept(language):
        if message.id:
            source = message.id if isinstance(message.id, str) else message.id[-1]
            said = message.string if isinstance(message.string, str) else message.string[-1]
            assert set(PLACES.findall(source)) == set(PLACES.findall(said)), source
