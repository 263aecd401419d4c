"""The states of the map by ISO 3166 numeric code, and where their names and circles stand."""

from typing import NamedTuple


class Place(NamedTuple):
    """A state: its alpha-3 code, its English name, and longitude and latitude of its label, if it has one."""

    iso3: str
    name: str
    label: tuple[float, float] | None


class Inset(NamedTuple):
    """Where the circle of a small state stands in the enlarged box, and on which side its short name."""

    longitude: float
    latitude: float
    side: str
    short_name: str


PLACES = {
    "028": Place("ATG", "Antigua and Barbuda", None),
    "032": Place("ARG", "Argentina", (-65.2, -35)),
    "044": Place("BHS", "Bahamas", (-74.6, 27.2)),
    "052": Place("BRB", "Barbados", None),
    "084": Place("BLZ", "Belize", (-85.9, 18.5)),
    "068": Place("BOL", "Bolivia", (-64.6, -16.9)),
    "076": Place("BRA", "Brazil", (-52.5, -10.5)),
    "152": Place("CHL", "Chile", (-75.6, -34)),
    "170": Place("COL", "Colombia", (-73.3, 3.7)),
    "188": Place("CRI", "Costa Rica", (-86.7, 8.6)),
    "192": Place("CUB", "Cuba", (-80.4, 24.5)),
    "212": Place("DMA", "Dominica", None),
    "214": Place("DOM", "Dominican Republic", (-68.0, 20.6)),
    "218": Place("ECU", "Ecuador", (-82.9, -1.4)),
    "222": Place("SLV", "El Salvador", (-91.1, 12.4)),
    "308": Place("GRD", "Grenada", None),
    "320": Place("GTM", "Guatemala", (-93.3, 14.0)),
    "328": Place("GUY", "Guyana", (-57.6, 7.9)),
    "332": Place("HTI", "Haiti", (-72.9, 16.9)),
    "340": Place("HND", "Honduras", (-82.9, 16.4)),
    "388": Place("JAM", "Jamaica", (-77.4, 16.6)),
    "484": Place("MEX", "Mexico", (-102.4, 24.0)),
    "558": Place("NIC", "Nicaragua", (-88.5, 10.6)),
    "591": Place("PAN", "Panama", (-80.6, 6.1)),
    "600": Place("PRY", "Paraguay", (-58.4, -23.2)),
    "604": Place("PER", "Peru", (-75.2, -10.0)),
    "659": Place("KNA", "Saint Kitts and Nevis", None),
    "662": Place("LCA", "Saint Lucia", None),
    "670": Place("VCT", "Saint Vincent and the Grenadines", None),
    "740": Place("SUR", "Suriname", (-53.9, 7.0)),
    "780": Place("TTO", "Trinidad and Tobago", None),
    "858": Place("URY", "Uruguay", (-55.9, -32.9)),
    "862": Place("VEN", "Venezuela", (-65.6, 7.2)),
}
LABEL_ON_STATE = frozenset({"MEX", "BRA", "ARG", "BOL", "PER", "COL", "VEN", "PRY", "URY"})
INSETS = {
    "KNA": Inset(-62.75, 17.35, "west", "St Kitts"),
    "ATG": Inset(-61.8, 17.3, "east", "Antigua"),
    "DMA": Inset(-61.35, 15.43, "east", "Dominica"),
    "LCA": Inset(-60.98, 13.9, "east", "St Lucia"),
    "VCT": Inset(-61.2, 13.1, "west", "St Vincent"),
    "BRB": Inset(-59.55, 13.18, "south", "Barbados"),
    "GRD": Inset(-61.68, 12.1, "west", "Grenada"),
    "TTO": Inset(-61.25, 10.5, "west", "Trinidad"),
}
EASY_TO_HIT = {"JAM": (-77.3, 18.15), "BHS": (-77.1, 24.7)}  # islands with an invisible larger target
LOW_ISLANDS = "BHS"  # 700 of them, no shape to speak of at this scale: drawn finer and with a circle
