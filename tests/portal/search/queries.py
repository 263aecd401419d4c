"""The queries of the shared table, each with what must be found, the first of them at the top of its type."""

from typing import NamedTuple


class Expected(NamedTuple):
    """A query, the key of a type, the best result of that type, and others that must be among them."""

    query: str
    type: str
    first: str
    others: tuple[str, ...] = ()


TABLE = (
    # names of countries in three languages, in any case, with and without accents
    Expected("Mexico", "countries", "mexico"),
    Expected("México", "countries", "mexico"),
    Expected("MEXICO", "countries", "mexico"),
    Expected("Brasil", "countries", "brazil"),
    Expected("brazil", "policies", "bra-pbia-2024", ("bra-ebia-2021", "bra-lgpd")),
    Expected("estados unidos", "countries", "united-states"),
    Expected("uruguai", "countries", "uruguay"),
    Expected("Trinidad Tobago", "countries", "trinidad-and-tobago"),
    Expected("BRA", "countries", "brazil"),
    # titles in their own languages
    Expected("politica nacional de ciberseguridad", "policies", "chl-strategy-2023", ("chl-strategy-2017",)),
    Expected("estrategia ciberseguridad", "policies", "pry-strategy-2025", ("ury-strategy-2024",)),
    Expected("estratégia segurança", "policies", "bra-ensic-2020", ("bra-eciber-2020",)),
    Expected("seguranca cibernetica", "policies", "bra-eciber-2020"),
    Expected("SEGURANÇA CIBERNÉTICA", "policies", "bra-eciber-2020"),
    Expected("protecao de dados", "policies", "bra-lgpd"),
    Expected("proteccion datos personales", "policies", "pry-ley-7593", ("mex-lfpdppp-2025",)),
    Expected("inteligencia artificial", "policies", "slv-ley-ia-2025", ("col-conpes-4144", "ury-ia-2024")),
    Expected("medidas de fomento de la confianza", "sources", "csirt-chile-oas-wg-3"),
    Expected("convenio de budapest", "sources", "pbip-bulletin-2026-01"),
    # unfinished words
    Expected("ciberseg", "institutions", "arg-cnc", ("bra-cnciber",)),
    Expected("el pacc", "initiatives", "el-paccto-2", ("el-paccto",)),
    Expected("countermeas", "sources", "intelwar-collective-countermeasures"),
    Expected("artific", "policies", "per-ds-115-2025", ("slv-ley-ia-2025",)),
    Expected("ransomw", "instruments", "counter-ransomware-initiative"),
    # numbers of laws, with and without their points
    Expected("Ley 19.223", "policies", "chl-ley-19223"),
    Expected("ley 19223", "policies", "chl-ley-19223"),
    Expected("Ley 21.459", "policies", "chl-ley-21459"),
    Expected("LGPD", "policies", "bra-lgpd"),
    # symbols of documents
    Expected("A/76/136", "positions", "bra-2021-gge-contribution", ("usa-2021-gge-contribution",)),
    Expected("a/76/136", "sources", "un-a-76-136"),
    Expected("A/RES/73/27", "instruments", "unga-73-27"),
    Expected("73/27", "instruments", "unga-73-27", ("un-oewg-2019-2021",)),
    Expected("AG/RES. 2004", "instruments", "oas-cybersecurity-strategy-2004"),
    Expected("ag res 2004", "instruments", "oas-cybersecurity-strategy-2004"),
    Expected("CICTE/RES.1/17", "initiatives", "oas-working-group-cyber-cbms"),
    # acronyms
    Expected("CICTE", "organisations", "oas-cicte"),
    Expected("cicte", "initiatives", "oas-cybersecurity-talent-program"),
    Expected("OAS", "organisations", "oas"),
    Expected("CARICOM", "organisations", "caricom", ("caricom-impacs",)),
    Expected("GFCE", "initiatives", "gfce-lac-hub"),
    Expected("LAC4", "initiatives", "lac4-centre"),
    Expected("oewg", "instruments", "un-oewg-2021-2025", ("un-oewg-2019-2021",)),
    Expected("gge", "instruments", "un-gge-2019-2021"),
    Expected("GCI", "indicators", "itu-gci"),
    Expected("itu", "organisations", "itu"),
    Expected("ITU", "indicators", "itu-gci"),
    Expected("agesic", "institutions", "ury-agesic"),
    Expected("csirt", "institutions", "grd-csirt", ("chl-csirt-nacional",)),
    Expected("cert.br", "institutions", "bra-cert-br"),
    Expected("CBM", "instruments", "oas-cyber-cbms"),
    # titles and texts of ours
    Expected("Budapest", "instruments", "budapest-convention", ("budapest-first-protocol",)),
    Expected("budapest convention", "events", "second-protocol-signing-2022"),
    Expected("convention 108", "instruments", "convention-108-plus", ("convention-108",)),
    Expected("Hanoi", "events", "un-cybercrime-convention-hanoi-signing"),
    Expected("due diligence", "positions", "euu-2024-declaration", ("can-2022-national-position",)),
    Expected("sovereignty", "positions", "chn-2021-sovereignty"),
    Expected("Conti", "events", "incident-costa-rica-conti-2022"),
    Expected("global cybersecurity index", "indicators", "itu-gci"),
    Expected("freedom on the net", "indicators", "freedom-on-the-net"),
    Expected("redclara", "organisations", "redclara"),
    Expected("digital alliance", "instruments", "eu-lac-digital-alliance"),
    Expected("GLACY", "initiatives", "glacy-plus", ("glacy-e", "octopus-project")),
    Expected("confidence-building", "instruments", "oas-cyber-cbms"),
    Expected("china celac", "initiatives", "china-celac-action-plan-2025-2027"),
    # what it is, of which country, of when
    Expected("costa rica national position", "positions", "cri-2023-national-position"),
    Expected("Costa Rica 2023", "policies", "cri-strategy-2023"),
    # narrative pages
    Expected("accessibility", "pages", "accessibility"),
    Expected("ACCESSIBILITY", "pages", "accessibility"),
    Expected("cyber diplomacy in latin america", "pages", "cyber-diplomacy-in-latin-america", ("about",)),
)
NOTHING = ("zzzz", "mexique", "ley 99999", "A/76/137x", "73/28/99", "☃", "سلام", "cybre")
