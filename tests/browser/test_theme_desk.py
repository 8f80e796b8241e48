"""The desk of themes in a browser: a theme is renamed after a preview, and a quote is put under another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from geo.store import load
from geo.store.building import check
from tests.browser.server import Server
from tests.browser.test_articles import data, place, press, server  # noqa: F401
from tests.browser.window import Window


def test_a_theme_is_renamed_and_a_quote_moved(
    server: Server,  # noqa: F811
    window: Callable[..., Window],
    data: Path,  # noqa: F811
) -> None:
    opened = window(server, "/themes")
    opened.page.get_by_text("整理主题").click()
    opened.settle()
    opened.page.get_by_label("中文名").fill("乡村的新事")
    press(opened, "看看会有什么变化")
    expect(opened.page.get_by_text("0 段引语会换主题")).to_be_visible()
    press(opened, "保存主题")
    expect(opened.page.get_by_text("已保存主题“乡村的新事”。")).to_be_visible()
    assert "乡村的新事" in {theme.name_zh for theme in load(data).themes}

    before = list(load(data).quotes["theme_id"])
    grid = opened.page.get_by_test_id("stDataFrame").last
    grid.scroll_into_view_if_needed()
    grid.click(position={"x": 16, "y": 60})
    opened.settle()
    opened.page.get_by_label("改动的理由").fill("读过原文")
    opened.page.get_by_label("改动的依据").fill("报纸第一版")
    press(opened, "把这 1 段改归过去")
    expect(opened.page.get_by_text("1 段引语已改归")).to_be_visible()
    after = list(load(data).quotes["theme_id"])
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1
    assert check.check(data).findings == []
