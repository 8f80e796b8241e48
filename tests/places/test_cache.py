"""The cache of online answers: kept for good, shared by processes, one turn at a time."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from geo.errors import DataError
from geo.places import cache as module
from geo.places.cache import Cache, Kept

ROOT = Path(__file__).resolve().parents[2]


class Clock:
    """Time that passes only by sleeping."""

    def __init__(self, now=1_800_000_000.0):
        self.now = now
        self.slept = []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def kept(tmp_path, clock):
    return Cache(tmp_path / "below" / "answers.sqlite", clock=clock, sleep=clock.sleep)


@pytest.mark.parametrize(
    "found", [[], [{"lat": "1.5", "name": "青山村"}], [{"a": None}, {"b": ["'", '"', "${x}"]}]]
)
def test_an_answer_is_kept_with_its_time(kept, found):
    assert kept.get("amap", "青山村") is None
    kept.put("amap", "青山村", found)
    again = Cache(kept.path)
    assert again.get("amap", "青山村") == Kept(found, "2027-01-15T08:00:00Z")
    assert again.get("nominatim", "青山村") is None


def test_a_newer_answer_replaces_the_older(kept):
    kept.put("amap", "青山村", [1])
    kept.put("amap", "青山村", [2])
    assert kept.get("amap", "青山村").found == [2]


def test_turns_are_spaced_per_service(kept, clock):
    for service in ("nominatim", "nominatim", "amap", "nominatim"):
        kept.wait_for_turn(service, 1.0)
    assert clock.slept == [1.0, 1.0]


def test_a_turn_long_ago_does_not_delay(kept, clock):
    kept.wait_for_turn("nominatim", 1.0)
    clock.now += 100
    kept.wait_for_turn("nominatim", 1.0)
    assert clock.slept == []


def test_a_clock_that_was_set_back_does_not_block(kept, clock):
    kept.wait_for_turn("nominatim", 1.0)
    clock.now -= 100_000
    kept.wait_for_turn("nominatim", 1.0)
    assert clock.slept == []


def test_processes_take_turns(tmp_path):
    path, interval, each = tmp_path / "answers.sqlite", 0.15, 3
    code = (
        "import sys, time; from pathlib import Path; from geo.places.cache import Cache\n"
        f"cache = Cache(Path({str(path)!r}))\n"
        f"for _ in range({each}):\n"
        f"    cache.wait_for_turn('nominatim', {interval}); print(time.time(), flush=True)\n"
    )
    runs = [
        subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    moments = sorted(float(line) for run in runs for line in run.communicate(timeout=60)[0].split())
    assert [run.returncode for run in runs] == [0, 0]
    assert len(moments) == 2 * each
    # A late wake-up shortens the gap that follows, so the span is what must hold.
    assert moments[-1] - moments[0] > interval * (2 * each - 1) - 0.05


def test_threads_write_together(tmp_path):
    shared = Cache(tmp_path / "answers.sqlite")
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: shared.put("amap", str(number % 5), [number % 5]), range(40)))
    found = [shared.get("amap", str(number)) for number in range(5)]
    assert [one.found for one in found if one] == [[number] for number in range(5)]


def test_an_error_of_the_caller_stays_what_it_is(kept):
    with pytest.raises(ValueError, match="mine"), kept._transaction():
        raise ValueError("mine")
    assert kept.get("amap", "x") is None


def test_a_broken_file_is_named_with_what_to_do(tmp_path):
    path = tmp_path / "answers.sqlite"
    path.write_bytes(b"this is no database, whatever its name says" * 50)
    with pytest.raises(DataError, match=r"answers\.sqlite.*DELEGATE_MAP_CACHE"):
        Cache(path).get("amap", "x")


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {"DELEGATE_MAP_CACHE": "/somewhere"}, "/somewhere"),
        ("linux", {"XDG_CACHE_HOME": "/xdg"}, "/xdg/delegate-map"),
        ("linux", {"HOME": "/me"}, "/me/.cache/delegate-map"),
        ("darwin", {"HOME": "/me"}, "/me/Library/Caches/delegate-map"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/delegate-map"),
    ],
)
def test_the_folder_is_the_named_one_or_the_users_cache(monkeypatch, platform, environment, expected):
    for name in ("DELEGATE_MAP_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", platform)
    assert module.folder() == Path(expected)
