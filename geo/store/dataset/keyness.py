"""The words that set one group of texts apart from the others.

Scores are the z-scores of weighted log-odds ratios with an informative Dirichlet prior, after Monroe,
Colaresi and Quinn, "Fightin' Words" (Political Analysis 16, 2008, equations 16 and 22): how much likelier
a word is in the group than outside, the estimate drawn towards the whole corpus where there is little
evidence. The prior makes a list of stop words needless. Words are cut with jieba; single characters,
numbers and punctuation are left out.
"""

from __future__ import annotations

import logging
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

SURE = 1.96  # score from which a difference is hardly chance
PRIOR = 500.0  # words that the prior weighs as much as
_WORD = re.compile(r"[\u3400-\u9fff·]{2,}|[A-Za-z][A-Za-z'-]+")


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word with what speaks for it."""

    word: str
    score: float  # z-score of the log-odds ratio; from SURE the difference is hardly chance
    log_odds: float  # natural logarithm of the odds in the group over the odds outside, smoothed
    count: int  # how often the group has it
    elsewhere: int  # how often all other groups have it


def words(texts: Iterable[str]) -> Counter[str]:
    """How often each word occurs in the texts."""
    cut = _cutter()
    return Counter(word for text in texts for word in cut.lcut(text) if _WORD.fullmatch(word))


def keywords(
    groups: Mapping[str, Counter[str]], *, most: int = 12, prior: float = PRIOR
) -> dict[str, list[Keyword]]:
    """Per group at most `most` words that are likelier in it than in all others, the surest first.

    `prior` is the weight of the whole corpus, in words. A group that has no others to differ from gets no
    words.
    """
    whole: Counter[str] = Counter()
    for counts in groups.values():
        whole.update(counts)
    total = whole.total()
    found: dict[str, list[Keyword]] = {}
    for name, counts in groups.items():
        inside = counts.total()
        if inside == total or len(whole) < 2:
            found[name] = []
            continue
        scored = (
            _keyword(
                word, count, whole[word] - count, inside, total - inside, prior * whole[word] / total, prior
            )
            for word, count in counts.items()
        )
        likelier = [keyword for keyword in scored if keyword.score > 0]
        likelier.sort(key=lambda keyword: (-keyword.score, keyword.word))
        found[name] = likelier[:most]
    return found


def _keyword(
    word: str, count: int, elsewhere: int, inside: int, outside: int, expected: float, prior: float
) -> Keyword:
    """`expected` of the `prior` words are this one."""
    here, there = count + expected, elsewhere + expected
    log_odds = math.log(here / (inside + prior - here)) - math.log(there / (outside + prior - there))
    return Keyword(word, log_odds / math.sqrt(1 / here + 1 / there), log_odds, count, elsewhere)


@cache
def _cutter() -> Any:
    """jieba's own dictionary, loaded when it is first needed (about a second)."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    return jieba.Tokenizer()
