"""Each place says on what it rests, and where its words stand in the article."""

from __future__ import annotations

import pytest

from geo.model import BASES
from geo.store.reading.article import read_article
from geo.text import parse


@pytest.mark.parametrize(
    ("text", "basis", "words"),
    [
        ("“路通了。”江西省萍乡市安源区教师何小穗代表说。", "described", "江西省萍乡市安源区"),
        (
            "山里的事\n清流村位于江西省萍乡市莲花县坊楼镇。“路通到了家门口。”村党支部书记何小穗代表说。",
            "sentence",
            "江西省萍乡市莲花县坊楼镇",
        ),
        (
            "山里的事\n江西省萍乡市莲花县坊楼镇清流村的路通了。\n“车开到了家门口。”村党支部书记何小穗代表说。",
            "article",
            "江西省萍乡市莲花县坊楼镇清流村",
        ),
        (
            "陕西省西安市开了会\n“社区里的灯亮了。”新城区委书记何小穗代表说。",
            "article",
            "陕西省西安市",
        ),
        ("“孩子们爱上了读书。”西北师范大学教授何小穗代表说。", "organisation", "西北师范大学"),
        ("“路通到了家门口。”何小穗代表说。", None, None),
    ],
    ids=["described", "sentence", "article", "parent", "organisation", "none"],
)
def test_where_a_place_was_read(text, basis, words):
    (person,) = read_article(parse(text)).people
    assert person.basis == basis
    assert basis is None or basis in BASES
    found = None if person.place_start is None else text[person.place_start : person.place_end]
    assert found == words
