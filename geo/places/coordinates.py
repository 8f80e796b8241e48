"""Coordinates as people type or paste them: two numbers with anything between.

Map services disagree on which comes first. No latitude of China is as large as one of its longitudes, so the
numbers themselves say which is which; what lies outside the country's extent is not read.
"""

from __future__ import annotations

import re

LATITUDES = (3.0, 54.0)  # degrees north, from the southernmost reef to the bend of the Amur
LONGITUDES = (73.0, 136.0)  # degrees east, from the Pamirs to where Amur and Ussuri meet

_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")


def parse(text: str) -> tuple[float, float] | None:
    """Latitude and longitude in degrees of whatever system; None where the text says no position."""
    numbers = [float(number) for number in _NUMBER.findall(text)]
    if len(numbers) != 2:
        return None
    lat, lon = sorted(numbers)
    inside = LATITUDES[0] <= lat <= LATITUDES[1] and LONGITUDES[0] <= lon <= LONGITUDES[1]
    return (lat, lon) if inside else None
