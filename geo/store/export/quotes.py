"""The quotes as a flat table: a row a quote, with all that is known about who said it, where and in what.

This is the table that a paper cites. Its columns are described in both languages; every export that has it
(data package, workbook, `/api/quotes`) takes them from here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.store.building.corrections import BY_HAND
from geo.store.contract import columns
from geo.store.contract.csvfile import read_rows, write_text
from geo.store.dataset.rows import delegate
from geo.store.export.spreadsheet import BYTE_ORDER_MARK, safe

if TYPE_CHECKING:
    from geo.store.dataset.dataset import Dataset
    from geo.store.dataset.filters import Selection

_PAGE = 500  # rows of a piece


@dataclass(frozen=True, slots=True)
class Described:
    """A column of the table."""

    name: str
    zh: str
    en: str
    type: str = "string"  # of Frictionless


COLUMNS: tuple[Described, ...] = (
    Described("quote_id", "引语编号", "Id of the quote."),
    Described("text", "引语原文，与文章逐字相同", "The words, exactly as the article has them."),
    Described("kind", "direct 为直接引语，indirect 为转述", "direct: inside marks; indirect: reported."),
    Described("theme_id", "主题编号，空为未归类", "Id of the theme; empty for none."),
    Described("theme", "主题中文名", "Name of the theme in Chinese."),
    Described("theme_en", "主题英文名", "Name of the theme in English."),
    Described("delegate_id", "说话人编号", "Id of the speaker."),
    Described("speaker", "说话人姓名，依原文", "Name of the speaker as printed."),
    Described("speaker_pinyin", "姓名拼音", "The name in pinyin."),
    Described("role", "职务，依原文", "Role as printed."),
    Described("organisation", "单位，依原文", "Organisation as printed."),
    Described("place_text", "文中所写地点", "The place as printed."),
    Described("adcode", "行政区划代码（GB/T 2260）", "Code of the division (GB/T 2260)."),
    Described("province", "省级", "Province."),
    Described("prefecture", "地级", "Prefecture."),
    Described("county", "县级", "County."),
    Described("township", "乡级", "Township."),
    Described("village", "村级", "Village."),
    Described("lat", "纬度，WGS-84，度", "Latitude, WGS-84 degrees.", "number"),
    Described("lon", "经度，WGS-84，度", "Longitude, WGS-84 degrees.", "number"),
    Described("precision", "点位所属层级", "Level whose point lat and lon are."),
    Described("radius_km", "实际地点离点位最远的公里数", "How far off the point can be, km.", "number"),
    Described("state", "地点的把握程度", "How far the place can be trusted."),
    Described("place_basis", "地点的依据", "On what the place rests."),
    Described("place_start", "地点文字在文章中的起点（字符）", "Offset of the place's words.", "integer"),
    Described("place_end", "地点文字的终点", "Where they end.", "integer"),
    Described("article_id", "文章编号", "Id of the article."),
    Described("article_title", "文章标题", "Title of the article."),
    Described("publisher", "发布者，空为不知", "Publisher; empty where not known."),
    Described("date", "发布日期", "Date of publication.", "date"),
    Described("url", "网址", "Address of the article."),
    Described("sha256", "文章文件的 SHA-256", "SHA-256 of the article's file."),
    Described(
        "start", "引语在文章中的起点（Unicode 字符数）", "Offset of the quote, in code points.", "integer"
    ),
    Described("end", "引语的终点", "Where the quote ends.", "integer"),
    Described("rule", "识别规则", "Id of the rule that found the quote."),
    Described("confidence", "正确的概率", "Probability that the quote is right.", "number"),
    Described("by_hand", "是否有手工改动", "Whether a person changed the quote or its speaker.", "boolean"),
)
NAMES = tuple(column.name for column in COLUMNS)
_OF_DELEGATE = (
    *("role", "organisation", "place_text", "adcode", "province", "prefecture", "county", "township"),
    *("village", "lat", "lon", "precision", "radius_km", "state", "place_basis", "place_start", "place_end"),
)


def quote_rows(
    dataset: Dataset, selection: Selection, *, offset: int = 0, limit: int | None = None
) -> Iterator[dict[str, Any]]:
    """Give the quotes of the selection as values by column, in the dataset's order; None is not known."""
    held = selection.quotes.nonzero()[0].tolist()
    touched = changed_by_hand(dataset)
    last: tuple[int, dict[str, Any]] | None = None
    for at in held[offset : None if limit is None else offset + limit]:
        row = int(dataset.quote_delegate[at])
        if last is None or last[0] != row:
            last = row, delegate(dataset, row)
        yield _row(dataset, at, last[1], touched)


def quotes_csv_parts(dataset: Dataset, selection: Selection) -> Iterator[str]:
    """Give the table as a spreadsheet reads it: byte order mark, CRLF, formulas disarmed, in pieces."""
    header = write_text(NAMES, (), newline="\r\n")
    yield BYTE_ORDER_MARK + header
    held: list[dict[str, str]] = []
    for row in quote_rows(dataset, selection):
        held.append({name: safe(cell) for name, cell in as_text(row).items()})
        if len(held) == _PAGE:
            yield write_text(NAMES, held, newline="\r\n").removeprefix(header)
            held = []
    if held:
        yield write_text(NAMES, held, newline="\r\n").removeprefix(header)


def as_text(row: dict[str, Any]) -> dict[str, str]:
    """Give the values of a row as the cells of a CSV file."""
    return {name: _cell(value) for name, value in row.items()}


def changed_by_hand(dataset: Dataset) -> Collection[str]:
    """Give the ids of quotes and delegates that corrections.csv changes."""
    path = dataset.directory / columns.CORRECTIONS.file
    if not path.is_file():
        return ()
    return {row["match"].partition(":")[2] for row in read_rows(path, columns.CORRECTIONS)}


def _row(dataset: Dataset, at: int, person: dict[str, Any], touched: Collection[str]) -> dict[str, Any]:
    cells = dataset.quotes
    article = dataset.article(cells["article_id"][at])
    theme = dataset.theme(cells["theme_id"][at]) if cells["theme_id"][at] else None
    return {
        "quote_id": cells["id"][at],
        "text": cells["text"][at],
        "kind": cells["kind"][at],
        "theme_id": theme and theme.id,
        "theme": theme and theme.name_zh,
        "theme_en": theme and theme.name_en,
        "delegate_id": person["id"],
        "speaker": person["name"],
        "speaker_pinyin": person["name_pinyin"],
        **{name: person[name] for name in _OF_DELEGATE},
        "article_id": cells["article_id"][at],
        "article_title": article["title"],
        **{name: article[name] for name in ("publisher", "date", "url", "sha256")},
        "start": int(cells["start"][at]),
        "end": int(cells["end"][at]),
        "rule": cells["rule"][at] or None,
        "confidence": float(cells["confidence"][at]) if cells["confidence"][at] else None,
        "by_hand": BY_HAND in (cells["rule"][at], person["geocoder"])
        or cells["id"][at] in touched
        or person["id"] in touched,
    }


def _cell(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
