"""Which organisations stand for which partner, where a record names the body and not the state.

Organisations carry no state of their own, so that the bodies of partners are listed here, by key.
"""

EUROPEAN_UNION = "EUU"

NATIONAL_BODIES = {
    "aecid": "ESP",
    "cnpic": "ESP",
    "fiap": "ESP",
    "incibe": "ESP",
    "spain-mcce": "ESP",
    "civipol": "FRA",
    "expertise-france": "FRA",
    "fra-foreign-ministry": "FRA",
    "camoes": "PRT",
    "gbr-dsit": "GBR",
    "uk-fcdo": "GBR",
    "uk-mod": "GBR",
    "canada-gac": "CAN",
    "idrc": "CAN",
    "ria-estonia": "EST",
    "netherlands-mfa": "NLD",
    "china-mfa": "CHN",
    "csa-singapore": "SGP",
    "us-department-of-defense": "USA",
    "us-department-of-state": "USA",
    "us-southern-command": "USA",
    "usa-white-house": "USA",
    "usaid": "USA",
}

ORGANISATION_OF_AMERICAN_STATES = "oas"
UNITED_NATIONS = "un"
FAMILIES = {
    "oas-cicte": ORGANISATION_OF_AMERICAN_STATES,
    "cji": ORGANISATION_OF_AMERICAN_STATES,
    "csirtamericas": ORGANISATION_OF_AMERICAN_STATES,
    "iachr-rfoe": ORGANISATION_OF_AMERICAN_STATES,
    "jid": ORGANISATION_OF_AMERICAN_STATES,
    "remja": ORGANISATION_OF_AMERICAN_STATES,
    "eclac": UNITED_NATIONS,
    "igf": UNITED_NATIONS,
    "itu": UNITED_NATIONS,
    "ohchr": UNITED_NATIONS,
    "unesco": UNITED_NATIONS,
    "unidir": UNITED_NATIONS,
    "unitar": UNITED_NATIONS,
    "unoda": UNITED_NATIONS,
    "unodc": UNITED_NATIONS,
}


def bodies_of(iso3: str) -> list[str]:
    """The keys of the bodies that stand for a partner state."""
    return [key for key, state in NATIONAL_BODIES.items() if state == iso3]
