"""The places of a dataset, each with the delegates who are from there: what a review of places goes through.

Delegates share a site when their chain of divisions, point and state are the same; where a place is not
certain, the printed phrase has to be the same as well, and whoever is from no place stands alone. Sites come
in the order in which they need somebody: worst state first, then the most delegates, then the widest radius.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np

from geo import places
from geo.model import LEVELS, Divisions, Place, Precision, State
from geo.places.distance import distance_km
from geo.store.dataset.dataset import Dataset

WORST_FIRST: tuple[State, ...] = ("rejected", "unresolved", "ambiguous", "coarse", "none", "exact")
_UNSURE = ("rejected", "unresolved", "ambiguous")
_NEAR = ("village", "township", "county")  # a province has no point that something could be near to


@dataclass(frozen=True, slots=True)
class Site:
    """One place with its delegates."""

    id: str  # of its first delegate
    delegates: tuple[str, ...]  # ids, in the dataset's order
    names: tuple[str, ...]  # of the delegates
    spellings: tuple[str, ...]  # of their names in Latin letters
    printed: tuple[str, ...]  # place phrases as printed; empty where none is
    state: State
    chain: Divisions
    adcode: str | None
    lat: float | None  # WGS-84 degrees
    lon: float | None
    precision: Precision
    radius_km: float | None
    geocoder: str | None

    @property
    def place(self) -> Place:
        """The place as the services take it."""
        named = "".join(getattr(self.chain, level) or "" for level in LEVELS)
        return Place(named, self.chain, self.adcode, None, None, named or None, 1.0)


_held: tuple[Dataset, tuple[Site, ...]] | None = None


def sites(dataset: Dataset) -> tuple[Site, ...]:
    """All places of the dataset; kept until another dataset is asked about."""
    global _held  # one value, swapped whole
    if _held is None or _held[0] is not dataset:
        _held = dataset, _gather(dataset)
    return _held[1]


def site_of(dataset: Dataset, delegate: str) -> Site | None:
    """The site of a delegate."""
    return next((site for site in sites(dataset) if delegate in site.delegates), None)


def alternatives(site: Site, *, date: str | None = None) -> list[tuple[Divisions, str | None]]:
    """What else the printed phrase can mean, as far as the certain part of the chain allows."""
    found: dict[Divisions, str | None] = {}
    for phrase in site.printed:
        place = places.resolve(phrase, date=date)
        readings = list(zip(place.alternatives, place.alternative_adcodes, strict=True))
        if place.adcode and not readings:
            readings = [(place.divisions, place.adcode)]
        for chain, adcode in readings:
            if _allows(site, chain) and chain != site.chain:
                found.setdefault(chain, adcode)
    return list(found.items())


def confidence(site: Site, *, date: str | None = None) -> float | None:
    """How sure the reading of the printed phrase is by itself, 0 to 1; None where nothing is printed."""
    found = [places.resolve(phrase, date=date).confidence for phrase in site.printed]
    return min(found, default=None)


def neighbours(dataset: Dataset, lat: float, lon: float, *, most: int, within_km: float) -> list[Site]:
    """The places around a point whose own point is certain, the nearest first; not those that stand on it."""
    known = [site for site in sites(dataset) if site.precision in _NEAR and site.state in ("exact", "coarse")]
    if not known:
        return []
    away = np.array([distance_km(lon, lat, site.lon or 0.0, site.lat or 0.0) for site in known])
    order = np.argsort(away, kind="stable")
    near = [known[at] for at in order.tolist() if 0.05 < away[at] <= within_km]
    points: dict[tuple[float | None, float | None], Site] = {}
    for site in near:
        points.setdefault((site.lat, site.lon), site)
    return list(points.values())[:most]


def _allows(site: Site, chain: Divisions) -> bool:
    """Whether a reading keeps to what is certain; a rejected point leaves nothing certain."""
    if site.state == "rejected":
        return True
    return all(getattr(site.chain, level) in (None, getattr(chain, level)) for level in LEVELS)


def _gather(dataset: Dataset) -> tuple[Site, ...]:
    cells = dataset.delegates
    groups: dict[tuple[str, ...], list[int]] = {}
    shared = [cells[name] for name in ("adcode", *LEVELS, "lat", "lon", "precision", "geocoder")]
    rows = zip(cells["state"], cells["place_text"], cells["id"], *shared, strict=True)
    for row, (state, printed, key, *rest) in enumerate(rows):
        apart = key if state == "none" else printed if state in _UNSURE else ""
        groups.setdefault((state, apart, *rest), []).append(row)
    made = [_site(dataset, members) for members in groups.values()]
    return tuple(sorted(made, key=_urgency))


def _site(dataset: Dataset, members: Sequence[int]) -> Site:
    cells, first = dataset.delegates, members[0]

    def cell(name: str) -> str | None:
        return cells[name][first] or None

    def number(name: str) -> float | None:
        return float(cells[name][first]) if cells[name][first] else None

    return Site(
        id=cells["id"][first],
        delegates=tuple(cells["id"][row] for row in members),
        names=tuple(cells["name"][row] for row in members),
        spellings=tuple(cells["name_pinyin"][row] for row in members),
        printed=tuple(dict.fromkeys(filter(None, (cells["place_text"][row] for row in members)))),
        state=cast(State, cells["state"][first]),
        chain=Divisions(*(cell(level) for level in LEVELS)),
        adcode=cell("adcode"),
        lat=number("lat"),
        lon=number("lon"),
        precision=cast(Precision, cells["precision"][first]),
        radius_km=number("radius_km"),
        geocoder=cell("geocoder"),
    )


def _urgency(site: Site) -> tuple[int, int, float]:
    return WORST_FIRST.index(site.state), -len(site.delegates), -(site.radius_km or 0.0)
