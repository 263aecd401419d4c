"""The profile of a country: facts first, seven pillars, a timeline and the sources of all of it."""

from initiatives.profile.page import country_context

__all__ = ["country_context"]
