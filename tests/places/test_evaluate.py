"""The evaluation: how answers are judged, files read, the table printed, peers brought into our terms."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo.errors import UserError
from geo.model import Divisions
from geo.places import peers
from geo.places.evaluate import OWN, Label, evaluate, format_table, judge, read

RIGHT = Divisions("浙江省", "宁波市", "宁海县")
LABEL = Label("phrase", "kind", RIGHT, (Divisions("浙江省", "宁波市"),))


@pytest.mark.parametrize(
    ("label", "answer", "outcome"),
    [
        (LABEL, RIGHT, "strict"),
        (LABEL, Divisions("浙江省", "宁波市"), "strict"),  # an accepted one
        (LABEL, Divisions("浙江省"), "coarse"),
        (LABEL, Divisions(), "missed"),
        (LABEL, Divisions("浙江省", "杭州市"), "wrong"),
        (Label("phrase", "kind", Divisions()), Divisions(), "strict"),
        (Label("phrase", "kind", Divisions()), RIGHT, "false_positive"),
        (Label("phrase", "kind", Divisions("浙江省")), RIGHT, "wrong"),
    ],
)
def test_an_answer_counts_once(label, answer, outcome) -> None:
    score = judge(label, answer)
    counts = {
        name: getattr(score, name) for name in ("strict", "wrong", "coarse", "missed", "false_positive")
    }
    assert [name for name, count in counts.items() if count] == [outcome]


def test_townships_and_villages_count_where_the_label_has_them() -> None:
    label = Label("phrase", "kind", Divisions("浙江省", "宁波市", "宁海县", "前童镇", "某村"))
    score = judge(label, Divisions("浙江省", "宁波市", "宁海县", "前童镇"))
    assert (score.local, score.local_right) == (2, 1)


def test_a_file_of_labels_is_measured_and_printed(tmp_path: Path) -> None:
    gansu = {"province": "甘肃省", "prefecture": "兰州市", "county": "城关区"}
    rows = [
        {"input": "浙江省", "category": "full", "expected": {"province": "浙江省"}},
        {"input": "今天天气", "category": "none", "expected": {}},
        {"input": "城关区", "category": "context", "expected": gansu, "context": ["甘肃省"]},
    ]
    path = tmp_path / "labels.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n\n", encoding="utf-8")
    (report,) = evaluate(read(path), with_peers=False)
    assert (report.name, report.total.phrases, report.total.strict) == (OWN, 3, 3)
    assert report.per_second > 0
    assert not report.failures
    table = format_table([report])
    assert "strict, context" in table
    assert "100.0" in table


@pytest.mark.parametrize("line", ["no json", '{"category": "x"}', '{"input": "x", "expected": 1}', "[]"])
def test_a_line_that_is_no_label_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text(f'{{"input": "x", "expected": {{}}}}\n{line}\n', encoding="utf-8")
    with pytest.raises(UserError, match="line 2"):
        read(path)


@pytest.mark.parametrize(
    ("answer", "chain"),
    [
        (("北京市", "市辖区", "东城区"), Divisions("北京市", None, "东城区")),
        (("上海市", "上海市", None), Divisions("上海市")),
        (("广东省", "东莞市", "东莞市"), Divisions("广东省", "东莞市")),
        (("", None, float("nan")), Divisions()),
        (("湖北省", "省直辖县级行政区划", "仙桃市"), Divisions("湖北省", None, "仙桃市")),
        (("浙江省", "宁波市", "宁海县", "前童镇", ""), Divisions("浙江省", "宁波市", "宁海县", "前童镇")),
    ],
)
def test_a_peers_answer_is_brought_into_our_terms(answer, chain) -> None:
    assert peers.chain(*answer) == chain
