"""The commands as a user runs them: in a process of their own, from any directory."""

from __future__ import annotations

import json
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from geo.cli import COMMANDS, main

ROOT = Path(__file__).parents[2]
SEED = ROOT / "data" / "articles" / "grassroots-party-building.txt"


def geo(*arguments, stdin: str = "") -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "geo", *map(str, arguments)],
        cwd=ROOT,
        input=stdin.encode(),
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_that_says_what_it_does(name, capsys):
    with pytest.raises(SystemExit) as caught:
        main([name, "--help"])
    assert caught.value.code == 0
    shown = capsys.readouterr().out
    assert (COMMANDS[name].__doc__ or "").strip().splitlines()[0] in shown
    assert "--json" in shown


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], ["required", "COMMAND"]),
        (["sing"], ["sing", "extract", "export"]),
        (["extract"], ["file"]),
        (["extract", "nowhere.txt"], ["nowhere.txt"]),
        (["extract", str(ROOT)], [ROOT.name]),
        (["extract", str(SEED), "--date", "2022"], ["--date", "'2022'", "YYYY-MM-DD"]),
        (["resolve"], ["phrase"]),
        (["resolve", "云南省", "--date", "yesterday"], ["'yesterday'"]),
        (["build", "--articles", "nowhere"], ["nowhere", "directory"]),
        (["build", "--workers", "0"], ["'0'", "at least 1"]),
        (["export", "--format", "pdf"], ["'pdf'", "csv, geojson, kml, html"]),
        (["export", "--format", ","], ["csv, geojson, kml, html"]),
        (["export", "--format", "csv,kml"], ["--out"]),
        (["export", "--format", "csv", "--data", "nowhere"], ["nowhere", "directory"]),
        (["export", "--format", "csv", "--filter", "theme"], ["'theme'", "NAME=VALUE"]),
        (["export", "--format", "csv", "--filter", "colour=red"], ["'colour'", "theme", "province"]),
        (["export", "--format", "csv", "--filter", "kind=sung"], ["'sung'", "direct, indirect"]),
        (["evaluate", "nowhere.json"], ["nowhere.json"]),
        (["evaluate", "--places", "nowhere.jsonl"], ["nowhere.jsonl"]),
        (["evaluate", "nowhere.json", "--places", "nowhere.jsonl"], ["one or the other"]),
    ],
)
def test_a_mistake_is_one_line_and_status_2(arguments, words, capfd):
    status: object
    try:
        status = main(arguments)
    except SystemExit as caught:
        status = caught.code
    shown = capfd.readouterr()
    assert status == 2
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert all(word in shown.err for word in words), shown.err


def test_extract_prints_the_promised_document():
    run = geo("extract", SEED, "--json")
    assert (run.returncode, run.stderr) == (0, b"")
    document = json.loads(run.stdout)
    assert list(document) == ["title", "date", "text", "sections", "themes", "delegates", "warnings"]
    assert [list(theme) for theme in document["themes"]] == [["id", "name_zh", "heading", "start", "end"]] * 3
    assert len(document["delegates"]) == 9
    for delegate in document["delegates"]:
        assert list(delegate) == [
            *("id", "name", "role", "organisation", "place_text"),
            *("province", "prefecture", "county", "township", "village", "adcode"),
            *(
                "lat",
                "lon",
                "precision",
                "radius_km",
                "state",
                "alternatives",
                "rule",
                "confidence",
                "quotes",
            ),
        ]
        for quote in delegate["quotes"]:
            assert list(quote) == ["text", "kind", "theme", "start", "end", "rule", "confidence"]
            assert document["text"][quote["start"] : quote["end"]] == quote["text"]
    for span in (*document["themes"], *document["sections"]):
        assert document["text"][span["start"] : span["end"]] == (span["heading"] or "")


def test_resolve_prints_a_place_for_each_phrase_in_order():
    run = geo("resolve", "云南省昭通市委书记", "-", "--json", stdin="陕西省\r\n\n什么也没有\n")
    assert (run.returncode, run.stderr) == (0, b"")
    rows = json.loads(run.stdout)
    assert [row["query"] for row in rows] == ["云南省昭通市委书记", "陕西省", "", "什么也没有"]
    assert list(rows[0]) == [
        *("query", "province", "prefecture", "county", "township", "village", "adcode", "lat", "lon"),
        *("precision", "role", "organisation", "matched", "confidence", "as_printed", "alternatives"),
    ]
    assert (rows[0]["prefecture"], rows[0]["role"]) == ("昭通市", "市委书记")
    assert rows[2]["province"] is None


def test_text_output_says_the_same_in_lines(capsys):
    assert main(["extract", str(SEED)]) == 0
    assert main(["resolve", "云南省昭通市委书记"]) == 0
    assert "云南省 › 昭通市 530600" in capsys.readouterr().out


