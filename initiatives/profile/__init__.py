"""The profile of a country: facts first, seven pillars, a timeline and the sources of all of it."""
