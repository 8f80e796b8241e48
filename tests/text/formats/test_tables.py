"""Tables to lines: who said what, else rows or cells."""

from __future__ import annotations

import pytest

from geo.text.formats import tables

SAID = "路修好了，苹果一下树就能运出去。"


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ([["姓名", "发言"], ["韩春梅", SAID]], [f"韩春梅：{SAID}"]),
        (
            [["序号", "姓名", "单位及职务", "发言摘登"], ["1", "韩春梅", "洛川县旧县镇党委书记", SAID]],
            [f"洛川县旧县镇党委书记韩春梅：{SAID}"],
        ),
        (
            [["镇党委书记 韩春梅", "“路修好了。”"], ["农技员 叶国栋", "“水够了。”"]],
            ["镇党委书记 韩春梅：“路修好了。”", "农技员 叶国栋：“水够了。”"],
        ),
        ([["年份", "亩产"], ["2021", "800"]], ["年份\t亩产", "2021\t800"]),
        ([["代表", "地区"], ["韩春梅", "洛川县"]], ["代表\t地区", "韩春梅\t洛川县"]),
        ([["姓名", "发言"], ["韩春梅", ""]], ["韩春梅"]),
        ([["左边一格的话。"]], ["左边一格的话。"]),
        ([], []),
    ],
)
def test_a_table_is_lines(rows, lines):
    cells = [[[cell] if cell else [] for cell in row] for row in rows]
    assert list(tables.lines(cells)) == lines


def test_cells_of_several_lines_stand_one_below_the_other():
    assert list(tables.lines([[["一", "二"], ["三"]]])) == ["一", "二", "三"]