def test_build_check_and_export_work_on_any_directory(tmp_path, capsys):
    articles = tmp_path / "news"
    articles.mkdir()
    (articles / "a.txt").write_bytes(SEED.read_bytes())
    (articles / "bad.txt").write_text("", encoding="utf-8")
    out, cache = str(tmp_path / "out"), str(tmp_path / "cache")
    assert main(["build", "--articles", str(articles), "--out", out, "--cache", cache, "--json"]) == 1
    shown = capsys.readouterr()
    assert json.loads(shown.out)["delegates"] == 9
    assert "build: bad.txt: left out: " in shown.err
    (articles / "bad.txt").unlink()
    assert main(["build", "--articles", str(articles), "--out", out, "--no-cache"]) == 0
    assert main(["check", "--data", out]) == 0
    assert "0 findings" in capsys.readouterr().out
    files = str(tmp_path / "exports")
    options = ["--data", out, "--filter", "theme=emerging-fields", "--out", files, "--json"]
    assert main(["export", "--format", "csv,geojson,kml,html", *options]) == 0
    written = json.loads(capsys.readouterr().out)
    assert written["delegates"] == 3
    assert [Path(path).name for path in written["files"].values()] == [
        f"delegates.{name}" for name in ("csv", "geojson", "kml", "html")
    ]


def test_evaluate_measures_articles_and_phrases(tmp_path, capsys):
    document = json.loads(geo("extract", SEED, "--json").stdout)
    labels, phrases = tmp_path / "labels.json", tmp_path / "phrases.jsonl"
    labels.write_text(json.dumps(document), encoding="utf-8")
    expected = {"province": "云南省", "prefecture": "昭通市"}
    line = json.dumps({"input": "云南省昭通市委书记", "category": "office", "expected": expected})
    phrases.write_text(line + "\n", encoding="utf-8")
    assert main(["evaluate", str(labels), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)["all"]
    assert (figures["speakers"]["f1"], figures["direct_08"]["f1"], figures["theme"]["accuracy"]) == (1, 1, 1)
    assert main(["evaluate", "--places", str(phrases), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["total"]["strict"] == 1
    assert main(["evaluate", str(labels)]) == main(["evaluate", "--places", str(phrases)]) == 0
    assert "speakers" in capsys.readouterr().out


def test_check_lists_what_is_wrong_with_status_1(tmp_path, capsys):
    assert main(["check", "--data", str(tmp_path), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["findings"]


def test_export_writes_to_standard_output():
    run = geo("export", "--format", "geojson")
    assert run.returncode == 0
    assert len(json.loads(run.stdout)["features"]) == 9


def test_a_reader_that_stops_early_is_no_error():
    command = f"{sys.executable} -m geo extract {SEED} | head -c 1"
    run = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, check=False)
    assert run.stderr == b""


@pytest.mark.parametrize("arguments", [["extract", SEED], ["resolve", "云南省昭通市委书记"]])
def test_light_commands_start_at_once(arguments):
    def seconds() -> float:
        """Of computing, so that what else the machine does makes no difference."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert geo(*arguments).returncode == 0
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert any(seconds() < 0.7 for _ in range(10))


@pytest.mark.parametrize("workers", [1, 2])
def test_an_interrupted_build_goes_on_where_it_stopped(tmp_path, workers):
    articles, cache, out = (tmp_path / name for name in ("news", "cache", "out"))
    articles.mkdir()
    text = SEED.read_text(encoding="utf-8")
    for number in range(40):
        (articles / f"{number}.txt").write_text(f"{text}　　第{number}号。", encoding="utf-8")
    options = ["--articles", articles, "--out", out, "--cache", cache, "--workers", workers]
    command = [sys.executable, "-m", "geo", "build", *map(str, options)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=_heed_interrupts
    ) as running:
        while running.poll() is None and len(list(cache.glob("*.json"))) < 5:
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        _, shown = running.communicate(timeout=60)
    assert running.returncode == 130
    assert b"Traceback" not in shown
    assert shown.decode().splitlines()[-1].startswith("build: interrupted at ")
    assert not out.exists()
    kept = {path: path.stat().st_mtime_ns for path in cache.glob("*.json")}
    assert 5 <= len(kept) < 40
    assert geo("build", *options).returncode == 0
    assert {path: path.stat().st_mtime_ns for path in kept} == kept
    assert len(list(cache.glob("*.json"))) == 40


def _heed_interrupts() -> None:
    """A shell lets its background jobs ignore interrupts, and what they start inherits that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_evaluate_lists_errors_only_when_asked_and_records_the_figures(capsys, tmp_path):
    label = {"id": "one", "text": "“天晴了。”钟麦田代表说。", "delegates": []}
    labels, record = tmp_path / "labels.json", tmp_path / "figures.json"
    labels.write_text(json.dumps([label], ensure_ascii=False), encoding="utf-8")
    assert main(["evaluate", str(labels), "--record", str(record)]) == 0
    assert "钟麦田" not in capsys.readouterr().out
    assert main(["evaluate", str(labels), "--errors"]) == 0
    assert "钟麦田" in capsys.readouterr().out
    kept = json.loads(record.read_text(encoding="utf-8"))
    assert kept["speakers"]["found"] == 1
    assert not [name for name in kept if "second" in name]
