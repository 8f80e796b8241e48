from __future__ import annotations

import pytest

from geo.errors import ArticleError
from geo.text import formats
from geo.text.formats import glyphs, pdf
from tests.text import files

LINE = "宋绍田代表说，下一步要把分拣和冷藏也留在村里，让年轻人"  # as wide as the column
REST = "在家门口就有活干。"
FULL = "宋绍田代表说，下一步要把分拣冷藏都留在村里，让人回来。"  # as wide, and a sentence ends with it
LEFT = 72


def page(*lines: str, left: float = LEFT, leading: float = 18) -> list[tuple[float, float, str]]:
    """Lines down a page; full-width blanks at the beginning set a line in."""
    return [
        (left + 12 * (len(line) - len(line.lstrip("　"))), 780 - leading * number, line.lstrip("　"))
        for number, line in enumerate(lines)
    ]


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["标题", LINE, REST], ["标题", LINE + REST]),
        ([LINE, LINE, REST, "第二段。"], [LINE + LINE + REST, "第二段。"]),
        (
            ["　　" + LINE[2:], REST, "　　" + LINE[2:], FULL, "　　末段。"],
            [LINE[2:] + REST, LINE[2:] + FULL, "末段。"],
        ),
        (
            ["　　" + LINE[2:], FULL, REST, "　　" + FULL[2:], "　　末段。"],
            [LINE[2:] + FULL + REST, FULL[2:], "末段。"],
        ),
        (["短行", "又一短行"], ["短行", "又一短行"]),
        ([LINE, "GDP" + REST], [LINE + "GDP" + REST]),
    ],
)
def test_lines_are_joined_to_paragraphs(lines, paragraphs):
    assert formats.text_of(files.pdf([page(*lines)])).splitlines() == paragraphs


def test_space_between_paragraphs_parts_them():
    lines = [(72, 780, LINE), (72, 762, FULL), (72, 732, LINE), (72, 714, REST)]
    assert formats.text_of(files.pdf([lines])).splitlines() == [LINE + FULL, LINE + REST]


def test_a_paragraph_goes_on_over_the_page_without_heads_and_numbers():
    pages = [
        [(200, 820, "某某日报"), *page("　　" + LINE[2:], LINE), (300, 20, "— 1 —")],
        [(200, 820, "某某日报"), *page(REST, "　　第二段。"), (300, 20, "— 2 —")],
        [(200, 820, "某某日报"), *page("　　第三段。"), (300, 20, "— 3 —")],
    ]
    text = formats.text_of(files.pdf(pages))
    assert text.splitlines() == [LINE[2:] + LINE + REST, "第二段。", "第三段。"]


SAID = "“路通到了家门口。”宋绍田代表说。"
NEXT = "“灯也亮了。”何小穗代表说。"


