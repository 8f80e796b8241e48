"""Which answer is taken: inside the division named, finer than the gazetteer, and agreed on."""

from __future__ import annotations

import pytest

from geo.model import Divisions, Place
from geo.places.online.outcome import Answer, Fault, Outcome, chosen, judged
from geo.places.online.service import Result

PLACE = Place("", Divisions("上海市", None, "闵行区", "莘庄镇", "康城社区"), "310112", None, None, None, 1.0)
INSIDE, OUTSIDE = (121.36, 31.11), (121.45, 31.19)


def result(point, *levels, names="康城社区"):
    lon, lat = point
    return Result(lon, lat, frozenset(levels), names, "1")


@pytest.mark.parametrize(
    ("found", "known", "expected"),
    [
        (result(INSIDE, "village"), "county", ("village", "accepted")),
        (result(INSIDE, "village"), "township", ("village", "accepted")),
        (result(INSIDE, "township", names="莘庄镇"), "county", ("township", "accepted")),
        (result(INSIDE, "township", names="莘庄镇"), "township", ("township", "coarse")),
        (result(INSIDE, "village", names="康城大酒店"), "county", ("none", "coarse")),
        (result(OUTSIDE, "village"), "county", ("village", "outside")),
        (result(OUTSIDE, "township", names="莘庄镇"), "township", ("township", "outside")),
    ],
)
def test_an_answer_is_checked_against_outline_and_gazetteer(found, known, expected):
    assert judged(found, PLACE, known) == expected


def test_without_a_division_nothing_can_be_checked():
    nowhere = Place("", Divisions(), None, None, None, None, 1.0)
    assert judged(result(INSIDE, "village"), nowhere, "county")[1] == "outside"


def answer(service, lon=121.36, precision="village", verdict="accepted"):
    return Answer(service, lon, 31.11, precision, verdict, "1", "2026-01-01T00:00:00Z", "wgs84")


NEAR, FAR = 121.37, 121.40  # one and four kilometres from 121.36


@pytest.mark.parametrize(
    ("answers", "service", "confidence"),
    [
        ([], None, 0.0),
        ([answer("a")], "a", 0.8),
        ([answer("a", verdict="outside"), answer("b")], "b", 0.8),
        ([answer("a"), answer("b", NEAR)], "a", 0.95),
        ([answer("a", FAR), answer("b"), answer("c", NEAR)], "b", 0.95),
        ([answer("a"), answer("b", FAR)], None, 0.0),
        ([answer("a", precision="township"), answer("b")], "b", 0.8),
        ([answer("a", precision="township"), answer("b", FAR, precision="township")], "a", 0.95),
        ([answer("a", verdict="coarse")], None, 0.0),
    ],
    ids=["none", "one", "one in", "two agree", "two of three", "two differ", "finest", "towns", "coarse"],
)
def test_several_services_have_to_agree(answers, service, confidence):
    taken, sure = chosen(answers)
    assert (taken.service if taken else None, sure) == (service, confidence)


@pytest.mark.parametrize(
    ("answers", "faults", "status"),
    [
        ([answer("a")], [], "accepted"),
        ([answer("a"), answer("b", FAR)], [], "disagreed"),
        ([answer("a", verdict="outside")], [], "rejected"),
        ([answer("a", verdict="coarse")], [], "coarse"),
        ([], [], "nothing"),
        ([], [Fault("a", "a: timed out")], "failed"),
        ([answer("a")], [Fault("b", "b: timed out")], "accepted"),
    ],
)
def test_the_status_in_one_word(answers, faults, status):
    outcome = Outcome(PLACE, "x", tuple(answers), *chosen(answers), tuple(faults))
    assert outcome.status == status
    assert (outcome.position is not None) == (status == "accepted")


def test_the_position_names_its_service():
    outcome = Outcome(PLACE, "x", (answer("a"),), answer("a"), 0.8, ())
    position = outcome.position
    assert position is not None
    assert (position.lat, position.lon, position.precision) == (31.11, 121.36, "village")
    assert (position.geocoder, position.provider_id, position.retrieved_at) == (
        "a",
        "1",
        "2026-01-01T00:00:00Z",
    )
