from __future__ import annotations

import json

import pytest

from geo.errors import UserError
from geo.text.evaluation.evaluate import read_labels

ONE = {
    "id": "1",
    "text": "甲说好。",
    "delegates": [{"name": "甲", "quotes": [{"kind": "indirect", "start": 2, "end": 4}]}],
}
TWO = {"id": "2", "text": "没有人说话。", "delegates": []}


def test_objects_lists_lines_and_folders_are_read_in_the_order_of_their_names(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps(ONE), encoding="utf-8")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c.jsonl").write_text(f"{json.dumps(TWO)}\n\n{json.dumps(ONE)}\n", encoding="utf-8")
    (tmp_path / "d.json").write_text(json.dumps([TWO, ONE]), encoding="utf-8")
    (tmp_path / "README.md").write_text("not a label", encoding="utf-8")
    assert list(read_labels([tmp_path])) == [ONE, TWO, ONE, TWO, ONE]
    assert list(read_labels([tmp_path / "d.json", str(tmp_path / "a.json")])) == [TWO, ONE, ONE]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "not JSON"),
        ('"text"', "not an object"),
        ('{"text": "甲"}', "`delegates`"),
        ('{"text": 1, "delegates": []}', "`text`"),
        ('{"text": "甲", "delegates": [{}]}', "`name`"),
        ('{"text": "甲", "delegates": [{"name": "甲", "quotes": [{"kind": "sung"}]}]}', "direct, indirect"),
        (
            '{"text": "甲", "delegates": '
            '[{"name": "甲", "quotes": [{"kind": "direct", "start": 0, "end": 9}]}]}',
            "0 to 9 in a text of 1",
        ),
        (
            '{"text": "甲乙", "delegates": [{"name": "甲", "quotes": '
            '[{"kind": "direct", "start": 0, "end": 1, "text": "乙"}]}]}',
            "is '甲', not '乙'",
        ),
    ],
)
def test_a_label_at_odds_with_itself_is_refused_by_name(tmp_path, content, said):
    (tmp_path / "bad.json").write_text(content, encoding="utf-8")
    with pytest.raises(UserError, match=rf"bad\.json.*{said}"):
        list(read_labels([tmp_path / "bad.json"]))


@pytest.mark.parametrize("name", ["nowhere.json", "labels.csv", "empty"])
def test_what_holds_no_labels_is_refused_by_name(tmp_path, name):
    (tmp_path / "empty").mkdir()
    (tmp_path / "labels.csv").write_text("x", encoding="utf-8")
    with pytest.raises(UserError, match=name):
        list(read_labels([tmp_path / name]))