def down(text: str, x: float, *, top: float = 780) -> list[tuple[float, float, str]]:
    """The characters of a vertical line, one below the other."""
    return [(x, top - 12 * number, character) for number, character in enumerate(text)]


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        # drawn out of order
        ([(72, 744, NEXT), (72, 780, "山里的事"), (72, 762, SAID)], ["山里的事", SAID, NEXT]),
        # a line of which the middle is drawn last
        ([(72, 780, SAID[:5]), (72 + 120, 780, SAID[10:]), (72 + 60, 780, SAID[5:10])], [SAID]),
        # upright lines from right to left, with the marks of vertical writing
        (
            [*down("﹁路通到了家門口。﹂宋紹田代表說。", 500), *down("﹁燈也亮了。﹂何小穗代表說。", 470)],
            ["﹁路通到了家門口。﹂宋紹田代表說。", "﹁燈也亮了。﹂何小穗代表說。"],
        ),
        # all turned by a quarter
        ([(150, 72, SAID, 12, 90), (180, 72, NEXT, 12, 90)], [SAID, NEXT]),
        # a watermark across the page
        ([(72, 780, SAID), (100, 300, "内部资料", 60, 40), (72, 740, NEXT)], [SAID, NEXT]),
        # how to pronounce a name, above it
        ([(72, 780, SAID), (72 + 120, 790, "songshaotian", 4), (72, 740, NEXT)], [SAID, NEXT]),
        # two columns, the heading at the left lower than the first line at the right
        (
            [
                *[(72, 770, "山里的事", 22), (94, 740, LINE[:15], 11), (72, 724, LINE[15:], 11)],
                *[
                    (330, 782, NEXT, 11),
                    (330, 766, "大家都点头。", 11),
                    (352, 742, LINE[:15], 11),
                    (330, 726, REST, 11),
                ],
            ],
            ["山里的事", LINE, NEXT, "大家都点头。", LINE[:15] + REST],
        ),
        # a blank before a name that no character stands for
        ([(72, 780, "成都市民"), (72 + 48 + 2.6, 780, "何小穗"), (72, 740, NEXT)], ["成都市民 何小穗", NEXT]),
        # paragraphs of one line each, white between them, one as wide as the page
        (
            [(72, 780, LINE[:-1] + "。"), (72, 750, NEXT), (72, 720, SAID), (72, 690, "散会了。")],
            [LINE[:-1] + "。", NEXT, SAID, "散会了。"],
        ),
        # the number of a note, raised
        ([(72, 780, SAID), (72 + 12 * len(SAID), 786, "1", 6), (72, 740, NEXT)], [SAID + "1", NEXT]),
    ],
    ids=["order", "passes", "vertical", "turned", "mark", "ruby", "columns", "blank", "one-liners", "note"],
)
def test_what_stands_where_on_a_page_gives_its_order(lines, paragraphs):
    found = formats.text_of(files.pdf([lines])).split("\n")
    assert [line for line in found if line] == paragraphs


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_is_read_however_it_lies(rotate):
    assert formats.text_of(files.pdf([page(SAID, NEXT)], rotate=rotate)).split() == [SAID, NEXT]


@pytest.mark.parametrize(("aside", "down"), [(0, 0), (0.4, 0), (0, 0.4), (-0.3, 0.3), (3.4, -3.4)])
def test_what_is_drawn_again_in_its_place_is_read_once(aside, down):
    lines = [(60 + 1.7 * number, 780 - 23.3 * number, REST) for number in range(30)]  # anywhere on a grid
    again = [(x + aside, y + down, text) for x, y, text in lines]
    at_once = [each for both in zip(lines, again, strict=True) for each in both]
    once = formats.text_of(files.pdf([lines]))
    assert once.count(REST) == len(lines)
    assert [formats.text_of(files.pdf([twice])) for twice in (lines + again, at_once)] == [once, once]


@pytest.mark.parametrize("number", [b"1e38", b"-9" + b"9" * 40, b"0", b"-5"])
@pytest.mark.parametrize("place", [b" 12 Tf", b"72 762 Tm", b"1.0000 72 762"])
def test_numbers_that_no_page_has_leave_the_other_lines(number, place):
    content = files.pdf([page(SAID, NEXT, REST)])
    first, rest = content.split(place, 2)[0], content.split(place, 2)[1:]
    changed = place.replace(place.split()[0], number, 1)
    assert REST in formats.text_of(first + changed + place.join(rest))


@pytest.mark.parametrize(
    ("written", "meant"),
    [("⼀⽅⾯", "一方面"), ("⻓⻔⻘⻰", "长门青龙"), ("⼾⼝", "户口"), ("ﬁ⸺", "fi——"), ("一路", "一路")],
)
def test_radicals_and_ligatures_become_the_characters_that_were_meant(written, meant):
    assert glyphs.plain(written) == meant


def test_a_file_that_only_forbids_printing_is_read():
    assert formats.text_of(files.locked(files.pdf([page(REST)]), user="")) == f"{REST}\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (files.locked(files.pdf([page(REST)]), user="secret"), "密码"),
        (files.pdf([[]]), "OCR"),
        (files.pdf([[], []]), "OCR"),
        (files.pdf([page("\x01\x02\x03\x04\x05")], encoding="Identity-H"), "乱码"),
        (files.pdf([page(REST)])[:300], "损坏"),
        (b"%PDF-1.4\nnot really", "损坏"),
    ],
)
def test_what_has_no_readable_text_is_refused_with_what_to_do(content, said):
    with pytest.raises(ArticleError, match=rf"稿\.pdf.*{said}"):
        formats.text_of(content, "稿.pdf")


def test_a_book_is_refused(monkeypatch):
    monkeypatch.setattr(pdf, "MAX_PAGES", 2)
    with pytest.raises(ArticleError, match="3 页"):
        formats.text_of(files.pdf([page(REST)] * 3))
