"""Makes datasets of any size that keep the data contract: python -m tests.generate N DIR

The same N gives the same bytes everywhere. People are spread over the counties of the gazetteer, their
words are put together from a few phrases, and each quote stands in a generated article at the offsets
that its row gives. Names and words are made up; nothing in such a dataset is about anybody. `hostile`
makes a small one whose every text field tries to become code. Does not make what only the build can find
out: rule ids and confidences are placeholders of the right form.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from pypinyin import lazy_pinyin

from geo.store.contract import ids
from geo.store.contract.columns import TABLES
from geo.store.contract.csvfile import write_text

DATA = Path(__file__).resolve().parent.parent / "data"
RULE = "generated"
FIRST_DAY = date(2022, 10, 16)
DELEGATES_PER_ARTICLE = 250
MARKUP = "${alert(1)} `${alert(1)}` </script><script>alert(1)</script><img src=x onerror=alert(1)>"
LINK = "javascript:alert(1)"
ADDRESS = """https://example.org/"onmouseover="alert(1)"><img/src=x/onerror=alert(1)>"""

Row = dict[str, str]

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈彭"
_GIVEN = "安柏晨川丹恩帆歌海禾嘉景凯岚朗黎曼宁诺沛琪然若森舒思桐维汐溪晓欣雅言怡亦雨远悦泽哲知舟子"
_ROLES = (  # role, role group, organisation, share
    ("村党总支书记", "village", "", 20),
    ("村委会主任", "village", "", 8),
    ("社区党委书记", "community", "", 14),
    ("镇党委书记", "township", "", 10),
    ("县委书记", "county", "", 7),
    ("市委书记", "city", "", 4),
    ("党委书记、董事长", "enterprise", "示范制造集团", 9),
    ("车间班组长", "enterprise", "示范机床厂", 6),
    ("小学教师", "education", "示范小学", 7),
    ("主任医师", "health", "示范医院", 5),
    ("研究员", "research", "示范研究所", 4),
    ("法官", "law", "示范法院", 2),
    ("演员", "culture", "示范艺术团", 2),
    ("", "other", "", 2),
)
_OPENINGS = ("这几年，", "接下来，", "在我们那里，", "回去以后，", "要说变化，", "这十年，", "去年以来，")
_SUBJECTS = ("乡亲们", "邻里之间", "党员干部", "青年人", "合作社社员", "一线工人", "老师和家长", "志愿者")
_VERBS = ("愿意一起", "正在带头", "学会了怎样", "下决心", "主动提出", "一步一步地", "用心用力地")
_OBJECTS = ("把路修好", "把产业做起来", "照看好老人和孩子", "把技术用到田间", "守住这片水土", "办好小事")
_ENDINGS = ("，日子越过越有奔头。", "，事情就好办得多。", "，大家心里踏实。", "，这是最实在的收获。")
_TOWNSHIPS = ("新河镇", "青石乡", "南湖街道", "东岭镇", "清溪镇")
_VILLAGES = ("上湾村", "石桥村", "向阳社区", "柳林村", "")


@dataclass(frozen=True, slots=True)
class Content:
    """A dataset before it is written: its tables by name, its article texts by file name."""

    tables: dict[str, list[Row]]
    articles: dict[str, str]


def generate(count: int, directory: Path, *, each: int = DELEGATES_PER_ARTICLE) -> None:
    """Write a dataset of `count` delegates, `each` in an article, to `directory`, made where missing."""
    people, sayings, sources = _draw(count, each)
    write(_compose(people, sayings, sources, _themes()), directory)


def hostile(directory: Path) -> None:
    """Write a dataset of nine delegates in which every text field holds what could run as code.

    Ids, codes, numbers and vocabularies are valid, so that the dataset loads; see `hostile_text`.
    """
    people, sayings, sources = _draw(9)
    for number, person in enumerate(people):
        for field in ("name", "name_pinyin", "role", "organisation", "place_text", "township", "village"):
            person[field] = hostile_text(f"{field}-{number}")
        for field in ("province", "prefecture", "county", "geocoder", "provider_id", "rule"):
            person[field] = hostile_text(field)
    for number, saying in enumerate(sayings):
        saying["text"] = hostile_text(f"text-{number}")
        saying["rule"] = hostile_text("rule")
    for source in sources:
        source.update(publisher=hostile_text("publisher"), url=ADDRESS)
    themes = [
        theme | {field: hostile_text(field) for field in ("name_zh", "name_en", "keywords")}
        for theme in _themes()
    ]
    write(_compose(people, sayings, sources, themes, title=hostile_text("title")), directory)


def hostile_text(field: str) -> str:
    """What `hostile` puts into `field`: code for a script, a template literal, HTML, Markdown and a path."""
    return (
        f"{field} {MARKUP} [x]({LINK}) **y** :red[z] a.b['c']\\d https://a.example www.b.example c@d.example"
    )


