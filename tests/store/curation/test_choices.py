from __future__ import annotations

import pytest

from geo.model import Divisions
from geo.places.online import Answer, Outcome
from geo.store.curation import choices, placing
from geo.store.curation.choices import NOW, NOWHERE, Candidate, Choice
from geo.store.curation.sites import Site

VILLAGE = Divisions("陕西省", "延安市", "延川县", "文安驿镇", "梁家河村")
INSIDE, OUTSIDE = (36.88, 109.98), (39.9, 116.4)


def site(chain=VILLAGE, adcode="610622", state="coarse", printed=("梁家河村",), **given):
    usual = {"lat": 36.857, "lon": 110.081, "precision": "county", "radius_km": 46.0, "geocoder": "embedded"}
    known = {"chain": chain, "adcode": adcode, "state": state, "printed": printed, **usual}
    return Site(
        **{"id": "d1", "delegates": ("d1",), "names": ("某人",), "spellings": ("",), **known, **given}
    )


UNSURE = site(
    Divisions(), None, "ambiguous", ("鼓楼区",), lat=None, lon=None, precision="none", radius_km=None
)


def outcome(*answers):
    place = placing.place_of(VILLAGE, "610622")
    return Outcome(place, place.query, answers, None, 0.0, ())


def answer(verdict, lat, lon):
    return Answer("nominatim", lon, lat, "village", verdict, "node/1", "2024-05-01T08:00:00Z", "wgs84")


def test_the_present_reading_comes_first_and_no_place_last():
    offered, left_out = choices.candidates(UNSURE, Choice(), None)
    assert (offered[0].id, offered[-1].id, left_out) == (NOW, NOWHERE, 0)
    assert [one.sign for one in offered[1:-1]] == [str(at) for at in range(1, len(offered) - 1)]
    assert {"320106", "350102"} <= {one.adcode for one in offered}


def test_more_readings_than_can_be_looked_at_are_counted():
    many = site(Divisions(), None, "ambiguous", ("新华村",))
    offered, left_out = choices.candidates(many, Choice(), None)
    assert len(offered) == choices.MOST + 2
    assert left_out > 0


def test_what_was_typed_stands_before_the_printed_phrase():
    made = Choice(typed=choices.readings("福建省福州市鼓楼区"))
    offered, _ = choices.candidates(UNSURE, made, None)
    assert (offered[1].id, offered[1].adcode) == ("typed:0", "350102")
    assert [one.adcode for one in offered].count("350102") == 1


@pytest.mark.parametrize(
    ("phrase", "number"), [("福建省福州市鼓楼区", 1), ("鼓楼区", 4), ("无从说起", 0), ("", 0)]
)
def test_a_phrase_has_one_reading_several_or_none(phrase, number):
    assert len(choices.readings(phrase)) == number


def test_nothing_chosen_changes_nothing():
    offered, _ = choices.candidates(site(), Choice(), None)
    assert choices.columns(choices.taken(site(), Choice(), offered)) is None


def columns(where, made, answered=None):
    offered, _ = choices.candidates(where, made, answered)
    return choices.columns(choices.taken(where, made, offered))


def test_a_reading_has_the_gazetteer_s_point():
    row = columns(UNSURE, Choice("reading:0"))
    assert row is not None
    assert (row["precision"], row["geocoder"], row["state"]) == ("county", "embedded", "exact")


def test_no_place_empties_every_column():
    row = columns(site(), Choice(NOWHERE))
    assert row is not None
    assert {name for name, cell in row.items() if cell} == {"precision", "state"}


@pytest.mark.parametrize(
    ("where", "pin", "level", "expected"),
    [
        (site(), INSIDE, None, ("610622", "village", "exact")),
        (site(), INSIDE, "township", ("610622", "township", "coarse")),
        (site(), OUTSIDE, None, None),
        (UNSURE, (26.09, 119.29), None, ("350102", "county", "exact")),
        (UNSURE, (20.0, 100.0), None, None),
    ],
)
def test_a_pin_counts_inside_its_division(where, pin, level, expected):
    row = columns(where, Choice(pin=pin, level=level))
    assert (row and (row["adcode"], row["precision"], row["state"])) == expected


def test_an_answer_of_a_service_keeps_where_it_is_from():
    answered = outcome(answer("accepted", *INSIDE), answer("outside", *OUTSIDE))
    row = columns(site(), Choice("answer:A"), answered)
    assert row is not None
    assert (row["geocoder"], row["provider_id"], row["precision"]) == ("nominatim", "node/1", "village")
    assert columns(site(), Choice("answer:B"), answered) is None


def test_an_answer_that_is_gone_is_the_present_reading():
    offered, _ = choices.candidates(site(), Choice("answer:A"), None)
    assert choices.taken(site(), Choice("answer:A"), offered).id == NOW


@pytest.mark.parametrize(
    ("chain", "expected"),
    [
        (VILLAGE, ["village", "township", "county"]),
        (Divisions("广东省", "东莞市", None, "长安镇"), ["township"]),
        (Divisions("陕西省", "延安市"), ["prefecture"]),
        (Divisions(), []),
    ],
)
def test_a_point_is_offered_for_the_levels_that_are_named(chain, expected):
    assert choices.levels(Candidate("x", "", chain, None)) == expected


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (site(), True),
        (site(precision="village", state="exact"), False),
        (site(Divisions("陕西省", "延安市", "延川县"), precision="county", state="exact"), False),
        (UNSURE, False),
    ],
)
def test_only_what_names_more_than_its_point_is_worth_asking_about(where, expected):
    assert choices.can_be_finer(where) is expected
