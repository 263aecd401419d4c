"""Addresses as people write them."""

import pytest
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from hypothesis import given
from hypothesis import strategies as st

from accounts.addresses import address_hash, mail_address, shown_address

WORDS = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("written", "email"),
    [
        (" Ana.Lima@Example.ORG ", "Ana.Lima@example.org"),
        ("ana+cyber@correo.gob.mx", "ana+cyber@correo.gob.mx"),
        ("info@straße.de", "info@xn--strae-oqa.de"),
        ("ana@ação.br", "ana@xn--ao-siap.br"),
        ("ana＠example．org", "ana@example.org"),
        ("o'brien@xn--ao-siap.br", "o'brien@xn--ao-siap.br"),
    ],
)
def test_address_is_made_fit_for_sending(written, email):
    assert mail_address(written).email == email
    assert mail_address(written).key == email.lower()


def test_domain_is_shown_in_its_script():
    assert shown_address(mail_address("ana@ação.br").email) == "ana@ação.br"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("ana", "before and a part after"),
        ("@example.org", "before and a part after"),
        ("josé@example.org", "without accents"),
        ("ana lima@example.org", "space"),
        ("ana@example..org", "no name of a mail server"),
        ("ana@localhost", "cannot be sent"),
        ("ana@example.org,eva@example.org", "cannot be sent"),
        ("a" * 65 + "@example.org", "longer"),
        ("ana@example.org\nBcc: eva@example.org", "space"),
        ("Ana <ana@example.org>", "space"),
    ],
)
def test_wrong_address_is_refused_with_words_that_help(written, said):
    with pytest.raises(ValidationError, match=said):
        mail_address(written)


@given(st.text(max_size=300))
def test_any_text_is_an_address_or_refused(text):
    try:
        address = mail_address(text)
    except ValidationError:
        return
    assert address.email.isascii()
    assert mail_address(address.email) == address
    EmailMessage("subject", "body", to=[address.email]).message().as_bytes()


@given(local=WORDS, domain=WORDS, ending=st.sampled_from(["org", "br", "com.mx", "рф"]))
def test_spellings_of_one_address_are_one(local, domain, ending):
    written = f"{local}@x{domain}.{ending}"
    assert mail_address(written.upper()).key == mail_address(f" {written}").key
    shown = shown_address(mail_address(written).email)
    assert mail_address(shown) == mail_address(written)


def test_hash_tells_nothing_without_the_key(settings):
    known = address_hash("ana@example.org")
    assert "ana" not in known
    settings.FORGOTTEN_KEY = "another"
    assert address_hash("ana@example.org") != known
