"""Adding an article in a real browser: pasted, as a Word file, and broken ones."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from playwright.sync_api import FilePayload, expect

from geo.store import load
from geo.store.contract.data_dir import DEFAULT
from tests.browser.server import Server
from tests.browser.window import PHONE, WIDE, Window

LINES = (
    "把路修到田头",
    "“村里的路修好了，果子卖得出去。”陕西省延安市延川县文安驿镇梁家河村党支部书记钟麦田代表说。",
    "“把服务送到门口，居民才满意。”鼓楼区居民邵远帆代表说。",
    "大家都在鼓掌。“会场里很安静。”",
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the running application has its dataset."""
    place = tmp_path_factory.mktemp("adding") / "data"
    _copy(place)
    return place


@pytest.fixture(scope="module")
def server(serving: Callable[..., Server], place: Path) -> Server:
    return serving(data=place)


@pytest.fixture
def data(place: Path) -> Path:
    """A copy of the project's dataset that may be changed; the next test finds another."""
    shutil.rmtree(place)
    _copy(place)
    return place


@pytest.fixture
def adding(server: Server, window: Callable[..., Window], data: Path) -> Callable[..., Window]:
    """Opens the page over a dataset that may be changed."""
    return lambda **options: window(server, "/articles", **options)


def _copy(place: Path) -> None:
    left_out = shutil.ignore_patterns("gazetteer", "boundaries", "gold", ".*")
    shutil.copytree(DEFAULT, place, ignore=left_out)


def press(opened: Window, name: str) -> None:
    opened.page.get_by_role("button", name=name).click()
    opened.settle()


def paste(opened: Window, text: str = "\n".join(LINES)) -> None:
    opened.page.get_by_label("粘贴文章").fill(text)
    opened.page.get_by_label("粘贴文章").press("Control+Enter")
    opened.settle()
    press(opened, "读取")


def upload(opened: Window, *files: FilePayload) -> None:
    sent = re.compile("/_stcore/upload_file/")
    with opened.page.expect_response(sent):
        opened.page.locator("input[type=file]").set_input_files(list(files))
    for file in files:
        expect(opened.page.get_by_text(file["name"]).first).to_be_visible()
    opened.page.wait_for_timeout(500)  # the page is drawn anew for each file that has arrived
    opened.settle()
    press(opened, "读取")


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_a_pasted_article_is_checked_saved_and_on_the_map(adding, data, size):
    opened = adding(size=size)
    paste(opened)
    article = opened.page.get_by_role("region", name="文章全文")
    expect(article.locator(".quote.direct").first).to_contain_text("村里的路修好了")
    press(opened, "下一步：核对人与话")
    main = opened.page.get_by_test_id("stMain")
    main.evaluate("element => element.scrollTo(0, element.scrollHeight)")
    press(opened, "下一步：核对地点")
    expect(opened.page.get_by_text("有几种可能")).to_be_visible()
    assert main.evaluate("element => element.scrollTop") == 0
    opened.page.reload()
    expect(opened.page.get_by_text("有几种可能")).to_be_visible()
    opened.settle()
    opened.page.get_by_text("福建省 › 福州市 › 鼓楼区").click()
    opened.settle()
    expect(opened.page.get_by_text("有几种可能")).to_have_count(0)
    press(opened, "下一步：保存")
    for label in ("改动的理由", "改动的依据"):
        opened.page.get_by_label(label).fill("查过原文")
        opened.page.get_by_label(label).press("Tab")
        opened.settle()
    press(opened, "存入数据集")
    expect(opened.page.get_by_text("已存入")).to_be_visible()
    assert "邵远帆" in load(data).delegates["name"]
    opened.goto("/?q=邵远帆")
    expect(opened.headline).to_contain_text("1 位代表")
    opened.goto("/articles")
    opened.page.get_by_text("历史（").click()
    opened.page.get_by_role("button", name="撤销", exact=True).first.click()
    opened.page.get_by_role("dialog").get_by_role("button", name="撤销").click()
    opened.settle()
    expect(opened.page.get_by_text("已撤销或删除")).to_be_visible()
    assert "邵远帆" not in load(data).delegates["name"]


def test_text_is_selected_with_the_mouse_and_added_as_a_quote(adding):
    opened = adding()
    paste(opened)
    press(opened, "下一步：核对人与话")
    expect(opened.page.get_by_role("heading", name="用选中的文字")).to_be_visible()
    opened.settle()
    words = opened.page.get_by_role("region", name="文章全文").get_by_text("会场里很安静").first
    expect(words).to_be_visible()
    words.evaluate(
        """element => {
            const text = [...element.childNodes].find(node => node.textContent.includes("会场里很安静"))
            const at = text.textContent.indexOf("会场里很安静")
            const range = document.createRange()
            range.setStart(text, at)
            range.setEnd(text, at + 7)
            const selection = document.getSelection()
            selection.removeAllRanges()
            selection.addRange(range)
        }"""
    )
    words.dispatch_event("pointerup", {"bubbles": True, "composed": True})
    expect(opened.page.get_by_text(re.compile("已选 .*会场里很安静。"))).to_be_visible()
    press(opened, "加为引语")
    expect(
        opened.page.get_by_role("region", name="文章全文").locator(".quote", has_text="会场里很安静")
    ).to_be_visible()


def test_a_word_file_is_read_and_seen_on_the_map_of_this_session_only(adding, window):
    document = docx.Document()
    document.add_heading(LINES[0], 1)
    for line in LINES[1:]:
        document.add_paragraph(line)
    file = BytesIO()
    document.save(file)
    opened = adding()
    upload(opened, {"name": "会议.docx", "mimeType": WORD, "buffer": file.getvalue()})
    expect(opened.page.get_by_role("region", name="文章全文")).to_contain_text("果子卖得出去")
    for step in ("核对人与话", "核对地点", "保存"):
        press(opened, f"下一步：{step}")
    press(opened, "在地图上看")
    expect(opened.card("钟麦田")).to_be_visible()
    assert "set" not in opened.query
    opened.page.get_by_role("link", name="English").click()
    expect(opened.page.get_by_text("1 article of this session is on the map")).to_be_visible()
    other = window(opened.server, "/")
    expect(other.headline).to_contain_text("9 位代表")


def test_broken_files_are_named_and_do_not_stop_a_good_one(adding):
    opened = adding()
    upload(
        opened,
        {"name": "坏的.docx", "mimeType": WORD, "buffer": b"PK\x03\x04 not a document"},
        {"name": "照片.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + bytes(64)},
        {"name": "好的.txt", "mimeType": "text/plain", "buffer": "\n".join(LINES).encode("gb18030")},
    )
    for name in ("坏的.docx", "照片.png"):
        expect(opened.page.get_by_role("alert").filter(has_text=name)).to_be_visible()
    expect(opened.page.get_by_role("region", name="文章全文")).to_contain_text("果子卖得出去")
