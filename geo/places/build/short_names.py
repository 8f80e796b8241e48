"""Derives the short forms of a division's name: 凉山彝族自治州 -> 凉山州, 凉山; 浦东新区 -> 浦东.

Only forms that follow from the name by rule. Conventional abbreviations that do not (巴州, 喀左县, 锡盟)
stand in data/gazetteer/aliases.csv. A name of two characters (云县, 芒市) has no short form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.vocabulary import alternation, either, words_for

_PEOPLE = alternation(
    [f"{people}族" for people in words_for("peoples", "autonomous")]
    + list(words_for("peoples", "without_zu"))
)
_REGION = words_for("divisions", "autonomous_region")[0]
_SPECIAL, _SPECIAL_SHORT = (
    words_for("divisions", use)[0] for use in ("special_region", "special_region_short")
)
_AUTONOMOUS = re.compile(rf"(?P<stem>.{{2,}}?)(?:{_PEOPLE})+(?P<kind>{either('divisions', 'autonomous')}|区)")
_TOWNSHIP = re.compile(rf"(?P<stem>.+?)(?:{_PEOPLE})+(?P<kind>{either('divisions', 'ethnic_township')})")
_NAMED_AFTER_PEOPLE = re.compile(rf"(?P<stem>.{{2,}}?)族?(?P<kind>{either('divisions', 'autonomous_lower')})")

# Kind words at the end of a name, longest first.
_KINDS = sorted(words_for("divisions", "kind"), key=len, reverse=True)


def short_forms(name: str) -> tuple[str, ...]:
    """Every shorter way of writing the name of a division of county level or above."""
    return tuple(dict.fromkeys(form for form in _forms(name) if len(form) >= 2 and form != name))


def township_short_forms(name: str) -> tuple[str, ...]:
    """A township's name without its people (淤泥彝族乡 -> 淤泥乡); empty for most."""
    match = _TOWNSHIP.fullmatch(name)
    return (match["stem"] + match["kind"][-1],) if match else ()


def _forms(name: str) -> Iterator[str]:
    match = _AUTONOMOUS.fullmatch(name) or _NAMED_AFTER_PEOPLE.fullmatch(name)
    if match:
        if match["kind"] != _REGION:
            yield match["stem"] + match["kind"][-1]
        yield match["stem"]
        return
    for kind in _KINDS:
        if name.endswith(kind) and len(name) - len(kind) >= 2:
            if kind == _SPECIAL:
                yield name.removesuffix(kind) + _SPECIAL_SHORT
            yield name.removesuffix(kind)
            return