def write(content: Content, directory: Path) -> None:
    """Write the files of a dataset."""
    (directory / "articles").mkdir(parents=True, exist_ok=True)
    for name, text in content.articles.items():
        (directory / "articles" / name).write_bytes(text.encode())
    for table in TABLES:
        rows = content.tables.get(table.name, [])
        (directory / table.file).write_bytes(write_text(table.names, rows).encode())


def _draw(count: int, each: int = DELEGATES_PER_ARTICLE) -> tuple[list[Row], list[Row], list[Row]]:
    """People, what they say (with the index of person and article, not yet ids), and the sources."""
    random = np.random.default_rng([20221016, count])
    articles = max(3, -(-count // each))
    people = _people(random, count, articles)
    sources = [
        {
            "file": f"generated-{number:03}.txt",
            "publisher": ("示范日报", "示范晚报", "示范新闻网")[number % 3],
            "date": "" if number == 1 else (FIRST_DAY + timedelta(days=number % 9)).isoformat(),
            "url": f"https://news.example/{number:03}",
            "retrieved": "",
        }
        for number in range(articles)
    ]
    return people, _sayings(random, count, articles), sources


def _people(random: np.random.Generator, count: int, articles: int) -> list[Row]:
    divisions = _read(DATA / "gazetteer" / "divisions.csv")
    by_code = {row["adcode"]: row for row in divisions}
    parents = {row["parent"] for row in divisions}
    leaves = [row for row in divisions if row["adcode"] not in parents]
    weights = random.lognormal(sigma=0.8, size=len(leaves))
    where = random.choice(len(leaves), size=count, p=weights / weights.sum())
    shares = np.array([share for *_, share in _ROLES], dtype=float)
    what = random.choice(len(_ROLES), size=count, p=shares / shares.sum())
    depth = random.choice(5, size=count, p=(0.02, 0.06, 0.14, 0.6, 0.18))  # none, province … township
    shift = random.uniform(-0.1, 0.1, size=(count, 2))
    town, village = random.integers(5, size=count), random.integers(5, size=count)
    surname = random.integers(len(_SURNAMES), size=count)
    given = random.integers(len(_GIVEN), size=(count, 2))
    alone = random.random(count) < 0.2  # a given name of one character
    if count > 1:
        depth[1] = 0  # every dataset has somebody without a place
    sounds = {letter: lazy_pinyin(letter)[0] for letter in _SURNAMES + _GIVEN}
    taken: set[tuple[str, int]] = set()  # one name is one person within an article
    people = []
    for number in range(count):
        first, second = given[number]
        rest = "" if alone[number] else _GIVEN[second]
        name = _SURNAMES[surname[number]] + _GIVEN[first] + rest
        while {(name, number % articles), (name, (number + 1) % articles)} & taken:
            second = (second + 1) % len(_GIVEN)
            name = _SURNAMES[surname[number]] + _GIVEN[first] + _GIVEN[second]
        taken |= {(name, number % articles), (name, (number + 1) % articles)}
        pinyin = f"{sounds[name[0]].capitalize()} {''.join(map(sounds.__getitem__, name[1:])).capitalize()}"
        role, group, organisation, _ = _ROLES[what[number]]
        person = dict.fromkeys(_columns("delegates"), "") | {
            "name": name,
            "name_pinyin": pinyin,
            "role": role,
            "role_group": group,
            "organisation": organisation,
            "precision": "none",
            "state": "none",
            "rule": RULE,
            "confidence": "0.95",
        }
        leaf = leaves[where[number]]
        if depth[number]:
            at = _ancestor(leaf, int(depth[number]), by_code)
            _place(person, at, int(depth[number]), shift[number], town[number], village[number])
        people.append(person)
    return people


def _ancestor(leaf: Row, depth: int, by_code: Mapping[str, Row]) -> Row:
    """The division of the leaf's chain at the level of `depth`, or the nearest below that it has."""
    levels = ("province", "prefecture", "county")
    row = leaf
    while levels.index(row["level"]) >= depth and row["parent"] in by_code:
        row = by_code[row["parent"]]
    return row


def _place(person: Row, at: Row, depth: int, shift: Sequence[float], town: int, village: int) -> None:
    """Fill the columns of place: depth 3 is a county's point, 4 a township's point near it."""
    lat, lon, radius = float(at["lat"]), float(at["lon"]), float(at["radius_km"])
    precision, state = at["level"], "exact"
    if depth >= 3 and (town or village):
        person["township"] = _TOWNSHIPS[town]
        person["village"] = _VILLAGES[village] if depth == 3 else ""
        state = "coarse"
    if depth == 4:
        person["township"] = _TOWNSHIPS[town]
        lat += shift[0] * (float(at["north"]) - float(at["south"]))
        lon += shift[1] * (float(at["east"]) - float(at["west"]))
        precision, state, radius = "township", "exact", 5.0
    person.update({level: at[level] for level in ("province", "prefecture", "county")})
    person.update(
        place_text="".join(
            person[level] for level in ("province", "prefecture", "county", "township", "village")
        ),
        adcode=at["adcode"],
        lat=f"{lat:.5f}",
        lon=f"{lon:.5f}",
        precision=precision,
        radius_km=f"{radius:.1f}",
        geocoder="embedded",
        state=state,
    )


def _sayings(random: np.random.Generator, count: int, articles: int) -> list[Row]:
    """One to four quotes a person, in their own article or the next one, under one or two themes."""
    themes = [theme["id"] for theme in _themes()]
    weights = 1 / np.arange(1.5, len(themes) + 1.5)
    how_many = 1 + random.binomial(3, 0.3, size=count)
    person = np.repeat(np.arange(count), how_many)
    size = len(person)
    favourite = random.choice(len(themes), size=count, p=weights / weights.sum())[person]
    theme = np.where(random.random(size) < 0.75, favourite, random.integers(len(themes), size=size))
    themeless = random.random(size) < 0.03
    article = (person + (random.random(size) < 0.2)) % articles
    indirect = random.random(size) < 0.25
    parts = (_OPENINGS, _SUBJECTS, _VERBS, _OBJECTS, _ENDINGS)
    words = [random.integers(len(part), size=size) for part in parts]
    return [
        {
            "person": str(person[number]),
            "article": str(article[number]),
            "theme_id": "" if themeless[number] else themes[theme[number]],
            "kind": "indirect" if indirect[number] else "direct",
            "text": "".join(part[word[number]] for part, word in zip(parts, words, strict=True)),
            "rule": RULE,
            "confidence": "0.9",
        }
        for number in range(size)
    ]


def _compose(
    people: list[Row],
    sayings: Iterable[Row],
    sources: list[Row],
    themes: list[Row],
    *,
    title: str | None = None,
) -> Content:
    """Print the sayings in articles, a section for each theme, and give everything its ids."""
    names = {theme["id"]: theme["name_zh"] for theme in themes} | {"": ""}
    order = {identity: place for place, identity in enumerate(names)}
    by_article: dict[int, list[Row]] = defaultdict(list)
    for saying in sayings:
        by_article[int(saying["article"])].append(saying)
    tables: dict[str, list[Row]] = {"sources": sources, "themes": themes, "articles": [], "quotes": []}
    texts: dict[str, str] = {}
    delegates: dict[int, str] = {}
    register = ids.Register()  # at 100,000 rows some digests do begin alike
    for number, source in enumerate(sources):
        head = title or f"示范报道之{number + 1}（根据示范材料整理）"
        quotes = sorted(by_article[number], key=lambda saying: order[saying["theme_id"]])
        text, spans = _print(head, quotes, people, names)
        article = ids.article_id(text)
        texts[source["file"]] = text
        tables["articles"].append(
            {name: source[name] for name in ("publisher", "date", "url", "file")}
            | {"id": article, "title": head, "sha256": hashlib.sha256(text.encode()).hexdigest()}
        )
        for saying, (start, end) in zip(quotes, spans, strict=True):
            person = int(saying["person"])
            if person not in delegates:
                delegates[person] = register.delegate(people[person]["name"], article)
            row = {name: saying[name] for name in ("theme_id", "kind", "text", "rule", "confidence")}
            row |= {"delegate_id": delegates[person], "article_id": article}
            row |= {"start": str(start), "end": str(end), "id": register.quote(article, start, end)}
            tables["quotes"].append(row)
    tables["delegates"] = [people[person] | {"id": given} for person, given in delegates.items()]
    return Content(tables, texts)


def _print(
    title: str, quotes: Iterable[Row], people: Sequence[Row], names: Mapping[str, str]
) -> tuple[str, list[tuple[int, int]]]:
    """The text of an article and where each quote stands in it."""
    pieces, length, spans, theme = [title, "\n"], len(title) + 1, [], None
    for saying in quotes:
        person = people[int(saying["person"])]
        if saying["theme_id"] != theme:
            theme = saying["theme_id"]
            pieces.append(f"\u3000\u3000{names[theme]}\n")
            length += len(pieces[-1])
        if saying["kind"] == "direct":
            before, after = f"{person['name']}代表说：“", "”\n"
        else:
            before, after = f"{person['name']}代表表示，", "\n"
        before = f"\u3000\u3000{person['place_text']}{person['role']}{before}"
        start = length + len(before)
        spans.append((start, start + len(saying["text"])))
        pieces += (before, saying["text"], after)
        length = spans[-1][1] + len(after)
    return "".join(pieces), spans


def _themes() -> list[Row]:
    return [row for row in _read(DATA / "themes.csv") if row["origin"] == "curated"]


def _columns(table: str) -> tuple[str, ...]:
    return next(entry.names for entry in TABLES if entry.name == table)


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[1].isdecimal():
        sys.exit("usage: python -m tests.generate N DIR")
    generate(int(sys.argv[1]), Path(sys.argv[2]))
