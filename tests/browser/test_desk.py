"""The corpus desk in a browser: thirty articles to the map, one edited, deleted and brought back."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from playwright.sync_api import expect

from geo.store import load
from geo.store.building import check
from tests.browser.test_articles import adding, data, place, press, server, upload  # noqa: F401
from tests.browser.window import PHONE, Window

NUMBER = 30
SURNAMES, GIVEN = "赵钱孙李周吴", "安柏晨帆海禾景朗宁诺"
PLACES = (
    "浙江省丽水市松阳县",
    "湖南省长沙市浏阳市",
    "四川省成都市都江堰市",
    "云南省大理白族自治州大理市",
    "山东省威海市荣成市",
)


def articles() -> bytes:
    """An archive of articles, each of one voice, and of a file that is none."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for at in range(NUMBER):
            name = (
                SURNAMES[at % len(SURNAMES)] + "春" + GIVEN[at % len(GIVEN)]
                if at % 2
                else (SURNAMES[at % len(SURNAMES)] + GIVEN[at % len(GIVEN)] + "山")
            )
            text = (
                f"第{at + 1}村的新事\n来源：山城晚报\n2024年3月{at % 28 + 1}日\n"
                f"{PLACES[at % len(PLACES)]}农业农村局局长{name}说：“第{at + 1}条路修好了，果子卖得出去。”\n"
            )
            archive.writestr(f"{at + 1:02}.txt", text)
        archive.writestr("broken.docx", b"PK\x03\x04 nothing")
    return packed.getvalue()


def choose(opened: Window, *rows: int) -> None:
    """Tick rows of the table by keyboard: the grid's cells are drawn, not elements."""
    grid = opened.page.get_by_test_id("stDataFrame").first
    for row in rows:
        grid.click(position={"x": 30, "y": 36 * (row + 1) + 18})
        opened.page.wait_for_timeout(300)
        opened.settle()


def test_thirty_articles_are_brought_saved_deleted_and_brought_back(
    adding: Callable[..., Window],  # noqa: F811
    data: Path,  # noqa: F811
) -> None:
    before = len(load(data).articles["id"])
    opened = adding()
    upload(opened, {"name": "articles.zip", "mimeType": "application/zip", "buffer": articles()})
    expect(opened.page.get_by_role("heading", name=f"全部文章：{before + NUMBER} 篇")).to_be_visible(
        timeout=90_000
    )
    expect(opened.page.get_by_text("broken.docx").first).to_be_visible()
    opened.settle()
    press(opened, f"保存全部 {NUMBER} 篇")
    expect(opened.page.get_by_text("已存入")).to_be_visible(timeout=60_000)
    dataset = load(data)
    assert len(dataset.articles["id"]) == before + NUMBER
    assert set(dataset.articles["publisher"]) >= {"山城晚报"}
    assert check.check(data).findings == []
    opened.goto("/")
    expect(opened.headline).to_contain_text(re.compile(r"3\d 位代表"))

    opened.goto("/articles")
    opened.page.get_by_label("在标题、发布者、日期里查找").fill("第7村")
    opened.page.get_by_label("在标题、发布者、日期里查找").press("Enter")
    opened.settle()
    choose(opened, 0)
    press(opened, "打开核对")
    expect(opened.page.get_by_text("数据集里已有这篇文章")).to_be_visible()
    press(opened, "下一步：核对人与话")
    press(opened, "下一步：核对地点")
    press(opened, "下一步：保存")
    opened.page.get_by_label("发布者").fill("江城日报")
    opened.page.get_by_label("发布者").press("Tab")
    opened.settle()
    press(opened, "保存改动")
    expect(opened.page.get_by_text("已存入")).to_be_visible()
    assert "江城日报" in load(data).articles["publisher"]

    choose(opened, 0)
    press(opened, "删除 1 篇")
    dialog = opened.page.get_by_role("dialog")
    expect(dialog).to_contain_text("从数据集里删除文章？")
    dialog.get_by_role("button", name="删除 1 篇").click()
    opened.settle()
    expect(opened.page.get_by_text("已撤销或删除")).to_be_visible()
    assert len(load(data).articles["id"]) == before + NUMBER - 1
    assert check.check(data).findings == []

    opened.page.get_by_text("历史（3 条）").click()  # saved, edited, deleted
    opened.page.get_by_role("button", name="撤销", exact=True).first.click()
    opened.page.get_by_role("dialog").get_by_role("button", name="撤销").click()
    expect(opened.page.get_by_role("heading", name=f"全部文章：{before + NUMBER} 篇")).to_be_visible()
    assert "江城日报" in load(data).articles["publisher"]
    assert len(load(data).articles["id"]) == before + NUMBER
    assert check.check(data).findings == []


def test_the_desk_fits_a_phone(adding: Callable[..., Window]) -> None:  # noqa: F811
    opened = adding(size=PHONE)
    expect(opened.page.get_by_role("heading", name=re.compile("全部文章"))).to_be_visible()
    width = opened.page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE[0]
