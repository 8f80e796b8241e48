"""Lines that do nothing but name a person: an office and a name, as they stand above what the person says.

Such a line has the form of a heading and is none. It ends with an office or delegate title and a string in
the form of a name, or begins with the name: 某某代表（…）, 某某 office. A heading that ends with a name
by chance (致敬英雄王某) is none.
"""

from __future__ import annotations

import re
from functools import cache

from geo.text.lexicon import name_forms
from geo.text.lexicon.titles import TITLE
from geo.vocabulary import alternation, either, words, words_for

_DOTTED = re.compile("[\u3400-\u9fff]{2,8}(?:·[\u3400-\u9fff]{1,8})+")
_BRACKET = "（[^（）]{2,40}）"
_NAME_FIRST = re.compile(
    f"(?P<name>[\u3400-\u9fff]{{2,4}})(?:{either('titles', 'called')}{_BRACKET}"
    f"|[ \u3000]+(?P<office>[^，。：！？ \u3000（）]{{2,24}})(?:{_BRACKET})?)"
)
_LABEL = re.compile("^【[^【】]{1,8}】[ \u3000]*")  # 【同期】
_LONGEST = 20  # characters of a name with ·
_LONGEST_PLAIN = 5  # characters of a name without


@cache
def _office() -> re.Pattern[str]:
    offices = alternation(words("roles") - {*words_for("titles", "called")})
    return re.compile(f"(?:{offices}|{TITLE.pattern})(?P<gap>[ \u3000、]{{0,2}})$")


def names_somebody(line: str) -> bool:
    """Tell whether the line is only an office and a name, in either order."""
    line = _LABEL.sub("", line)
    if _named_first(line):
        return True
    if any(mark in line for mark in "，！？"):
        return False
    for title in words_for("titles", "called"):
        line = line.removesuffix(title)
    line = line.rstrip()
    longest = _LONGEST if "·" in line else _LONGEST_PLAIN + 1
    for length in range(2, min(longest, len(line) - 1)):
        string = line[-length:]
        if length > _LONGEST_PLAIN and "·" not in string:
            continue
        form = 1.0 if _DOTTED.fullmatch(string) else name_forms.chinese(string)
        gapped = form is None
        if form is None:
            form = name_forms.transcribed(string)
        if form is None or form <= 0:
            continue
        office = _office().search(line[:-length])  # last, as it is what takes longest
        if office and (office["gap"] or not gapped):
            return True
    return False


def _named_first(line: str) -> bool:
    """Tell whether the line is a name with 代表 and a bracket, or with a blank and an office."""
    found = _NAME_FIRST.fullmatch(line)
    if found is None or (name_forms.chinese(found["name"]) or 0) <= 0:
        return False
    return found["office"] is None or _office().search(found["office"]) is not None
