"""The codes of the boundary data, and what GB/T 2260 calls the same units today.

The boundary data of May 2024 keeps a few codes from before an upgrade, and gives codes of its own to three
areas that are no divisions. Codes are six digits as text.
"""

from __future__ import annotations

CURRENT = {
    "540422": "540481",  # 米林市: 米林县 until it became a city in 2023
    "540530": "540581",  # 错那市: 错那县 until it became a city in 2023
    "460321": "460302",  # 西沙区: the code of 西沙群岛 until the district was founded in 2020
    "460322": "460303",  # 南沙区: the code of 南沙群岛 until the district was founded in 2020
}
"""Code in the boundary data -> current code. 620200 (嘉峪关市) is current; its 620201 is statistical only."""

NOT_DIVISIONS = frozenset(
    {
        "629700",  # 中农发山丹马场: a state farm
        "629800",  # 莲花山风景林自然保护区: a nature reserve
        "629900",  # 太子山天然林保护区: a nature reserve
    }
)
"""Areas that no county claims in the boundary data: drawn, never given as an answer."""

MUNICIPALITIES = frozenset({"110000", "120000", "310000", "500000"})


def current(gb: str) -> str:
    """The current six-digit code of a unit that the boundary data calls `gb` ("156" and six digits)."""
    code = gb[-6:]
    return CURRENT.get(code, code)


def province_of(adcode: str) -> str:
    """The code of the province-level unit that `adcode` lies in."""
    return adcode[:2] + "0000"


def is_direct(adcode: str) -> bool:
    """Whether `adcode` is a county-level unit that answers to its province directly (仙桃 429004)."""
    return adcode[2:4] == "90"
