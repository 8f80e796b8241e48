"""A run over places: cached, in turn, retried, given up cleanly, resumed."""

from __future__ import annotations

import pytest
from geopy import exc

from geo.errors import BadParameter, ServiceQuotaExceeded, ServiceUnavailable
from geo.model import Divisions, Place
from geo.places import online
from geo.places.cache import Cache
from geo.places.online.amap import AMap
from tests.places.online.transport import Clock, Recorder

KEYS = {variable: "secret" for variable in online.KEYS.values() if variable}


def place(village, township="莘庄镇", adcode="310112"):
    return Place("", Divisions("上海市", None, "闵行区", township, village), adcode, None, None, None, 1.0)


def found(village, lon="121.36", lat="31.11"):
    return [
        {
            "osm_type": "node",
            "osm_id": 1,
            "lat": lat,
            "lon": lon,
            "class": "place",
            "type": "village",
            "name": village,
            "display_name": village,
        }
    ]


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def cache(tmp_path, clock):
    return Cache(tmp_path / "answers.sqlite", clock=clock, sleep=clock.sleep)


def run(places, cache, clock, recorders, **options):
    """Outcomes of a run over the services named in `recorders`, and the error that ended it."""
    services = [
        online.services([name], keys=KEYS, adapter_factory=recorder.adapter_factory)[0]
        for name, recorder in recorders.items()
    ]
    outcomes: list[online.Outcome] = []
    try:
        outcomes.extend(online.locate(places, services, cache, sleep=clock.sleep, **options))
    except (ServiceQuotaExceeded, ServiceUnavailable, BadParameter) as error:
        return outcomes, error
    return outcomes, None


def test_an_answer_inside_is_taken_with_its_source(cache, clock):
    (outcome,), error = run([place("青山村")], cache, clock, {"nominatim": Recorder(found("青山村"))})
    assert error is None
    assert (outcome.status, outcome.key) == ("accepted", "上海市闵行区莘庄镇青山村")
    taken = outcome.chosen
    assert (taken.lon, taken.lat, taken.precision, taken.crs) == (121.36, 31.11, "village", "wgs84")
    assert (taken.provider_id, taken.retrieved_at) == ("node/1", "2027-01-15T08:00:00Z")


def test_an_answer_outside_is_rejected_and_shown(cache, clock):
    (outcome,), _ = run(
        [place("青山村")], cache, clock, {"nominatim": Recorder(found("青山村", lon="116.4"))}
    )
    assert (outcome.status, outcome.chosen) == ("rejected", None)
    assert [answer.verdict for answer in outcome.answers] == ["outside"]


def test_of_several_results_the_one_inside_is_taken(cache, clock):
    page = found("青山村", lon="116.4") + found("青山小学") + found("青山村")
    (outcome,), _ = run([place("青山村")], cache, clock, {"nominatim": Recorder(page)})
    assert outcome.status == "accepted"


def test_the_second_run_asks_nobody(cache, clock):
    recorder = Recorder(found("青山村"))
    first, _ = run([place("青山村")], cache, clock, {"nominatim": recorder})
    second, _ = run([place("青山村")], cache, clock, {"nominatim": recorder})
    assert first == second
    assert len(recorder.urls) == 1


def test_nothing_found_is_remembered_too(cache, clock):
    recorder = Recorder([])
    for _ in range(2):
        (outcome,), _ = run([place("青山村")], cache, clock, {"nominatim": recorder})
        assert outcome.status == "nothing"
    assert len(recorder.urls) == 1


@pytest.mark.parametrize(
    "asked",
    [
        place(None, township=None),  # names nothing finer than the county
        place(None, township="七宝镇"),  # the gazetteer knows this township's point
        place("青山村", adcode=None),  # no division to check an answer against
    ],
)
def test_places_that_cannot_gain_are_left_out(cache, clock, asked):
    recorder = Recorder(found("青山村"))
    assert run([asked], cache, clock, {"nominatim": recorder}) == ([], None)
    assert recorder.urls == []


def test_places_asked_before_or_twice_are_left_out(cache, clock):
    places = [place("青山村"), place("绿水村"), place("绿水村")]
    outcomes, _ = run(places, cache, clock, {"nominatim": Recorder([])}, done={"上海市闵行区莘庄镇青山村"})
    assert [outcome.key for outcome in outcomes] == ["上海市闵行区莘庄镇绿水村"]


def test_questions_are_spaced(cache, clock):
    run([place("青山村"), place("绿水村"), place("红石村")], cache, clock, {"nominatim": Recorder([])})
    assert clock.slept == [1.1, 1.1]


@pytest.mark.parametrize(
    "trouble",
    [exc.GeocoderTimedOut("slow"), exc.GeocoderUnavailable("down"), exc.GeocoderServiceError("502")],
)
def test_trouble_is_tried_again(cache, clock, trouble):
    recorder = Recorder(trouble, trouble, found("青山村"))
    (outcome,), error = run([place("青山村")], cache, clock, {"nominatim": recorder})
    assert (outcome.status, error, len(recorder.urls)) == ("accepted", None, 3)
    assert clock.slept == [2.0, 4.0]  # longer than the interval, so no waiting for the turn


def test_a_service_that_says_when_to_come_back_is_asked_then(cache, clock):
    recorder = Recorder(exc.GeocoderRateLimited("busy", retry_after=20), found("青山村"))
    (outcome,), _ = run([place("青山村")], cache, clock, {"nominatim": recorder})
    assert outcome.status == "accepted"
    assert clock.slept == [20]


