"""The words about a delegate, made once: popup, card, table, reader and exports only lay them out.

Takes rows as `geo.store.dataset.rows` gives them. The words are in strings.json, in both languages.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, cast

from geo.errors import DataError
from geo.model import LEVELS
from geo.store.dataset.provinces import in_english
from geo.vocabulary.glosses import gloss

Lang = Literal["zh", "en"]
LANGUAGES: Final[tuple[Lang, ...]] = ("zh", "en")
STRINGS: Final = Path(__file__).with_name("strings.json")
_MADE_HERE = ("level.", "place.", "precision", "radius", "clause", "basis.")


@cache
def strings(lang: Lang) -> dict[str, str]:
    """Give the words that maps and exports show; raises DataError where their file cannot be read."""
    try:
        return cast(dict[str, str], json.loads(STRINGS.read_text(encoding="utf-8"))[lang])
    except (OSError, ValueError, KeyError) as error:
        raise DataError(f"{STRINGS.name} cannot be read ({error}): restore it from the repository") from error


def spoken(lang: Lang) -> dict[str, str]:
    """Give the words that scripts need: all but those that are put together here."""
    return {key: words for key, words in strings(lang).items() if not key.startswith(_MADE_HERE)}


def presented(row: Mapping[str, Any]) -> dict[str, Any]:
    """Give the words about a delegate: office, place from the outermost division in, and exactness.

    The last two are by language; a place whose divisions are not known is as printed.
    """
    return {
        "office": office(row),
        "gloss": office_gloss(row),
        "place": {lang: place(row, lang) for lang in LANGUAGES},
        "exactness": {lang: exactness(row, lang) for lang in LANGUAGES},
    }


def office(row: Mapping[str, Any]) -> str | None:
    """Name the organisation and the role in it."""
    return " ".join(part for part in (row["organisation"], row["role"]) if part) or None


def office_gloss(row: Mapping[str, Any]) -> str | None:
    """The office in English, as far as the vocabulary knows all its parts: the role's, and the body's."""
    parts = [gloss(part) for part in (row["organisation"], row["role"]) if part]
    return ", ".join(part for part in parts if part) or None


def place(row: Mapping[str, Any], lang: Lang) -> list[str]:
    """Name the divisions of a delegate, outermost first; the place as printed where none is known."""
    return divisions(row, lang) or [printed for printed in [row["place_text"]] if printed]


def divisions(row: Mapping[str, Any], lang: Lang) -> list[str]:
    """Name the divisions of a row, outermost first; in English where the gazetteer has English names."""
    names = in_english(row) if lang == "en" else row
    return [name for level in LEVELS if (name := names[level])]


def exactness(row: Mapping[str, Any], lang: Lang) -> str:
    """Say how far to trust the point of a row: what it is the point of, and how far off it can be."""
    words = strings(lang)
    match row["state"]:
        case "none":
            return words["place.none"]
        case "unresolved":
            return words["place.unresolved"].replace("{place}", row["place_text"] or "")
        case "rejected":
            return words["place.rejected"]
    if row["precision"] == "none":
        return words["place.ambiguous" if row["state"] == "ambiguous" else "precision.none"]
    finest = next((level for level in reversed(LEVELS) if row[level]), None)
    key = "precision" if finest in (None, row["precision"]) else "precision.coarse"
    said = words[key].replace("{level}", words[f"level.{row['precision']}"])
    if row["radius_km"] is not None:
        said += words["radius"].replace("{n}", f"{round(row['radius_km']) or row['radius_km']}")
    if row["state"] == "ambiguous":
        said = words["place.ambiguous"] + words["clause"] + said
    rests = words.get(f"basis.{row.get('place_basis')}")  # what stands at the name needs no word
    return said if rests is None else said + words["clause"] + rests
