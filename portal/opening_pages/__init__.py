"""The texts with which the portal opens, a module a page; parents stand before their children."""

from portal.opening_pages.about import ABOUT
from portal.opening_pages.accessibility import ACCESSIBILITY
from portal.opening_pages.analysis import ANALYSIS
from portal.opening_pages.cyber_diplomacy_in_latin_america import CYBER_DIPLOMACY_IN_LATIN_AMERICA
from portal.opening_pages.method import METHOD
from portal.opening_pages.privacy import PRIVACY

__all__ = ["OPENING_PAGES"]

OPENING_PAGES = (ABOUT, METHOD, ANALYSIS, CYBER_DIPLOMACY_IN_LATIN_AMERICA, ACCESSIBILITY, PRIVACY)