@pytest.mark.parametrize(
    ("trouble", "error"),
    [
        (exc.GeocoderQuotaExceeded("no more today"), ServiceQuotaExceeded),
        (exc.GeocoderRateLimited("busy", retry_after=3600), ServiceQuotaExceeded),
        (exc.GeocoderAuthenticationFailure("who are you"), BadParameter),
        (exc.GeocoderInsufficientPrivileges("not you"), BadParameter),
    ],
)
def test_a_service_that_refuses_ends_the_run_with_what_was_done_kept(cache, clock, trouble, error):
    recorder = Recorder(found("青山村"), trouble)
    places = [place("青山村"), place("绿水村"), place("红石村")]
    outcomes, ended = run(places, cache, clock, {"nominatim": recorder})
    assert [outcome.status for outcome in outcomes] == ["accepted", "failed"]
    assert isinstance(ended, error)
    assert "nominatim" in str(ended)
    recorder.pages = [[]]
    again, ended = run(places, cache, clock, {"nominatim": recorder})
    assert ([outcome.status for outcome in again], ended) == (["accepted", "nothing", "nothing"], None)
    assert len(recorder.urls) == 4  # the first place was not asked again


def test_a_silent_service_is_given_up_after_three_places(cache, clock):
    recorder = Recorder(exc.GeocoderUnavailable("down"))
    places = [place(f"{name}村") for name in ("青山", "绿水", "红石", "白云")]
    outcomes, ended = run(places, cache, clock, {"nominatim": recorder})
    assert [outcome.status for outcome in outcomes] == ["failed"] * 3
    assert isinstance(ended, ServiceUnavailable)


def test_the_other_services_go_on(cache, clock):
    refusing = Recorder(exc.GeocoderQuotaExceeded("no more today"))
    working = Recorder(found("青山村"), found("绿水村"))
    places = [place("青山村"), place("绿水村")]
    outcomes, ended = run(places, cache, clock, {"amap": refusing, "nominatim": working})
    assert ([outcome.status for outcome in outcomes], ended) == (["accepted", "accepted"], None)
    assert [fault.service for outcome in outcomes for fault in outcome.faults] == ["amap"]
    assert len(refusing.urls) == 1


def test_a_question_that_is_refused_concerns_its_place_only(cache, clock):
    recorder = Recorder(exc.GeocoderQueryError("too long"), found("绿水村"))
    outcomes, ended = run([place("青山村"), place("绿水村")], cache, clock, {"nominatim": recorder})
    assert ([outcome.status for outcome in outcomes], ended) == (["failed", "accepted"], None)


@pytest.mark.parametrize("page", [[{"lat": "31"}], [{"lat": "north"}]])
def test_another_shape_is_no_traceback(cache, clock, page):
    outcomes, _ = run([place("青山村")], cache, clock, {"nominatim": Recorder(page)})
    assert [outcome.status for outcome in outcomes] == ["failed"]


def test_the_key_does_not_leak(cache, clock):
    trouble = exc.GeocoderUnavailable("Max retries exceeded with url: /v3/geocode/geo?key=secret&address=x")
    (outcome,), _ = run([place("青山村")], cache, clock, {"amap": Recorder(trouble)})
    (fault,) = outcome.faults
    assert "secret" not in fault.reason
    assert "key=…" in fault.reason


def test_two_services_that_agree_raise_the_confidence(cache, clock):
    amap = {"formatted_address": "青山村", "location": "121.364530,31.107890", "level": "村庄"}
    recorders = {
        "nominatim": Recorder(found("青山村")),
        "amap": Recorder({"status": "1", "geocodes": [amap]}),
    }
    (outcome,), _ = run([place("青山村")], cache, clock, recorders)
    assert (outcome.chosen.service, outcome.confidence) == ("nominatim", 0.95)
    assert [answer.crs for answer in outcome.answers] == ["wgs84", "gcj02"]


@pytest.mark.parametrize(
    ("names", "keys", "message"),
    [
        (["google"], {}, r"'google'.*nominatim, amap, tianditu, baidu"),
        (["amap"], {}, "DELEGATE_MAP_AMAP_KEY"),
        (["tianditu"], {"DELEGATE_MAP_TIANDITU_KEY": ""}, "DELEGATE_MAP_TIANDITU_KEY"),
        (["nominatim", "baidu"], {}, "DELEGATE_MAP_BAIDU_KEY"),
    ],
)
def test_a_service_needs_a_known_name_and_its_key(names, keys, message):
    with pytest.raises(BadParameter, match=message):
        online.services(names, keys=keys)


def test_services_come_in_the_order_named_and_once():
    made = online.services(["baidu", "nominatim", "amap", "tianditu", "baidu"], keys=KEYS)
    assert [service.name for service in made] == ["baidu", "nominatim", "amap", "tianditu"]


def test_a_failed_request_is_made_once_and_its_key_not_logged(cache, clock, caplog):
    """Through the default transport, to an address where nobody listens."""
    (amap,) = online.services(["amap"], keys=KEYS)
    assert isinstance(amap, AMap)
    amap._api = "http://127.0.0.1:9/v3/geocode"
    caplog.set_level("INFO")
    (outcome,) = online.locate([place("青山村")], [amap], cache, sleep=clock.sleep)
    assert outcome.status == "failed"
    assert "secret" not in caplog.text + outcome.faults[0].reason
