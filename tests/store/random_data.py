"""Datasets of any size for tests, written as files: random but the same for the same seed."""

from __future__ import annotations

import random
from pathlib import Path

from geo.model import KINDS, PRECISIONS, STATES
from geo.store.contract import columns
from geo.store.contract.csvfile import write_text
from geo.store.dataset.provinces import provinces

THEMES = Path(__file__).parents[2] / "data" / "themes.csv"
_SYLLABLES = ("Li", "Wang", "Zhao", "Ming", "Hua", "Xiu", "Ying", "De", "Shan")
_CHARACTERS = "乡村振兴党建引领群众服务社区治理产业发展教育医疗生态环境科技创新民生保障工作我们要把和的在"


def write(directory: Path, *, delegates: int, seed: int = 0, articles: int = 5) -> Path:
    """A dataset of so many delegates, one to three quotes each, some without place, theme or date."""
    chance = random.Random(seed)
    directory.mkdir(parents=True, exist_ok=True)
    themes = [line.split(",")[0] for line in THEMES.read_text(encoding="utf-8").splitlines()[1:]]
    dates = ["", "2022-10-20", "2022-10-21", "2023-03-08"]
    rows: dict[str, list[dict[str, str]]] = {"articles": [], "delegates": [], "quotes": []}
    for number in range(articles):
        rows["articles"].append(
            {
                "id": f"a{number:08x}",
                "title": f"第{number}篇",
                "publisher": "",
                "date": dates[number % len(dates)],
                "url": "",
                "file": f"{number}.txt",
                "sha256": f"{number:064x}",
            }
        )
    for number in range(delegates):
        rows["delegates"].append(_delegate(number, chance))
        for _ in range(chance.randint(1, 3)):
            text = "".join(chance.choices(_CHARACTERS, k=chance.randint(20, 90)))
            start = chance.randrange(5000)
            rows["quotes"].append(
                {
                    "id": f"q{len(rows['quotes']):08x}",
                    "delegate_id": f"d{number:08x}",
                    "article_id": f"a{chance.randrange(articles):08x}",
                    "theme_id": chance.choice(["", *themes]),
                    "kind": chance.choice(KINDS),
                    "text": text,
                    "start": str(start),
                    "end": str(start + len(text)),
                    "rule": "generated",
                    "confidence": "0.9",
                }
            )
    for name, made in rows.items():
        content = write_text(columns.BY_NAME[name].names, made)
        (directory / f"{name}.csv").write_text(content, encoding="utf-8", newline="")
    (directory / "themes.csv").write_bytes(THEMES.read_bytes())
    return directory


def _delegate(number: int, chance: random.Random) -> dict[str, str]:
    province = chance.choice([None, *list(provinces().values())[:-1]])
    row = dict.fromkeys(columns.DELEGATES.names, "")
    row |= {
        "id": f"d{number:08x}",
        "name": "".join(chance.choices(_CHARACTERS, k=3)),
        "name_pinyin": f"{chance.choice(_SYLLABLES)} {chance.choice(_SYLLABLES)}",
        "role": chance.choice(["", "书记", "教师", "医生"]),
        "role_group": chance.choice(columns.ROLE_GROUPS),
        "precision": "none",
        "state": chance.choice(STATES),
        "rule": "generated",
        "confidence": "0.9",
    }
    if province is not None:
        row |= {"adcode": province.id, "province": province.name_zh, "place_text": province.name_zh}
        if chance.random() < 0.9:
            row |= {
                "lat": f"{chance.uniform(20, 50):.5f}",
                "lon": f"{chance.uniform(80, 130):.5f}",
                "precision": chance.choice(PRECISIONS[:-1]),
                "radius_km": "12.5",
                "geocoder": "embedded",
            }
    return row
