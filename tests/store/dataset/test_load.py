from __future__ import annotations

import os
import threading

import pytest

from geo.errors import DataError
from geo.store import Filters, current, load
from geo.store.dataset import load as load_file
from geo.store.dataset.rows import delegate_detail, delegate_list, totals
from geo.store.dataset.select import select
from tests.store import random_data


@pytest.fixture
def directory(tmp_path):
    return random_data.write(tmp_path / "data", delegates=6)


def replace(directory, name, old, new, count=1):
    path = directory / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), encoding="utf-8", newline="")


def test_words_that_look_missing_and_codes_stay_text(directory):
    path = directory / "delegates.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    cells = lines[1].split(",")
    cells[1], cells[7], cells[8] = "NA", "010203", "null"
    path.write_text("\n".join([lines[0], ",".join(cells), *lines[2:]]) + "\n", encoding="utf-8")
    row = delegate_detail(load(directory), "d00000000")
    assert (row["name"], row["adcode"], row["province"]) == ("NA", "010203", "null")


@pytest.mark.parametrize(
    ("name", "spoil", "words"),
    [
        ("quotes.csv", None, ["quotes.csv is missing", "geo build"]),
        ("delegates.csv", lambda data: b"", ["delegates.csv", "no header"]),
        ("delegates.csv", lambda data: data.replace(b"name_pinyin", b"pinyin", 1), ["lacks", "name_pinyin"]),
        ("delegates.csv", lambda data: data.replace(b"id,name,", b"name,id,", 1), ["another order"]),
        ("delegates.csv", lambda data: data.replace(b"confidence\n", b"confidence,x\n", 1), ["not know: x"]),
        ("delegates.csv", lambda data: data + b"d1,x\n", ["2 cells where the header has 26"]),
        ("delegates.csv", lambda data: data + b"\xff\n", ["not UTF-8", "byte "]),
        ("delegates.csv", lambda data: data + b'"open', ["unexpected end"]),
        ("delegates.csv", lambda data: data + data.splitlines()[1] + b"\n", ["two rows", "'d00000000'"]),
        ("quotes.csv", lambda data: data.replace(b",d00000002,", b",d99,"), ["delegate_id 'd99'"]),
        (
            "quotes.csv",
            lambda data: data.replace(b"direct", b"sung", 1),
            ["kind", "sung", "direct, indirect"],
        ),
        ("quotes.csv", lambda data: data.replace(b",0.9\n", b",1.9\n", 1), ["'1.9'", "outside 0 to 1"]),
        ("quotes.csv", lambda data: data.replace(b",0.9\n", b",nan\n", 1), ["'nan'", "outside"]),
        ("quotes.csv", lambda data: data.replace(b",0.9\n", b",high\n", 1), ["'high'", "not a number"]),
        ("articles.csv", lambda data: data.replace(b",0.txt,", b",,", 1), ["file is empty"]),
    ],
)
def test_a_broken_file_is_named_with_its_fault_and_cure(directory, name, spoil, words):
    path = directory / name
    if spoil is None:
        path.unlink()
    else:
        path.write_bytes(spoil(path.read_bytes()))
    with pytest.raises(DataError) as caught:
        load(directory)
    assert all(word in str(caught.value) for word in [name, "python -m geo build", *words])


def test_a_directory_that_is_not_there_is_named(tmp_path):
    with pytest.raises(DataError, match="DELEGATE_MAP_DATA"):
        load(tmp_path / "nowhere")


def test_current_answers_the_same_dataset_until_a_file_changes(directory, monkeypatch):
    monkeypatch.setenv("DELEGATE_MAP_DATA", str(directory))
    first = current()
    assert current() is first
    random_data.write(directory, delegates=7, seed=3)
    assert len(current()) == 7
    assert len(first) == 6


def test_current_says_what_is_wrong_and_recovers(directory, monkeypatch):
    monkeypatch.setenv("DELEGATE_MAP_DATA", str(directory))
    whole = (directory / "quotes.csv").read_bytes()
    (directory / "quotes.csv").unlink()
    for _ in range(2):
        with pytest.raises(DataError, match=r"quotes\.csv is missing"):
            current()
    (directory / "quotes.csv").write_bytes(whole)
    assert len(current()) == 6


def test_threads_share_one_dataset(directory, monkeypatch):
    monkeypatch.setenv("DELEGATE_MAP_DATA", str(directory))
    found = []
    threads = [threading.Thread(target=lambda: found.append(current())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(dataset) for dataset in found}) == 1


def test_a_row_without_coordinates_is_listed_and_counted(directory):
    dataset = load(directory)
    everything = select(dataset, Filters())
    assert len(delegate_list(dataset, everything)) == 6
    unplaced = [row for row in delegate_list(dataset, everything) if row["lat"] is None]
    assert totals(dataset, everything)["unplaced"] == len(unplaced) > 0


def test_the_last_whole_dataset_is_given_while_a_file_is_broken(directory, monkeypatch):
    where = directory
    monkeypatch.setenv("DELEGATE_MAP_DATA", str(where))
    good = load_file.current()
    assert load_file.fault() is None
    content = (where / "quotes.csv").read_bytes()
    (where / "quotes.csv").write_bytes(content[: len(content) // 2] + b"\xff")
    assert load_file.current() is good
    assert "quotes.csv" in (load_file.fault() or "")
    assert str(where) not in (load_file.fault() or "")
    (where / "quotes.csv").write_bytes(content)
    assert load_file.fault() is None


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["pipe", "folder"])
def test_what_is_no_file_is_told(directory, make):
    where = directory
    (where / "themes.csv").unlink()
    make(where / "themes.csv")
    with pytest.raises(DataError, match=r"themes\.csv is not a file"):
        load(where)


def test_inputs_that_changed_after_the_build_are_named(directory):
    where = directory
    assert load_file.newer_inputs(where) == []
    later = (where / "quotes.csv").stat().st_mtime + 60
    (where / "articles").mkdir(exist_ok=True)
    for name in ("corrections.csv", "articles/new.txt"):
        (where / name).write_text("x", encoding="utf-8")
        os.utime(where / name, (later, later))
    assert load_file.newer_inputs(where) == ["corrections.csv", "articles/new.txt"]
