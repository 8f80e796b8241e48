"""The services themselves, those that a key is there for: do they still answer in the form that we read?

Run with `pytest --live tests/places/online`; one question to each service.
"""

from __future__ import annotations

import os

import pytest

from geo.model import Divisions, Place
from geo.places import boundaries, online
from geo.places.cache import Cache

WITH_KEY = [name for name, variable in online.KEYS.items() if variable is None or os.environ.get(variable)]
TOWN = Place("", Divisions("上海市", None, "闵行区", "莘庄镇"), "310112", None, None, None, 1.0)


@pytest.mark.live
@pytest.mark.parametrize("name", WITH_KEY)
def test_a_service_finds_a_town_in_its_district(name, tmp_path):
    services = online.services([name], keys=os.environ)
    (outcome,) = online.locate([TOWN], services, Cache(tmp_path / "answers.sqlite"))
    assert outcome.faults == ()
    (answer,) = outcome.answers
    assert boundaries.contains("310112", answer.lon, answer.lat)
    assert answer.verdict in ("accepted", "coarse")
