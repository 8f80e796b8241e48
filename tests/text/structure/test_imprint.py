"""Publisher and address as an article prints them."""

import pytest

from geo.text.structure.imprint import imprint


@pytest.mark.parametrize(
    ("text", "publisher", "url"),
    [
        ("春茶上市\n来源：山城晚报\n茶农很忙。", "山城晚报", None),
        ("春茶上市\n2024-03-01 来源: 山城发布 作者：佚名\n茶农很忙。", "山城发布", None),
        ("春茶上市\n茶农很忙。\n（来源：《山城晚报》）", "山城晚报", None),
        ("新华社杭州3月1日电　茶农很忙。", "新华社", None),
        ("　　中新社香港10月16日电 会议开幕。", "中新社", None),
        ("本报北京三月一日电　茶农很忙。", None, None),
        ("来源：本报讯\n茶农很忙。", None, None),
        ("收入的来源很多。他说：“来源：地里。”", None, None),
        ("茶农很忙。\n原文链接：https://example.org/a/1.html", None, "https://example.org/a/1.html"),
        ("茶农上了https://example.org/shop卖茶。", None, None),
        ("茶农很忙。" * 400 + "\n来源：山城晚报", "山城晚报", None),
        ("", None, None),
    ],
)
def test_the_imprint_is_what_is_printed(text: str, publisher: str | None, url: str | None) -> None:
    found = imprint(text)
    assert (found.publisher, found.url) == (publisher, url)
    assert found.publisher is None or text[found.start : found.end] == publisher
