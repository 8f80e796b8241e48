"""Who said what: a table of attribution forms, the seed article, and what holds for any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.model import Article
from geo.text import extract, parse, read
from tests.text.marked import expected, forms, found

FORMS = list(forms(Path(__file__).with_name("forms.txt")))
SEED = Path(__file__).parents[2] / "data" / "articles" / "grassroots-party-building.txt"


@pytest.fixture(scope="module")
def seed() -> Article:
    return read(SEED)


@pytest.mark.parametrize(("form", "marked"), [case for case in FORMS if "?" not in case[0]])
def test_speech_is_found_with_its_speaker_and_its_edges(form: str, marked: str) -> None:
    text, spans = expected(marked)
    assert found(text) == spans


@pytest.mark.parametrize(("form", "marked"), [case for case in FORMS if "?" in case[0]])
def test_known_failures_are_still_failures(form: str, marked: str) -> None:
    text, spans = expected(marked)
    assert found(text) != spans, f"{form} is found now: take the question mark off"


def test_the_seed_has_nine_speakers_with_what_describes_them(seed: Article) -> None:
    described = {s.name: (s.place_hint, s.descriptor) for s in extract(seed).speakers}
    assert described == {
        "刘淑红": (
            "辽宁省朝阳市喀喇沁左翼蒙古族自治县六官营子镇西南沟村",
            "村党总支书记、村委会主任",
        ),
        "陈丙福": (None, "山东省淄博市沂源县南鲁山镇流水村党总支书记"),
        "齐永新": (None, "宁夏回族自治区隆德县凤岭乡李士村党支部书记"),
        "张军萍": ("上海市闵行区莘庄镇康城社区", "社区党委专职副书记"),
        "李水清": (None, "江西省萍乡市安源区委书记"),
        "吴亚琴": (None, "吉林省长春市宽城区团山街道长山花园社区党委第一书记"),
        "马石光": (None, "圆通速递服务有限公司湖南省长沙市高桥分公司营运部经理"),
        "胡春华": (None, "深圳巴士集团公汽分公司乘务员"),
        "郭大进": (None, "云南省昭通市委书记"),
    }


def test_the_seed_has_eleven_direct_quotes_and_four_of_reported_speech(seed: Article) -> None:
    extraction = extract(seed)
    kinds = [(extraction.speakers[q.speaker].name, q.kind) for q in extraction.quotations]
    assert [name for name, kind in kinds if kind == "direct"] == [
        "刘淑红", "陈丙福", "陈丙福", "齐永新", "齐永新", "张军萍", "李水清", "吴亚琴", "马石光", "胡春华",
        "郭大进",
    ]  # fmt: skip
    reported = {
        extraction.speakers[q.speaker].name: (q.text[:6], q.text[-6:])
        for q in extraction.quotations
        if q.kind == "indirect"
    }
    assert reported == {
        "张军萍": ("今后要深入学", "和治理水平。"),
        "李水清": ("安源区坚持党", "与基层治理。"),
        "吴亚琴": ("以党建引领基", "众是否满意。"),
        "郭大进": ("要深入学习贯", "受更多暖意。"),
    }
    assert not any("组合拳" in q.text or "触角" in q.text for q in extraction.quotations)


def test_joint_speech_is_one_quotation_for_each_speaker() -> None:
    extraction = extract(parse("教师方如意、医生段小溪两位代表一致认为，山区的路灯应当再亮一些。"))
    assert [q.speaker for q in extraction.quotations] == [0, 1]
    assert len({(q.start, q.end) for q in extraction.quotations}) == 1


def test_a_paragraph_with_marks_that_do_not_pair_is_reported_and_gives_no_quotes() -> None:
    article = parse("“山里通了车。”司机齐大山代表说，“路还要再宽。\n齐大山代表说：“弯道也要改。”")
    extraction = extract(article)
    assert [q.text for q in extraction.quotations] == ["弯道也要改。"]
    assert [(n.start, n.end, n.code) for n in extraction.notices] == [
        (0, article.text.index("\n"), "unreadable")
    ]


@pytest.mark.parametrize(
    ("text", "nobodys"),
    [
        ("清晨的集市很热闹。有人说：“今年的枣真甜。”", ["今年的枣真甜。"]),  # an unnamed voice
        ("代表们说：“路修到了家门口。”", ["路修到了家门口。"]),  # a group
        ("他说，山上的树都活了。", ["山上的树都活了。"]),  # somebody who is never named
        ("“弯道也要改。”这句话写在墙上。", ["弯道也要改。"]),  # nobody at all
        ("司机齐大山代表说：“弯道也要改。”", []),
        ("司机齐大山代表说，要打好“组合拳”。", []),  # a term
    ],
)
def test_speech_that_is_nobodys_is_a_notice_with_its_words(text: str, nobodys: list[str]) -> None:
    found = [notice for notice in extract(parse(text)).notices if notice.code == "unassigned"]
    assert [text[notice.start : notice.end] for notice in found] == nobodys
    assert all(dict(notice.values)["words"] in notice.reason for notice in found)


@pytest.mark.parametrize(
    ("text", "name", "hint", "descriptor"),
    [
        ("今年五十岁的四川省眉山市丹棱县龙鹄村党支部书记罗小满代表说，路修好了。", "罗小满", None,
         "四川省眉山市丹棱县龙鹄村党支部书记"),
        ("全国人大代表、海河重工集团董事长、总工程师柏长松说，要啃硬骨头。", "柏长松", None,
         "海河重工集团董事长、总工程师"),
        ("宋远（湖南省汨罗市屈子祠镇渔民）代表说，湖水清了。", "宋远", None, "湖南省汨罗市屈子祠镇渔民"),
        ("来自甘肃省康县长坝镇的段家庄村党总支书记段有米代表说，花椒红了。", "段有米", None,
         "甘肃省康县长坝镇的段家庄村党总支书记"),
        ("与同在青海代表团的护士卓玛吉相邻而坐的司机常青山代表说，高原的路好走了。", "常青山", None, "司机"),
        ("陕西省汉中市勉县有个黄家沟村。向有田代表是村党支部书记。向有田说，茶园要连片。", "向有田",
         "陕西省汉中市勉县黄家沟村", "村党支部书记"),
        ("桂花香代表说，盼着通高铁。", "桂花香", None, ""),
    ],
)  # fmt: skip
def test_a_speaker_is_described_in_the_article_s_words(
    text: str, name: str, hint: str | None, descriptor: str
) -> None:
    speakers = {s.name: (s.place_hint, s.descriptor) for s in extract(parse(text)).speakers}
    assert speakers[name] == (hint, descriptor)


# Whatever news may hold, in any order.
_WORDS = (
    '“ ” ‘ ’ 「 」 『 』 " ， 。 ： ； ！ ？ （ ） … — 、 · 他 她 说 的 在 了 等 和 代表 委员'
    " 表示 看来 认为 书记 王小明 扎西卓玛 买买提·依明 北京市 某村 村党支部书记 全国人大代表 記者 說 a 1"
)
_PIECES = st.sampled_from([*_WORDS.split(), "\n", "\u3000\u3000", " "])


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=60).map("".join))
def test_offsets_are_exact_and_nothing_breaks_on_any_row_of_pieces(text: str) -> None:
    _holds_for(text)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120))
def test_offsets_are_exact_and_nothing_breaks_on_any_text(text: str) -> None:
    _holds_for(text)


def _holds_for(text: str) -> None:
    if not text.strip():
        return
    try:
        article = parse(text)
    except ValueError:
        return
    extraction = extract(article)
    for quotation in extraction.quotations:
        assert article.text[quotation.start : quotation.end] == quotation.text != ""
        assert 0 <= quotation.speaker < len(extraction.speakers)
        assert 0 <= quotation.confidence <= 1
    for speaker in extraction.speakers:
        assert article.text[speaker.start : speaker.end] == speaker.name != ""
    assert {q.speaker for q in extraction.quotations} == set(range(len(extraction.speakers)))
