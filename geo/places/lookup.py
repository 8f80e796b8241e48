"""Finds the places that a reader's words can mean, to show them on a map: `lookup`.

Chinese words go to the resolver, in either script; words in Latin letters are compared with the English names
of divisions and with their pinyin, blanks, apostrophes and tone marks aside. Knows townships and villages by
their Chinese names alone. Where several places are meant equally, all of them are answered.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from geo.model import Divisions, Place, Position
from geo.places import divisions
from geo.places.divisions import Division
from geo.places.position import geocode
from geo.places.resolver import resolve

MOST = 12  # places that one answer holds
KM_PER_DEGREE = 111.2
_LATIN = re.compile(r"[^\W\d_]+(?:[\s'’.,-]+[^\W\d_]+)*", re.UNICODE)

_KIND = re.compile(r"\s+(?:province|city|municipality|prefecture|county|district)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to look at."""

    chain: Divisions  # full official Chinese names
    adcode: str  # of the finest division of county level or above
    position: Position  # its point; coarser than its name where the gazetteer has no finer one
    box: tuple[float, float, float, float]  # west, south, east, north in degrees


def lookup(words: str) -> list[Spot]:
    """Find the places that the words can mean.

    Args:
        words: The name of a division, township or village, with or without those above it.

    Returns:
        The places, at most `MOST`; one where the words are clear, none where they name no place.

    Example:
        >>> [spot.chain.prefecture for spot in lookup("Zhaotong")]
        ['昭通市']
        >>> len(lookup("鼓楼区")) > 1
        True
    """
    text = words.strip()
    if _LATIN.fullmatch(text) and max(text) < "\u0370":
        found = _in_latin(_plain(text)) or _in_latin(_plain(_KIND.sub("", text)))
        return [_of_division(division) for division in found[:MOST]]
    place = resolve(text)
    chains = list(zip(place.alternatives, place.alternative_adcodes, strict=True))
    if not chains and place.adcode:
        return [_spot(place)]
    places = (replace(place, divisions=chain, adcode=code) for chain, code in chains[:MOST])
    return [_spot(each) for each in places]


def _spot(place: Place) -> Spot:
    position = geocode(place)
    division = divisions.get(place.adcode)
    assert division is not None, "the resolver answers codes of the gazetteer"
    if position.precision != "township" or position.lat is None or position.lon is None:
        return Spot(place.divisions, division.adcode, position, division.box)
    reach = (position.radius_km or 1.0) / KM_PER_DEGREE
    wide = reach / math.cos(math.radians(position.lat))
    box = (position.lon - wide, position.lat - reach, position.lon + wide, position.lat + reach)
    return Spot(place.divisions, division.adcode, position, box)


def _of_division(division: Division) -> Spot:
    position = Position(
        division.lat, division.lon, division.level, division.radius_km, "embedded", division.adcode
    )
    return Spot(division.chain, division.adcode, position, division.box)


def _in_latin(plain: str) -> list[Division]:
    """The divisions of this name, else those whose names begin so; the coarser first."""
    named = _latin_names()
    codes: Iterable[str] = named.get(plain) or (
        code for name, found in named.items() if len(plain) > 2 and name.startswith(plain) for code in found
    )
    found = [division for code in dict.fromkeys(codes) if (division := divisions.get(code))]
    order = ("province", "prefecture", "county")
    return sorted(found, key=lambda division: (order.index(division.level), division.adcode))


@cache
def _latin_names() -> dict[str, list[str]]:
    """Codes by English name and by pinyin, each with and without the word for the kind of division."""
    found: dict[str, list[str]] = {}
    for division in divisions.every():
        syllables = division.pinyin.split()
        names = {division.name_en, division.name_en.split(" ")[0], "".join(syllables)}
        if len(syllables) > 2:
            names.add("".join(syllables[:-1]))
        for name in {_plain(name) for name in names}:
            found.setdefault(name, []).append(division.adcode)
    return found


def _plain(text: str) -> str:
    """Latin letters alone, small, without their marks."""
    parts = unicodedata.normalize("NFKD", text).casefold()
    return "".join(part for part in parts if part.isalpha())
