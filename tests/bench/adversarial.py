"""Measures reading on inputs made to be slow: python -m tests.bench.adversarial [NAME…] [--size 100000]

Shapes of text are read for who said what, the files of slow_files for their text. Each is made at a sixteenth
of the size and at the size. The table prints the CPU seconds for 100,000 characters and the exponent: 1 is
linear, 2 quadratic. Where it is over the goal, it is measured again from a quarter of the size to four times
the size, and the lower one counts: strings that come often enough to be names are a step, not growth.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial

import pypdfium2

from geo import text
from geo.errors import UserError
from geo.text import formats
from tests.bench.slow_files import FILES

GROWTH = 16
MOST_SECONDS = 1.0  # for 100,000 characters
MOST_EXPONENT = 1.15
TOO_SHORT = MOST_SECONDS / 50  # for growth to be told
FURTHER = 4  # times the size, for shapes that seem to grow
Maker = Callable[[int], str]


def _repeated(unit: str, *, before: str = "", after: str = "") -> Maker:
    """A text of so many characters that repeats `unit`."""
    return lambda size: before + (unit * (size // len(unit) + 1))[:size] + after


def _numbered(unit: str) -> Maker:
    """The same with a different number or name in each repetition: {n}, {name}, {place}."""

    def make(size: int) -> str:
        parts: list[str] = []
        length = number = 0
        while length < size:
            name = (
                SURNAMES[number % len(SURNAMES)]
                + GIVEN[number // 7 % len(GIVEN)]
                + GIVEN[number % len(GIVEN)]
            )
            part = unit.replace("{n}", str(number)).replace("{name}", name)
            part = part.replace("{place}", PLACES[number % len(PLACES)])
            parts.append(part)
            length += len(part)
            number += 1
        return "".join(parts)[:size]

    return make


def _drawn(*units: str) -> Maker:
    """Units in an order drawn by a fixed seed."""

    def make(size: int) -> str:
        draw = random.Random(size)
        parts: list[str] = []
        length = 0
        while length < size:
            parts.append(draw.choice(units))
            length += len(parts[-1])
        return "".join(parts)[:size]

    return make


SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗"
GIVEN = "建国秀英海燕志强春梅东明晓丽文博雨桐思远子涵浩然"
PLACES = ("江西省萍乡市", "云南省昭通市", "甘肃省康县", "上海市闵行区", "宁夏隆德县", "贵州省毕节市")
TAIL = "。\n　　党支部书记张三丰代表说：“路修好了。”"

SHAPES: dict[str, Maker] = {
    # chains of places
    "one noun of a level": _repeated("州", before="路修好了。", after="党支部书记张三丰代表说。"),
    "a division again and again": _repeated("江西省萍乡市安源区", after=TAIL),
    "a division, stopped by an office": _repeated("江西省萍乡市安源区", after="委书记"),
    "nouns of levels mixed": _drawn("省", "市", "县", "区", "州", "镇", "乡", "村"),
    "places and words that lead": _repeated("走进州", after=TAIL),
    "places with offices": _repeated("甲州书记", after=TAIL),
    "clauses of places": _repeated("在江西省萍乡市，"),
    "places that have a village": _repeated("江西省萍乡市有个"),
    "villages that lie": _repeated("黄家沟村位于陕西省"),
    "from a chain": _repeated("来自江西省萍乡市"),
    "community after community": _repeated("社区"),
    "rooms of work": _repeated("走进某某医院的"),
    # names and offices
    "names in a row": _numbered("{name}、"),
    "names with offices": _numbered("{place}市委书记{name}、"),
    "surnames only": _repeated("王"),
    "two surnames": _repeated("王李"),
    "a name without end": _repeated("张三"),
    "dots between names": _repeated("阿里·"),
    "delegates without names": _repeated("代表"),
    "delegates of a place": _repeated("某地代表"),
    "offices in a row": _repeated("党支部书记"),
    "secretary and director": _repeated("书记、主任、"),
    "each named once": _numbered("{name}代表走过来。"),
    "each named once, in lines": _numbered("{name}代表走过来。\n"),
    "the same person": _repeated("李建国代表走过来。"),
    "the same person in lines": _repeated("李建国代表走过来。\n"),
    # speech
    "many speakers": _numbered("{name}代表说：“路修好了{n}次。”\n"),
    "many speakers in one line": _numbered("{name}代表说：“路修好了{n}次。”"),
    "one speaker": _repeated("李建国代表说：“路修好了。”"),
    "one speaker in lines": _repeated("李建国代表说：“路修好了。”\n"),
    "she said, he said": _repeated("她说，路修好了。他说，桥也修好了。"),
    "she said, he said, quoted": _repeated("她说：“路修好了。”他说：“桥也修好了。”"),
    "she said, after a person": _repeated("她说，路修好了。", before="李秀英代表走过来。"),
    "quoted, then she said": _repeated("“路修好了。”她说。"),
    "dialogue": _repeated("“路修好了吗？”\n“修好了。”\n"),
    "dialogue after a person": _repeated("“路修好了吗？”\n“修好了。”\n", before="李建国代表说：“来。”\n"),
    "dialogue of two": _numbered("{name}问：“路呢？”\n“修好了。”{name}答。\n"),
    "lines with a colon": _numbered("{name}：路修好了。\n"),
    "question and answer": _repeated("问：路修好了吗？\n答：修好了。\n"),
    "reporter and guest": _numbered("记者：路修好了吗？\n{name}：修好了{n}条。\n"),
    "marks and names": _numbered("“路{n}”{name}"),
    "marks open only": _repeated("“"),
    "marks closed only": _repeated("”"),
    "marks open and closed": _repeated("“”"),
    "marks within marks": _repeated("“‘"),
    "deep marks": lambda size: "“‘" * (size // 4) + "’”" * (size // 4),
    "straight marks": _repeated('"路修好了。"'),
    "corner marks": _repeated("「路修好了。」他說。"),
    "colon after colon": _repeated("说："),
    "cues in a row": _repeated("说表示认为指出强调"),
    "cue, comma": _repeated("李建国说，"),
    "according to": _repeated("在李建国看来，"),
    "cue at the end": _repeated("路修好了，李建国说。"),
    "reported without a stop": _repeated("李建国表示要把路修好"),
    "pieces of one quotation": _repeated("“路修好了，”李建国说，“桥也修好了。”"),
    "marked words in one sentence": _repeated("“好”，", before="李建国表示，"),
    "terms in marks": _repeated("“组合拳”和“先手棋”"),
    "a long quotation": _repeated("路修好了，", before="李建国代表说：“", after="”"),
    "a long quotation over lines": _repeated("“路修好了。\n", before="李建国代表说："),
    "joint speech": _repeated("李建国、王秀英代表一致认为，"),
    # pronouns, kin, narration
    "pronouns": _repeated("他她他们她们"),
    "this delegate": _repeated("这位代表说，"),
    "kin": _repeated("她的父亲的母亲的"),
    "gestures": _repeated("他笑着点点头说道，"),
    # layout
    "blank lines": _repeated("\n"),
    "wide blanks": _repeated("　"),
    "blanks": _repeated(" "),
    "headings": _repeated("一、路修好了\n"),
    "short lines": _repeated("路\n"),
    "numbers": _repeated("1、"),
    "dates": _repeated("2022年10月20日"),
    "digits": _repeated("0"),
    "sources": _repeated("来源：某报\n"),
    "bylines": _repeated("本报记者 李建国 王秀英\n"),
    "brackets": _repeated("（记者李建国）"),
    "open brackets": _repeated("（"),
    "captions": _repeated("图为李建国代表。\n"),
    "latin": _repeated("abc def "),
    "one latin word": _repeated("a"),
    "colons": _repeated("："),
    "commas": _repeated("，"),
    "dashes": _repeated("——"),
    "dots of omission": _repeated("……"),
    "no stop at all": _repeated("路修好了桥也修好了"),
    "stops only": _repeated("。"),
    "rare characters": _repeated("\U00020000"),
    "invisible characters": _repeated("路\u200b修\u2060好\u00ad"),
    "everything mixed": _drawn(
        *(
            "李建国",
            "代表",
            "说",
            "：",
            "“",
            "”",
            "，",
            "。",
            "\n",
            "他",
            "江西省",
            "市委书记",
            "、",
            "在",
            "看来",
            "表示",
        ),
    ),
    "everything mixed, with lines": _drawn(
        *(
            "王秀英代表说：",
            "“路修好了。”",
            "\n　　",
            "她",
            "说，",
            "（",
            "）",
            "问：",
            "答：",
            "来自甘肃省康县的",
            "的父亲",
        ),
    ),
}


def seconds(article: str) -> float:
    """CPU seconds to read an article and find who said what."""
    start = time.process_time()
    with suppress(UserError):  # there may be no text in it
        text.extract(text.parse(article))
    return time.process_time() - start


def file_seconds(content: bytes, name: str) -> float:
    """CPU seconds to take the text out of a file."""
    start = time.process_time()
    with suppress(UserError):  # tables a hundred deep are refused
        formats.read(content, name)
    return time.process_time() - start


def library_seconds(content: bytes) -> float:
    """CPU seconds in which PDFium alone loads the pages of a PDF and their text."""
    start = time.process_time()
    document = pypdfium2.PdfDocument(content)
    for page in document:
        page.get_textpage().close()
        page.close()
    document.close()
    return time.process_time() - start


def measured(name: str, size: int) -> tuple[float, float]:
    """Seconds for 100,000 characters, and the exponent of growth by GROWTH up to the size."""

    def reading(of: int) -> Callable[[], float]:
        if name in FILES:
            file, make = FILES[name]
            return partial(file_seconds, make(of), file)
        return partial(seconds, SHAPES[name](of))

    taken, exponent = _grown(reading, size)
    if exponent > MOST_EXPONENT and taken > TOO_SHORT:
        exponent = min(exponent, _grown(reading, FURTHER * size)[1])
    return taken, exponent


def _grown(reading: Callable[[int], Callable[[], float]], size: int) -> tuple[float, float]:
    small, large = reading(size // GROWTH), reading(size)
    first = min(small() for _ in range(3))
    last = large()
    grown = math.log(max(last, 1e-4) / max(first, 1e-4)) / math.log(GROWTH)
    return last * 100_000 / size, grown


def main() -> int:
    """Print the table; returns 1 where a shape misses a goal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="shapes to measure; all without any")
    parser.add_argument("--size", type=int, default=100_000, help="characters of the large input")
    options = parser.parse_args()
    seconds(_numbered("{name}代表说：“路修好了。”\n")(5000))  # word lists are read at first use
    missed = 0
    print(f"{'shape':34} {'s / 100,000':>11} {'exponent':>8}")
    for name in options.names or [*SHAPES, *FILES]:
        taken, exponent = measured(name, options.size)
        misses = taken > MOST_SECONDS or (exponent > MOST_EXPONENT and taken > TOO_SHORT)
        missed += misses
        print(f"{name:34} {taken:11.3f} {exponent:8.2f}{'  !' if misses else ''}", flush=True)
        if name.startswith("pdf"):
            alone = library_seconds(FILES[name][1](options.size)) * 100_000 / options.size
            print(f"{'  of that PDFium':34} {alone:11.3f}", flush=True)
    return int(missed > 0)


if __name__ == "__main__":
    raise SystemExit(main())
