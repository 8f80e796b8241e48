"""The data contract: which files a dataset has, and what each of their columns means.

Every reader, writer, validator and description of the dataset takes its columns from these tables, so
that a column is named, typed and explained in one place. Cells are text in CSV files; an empty cell is a
value that is not known. Codes and ids are text, also where they look like numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from geo.model import BASES, KINDS, PRECISIONS, STATES

Type = Literal["text", "integer", "number", "date", "datetime", "boolean"]

ROLE_GROUPS: tuple[str, ...] = (
    "village",
    "community",
    "township",
    "county",
    "city",
    "province",
    "enterprise",
    "education",
    "health",
    "research",
    "military",
    "law",
    "culture",
    "other",
)
ORIGINS: tuple[str, ...] = ("curated", "heading")
CODE_PATTERN = r"[0-9]{6}"
SHA256_PATTERN = r"[0-9a-f]{64}"
SHAPES: tuple[str, ...] = (
    *("circle", "diamond", "square", "triangle", "pentagon", "star", "hexagon", "cross", "ring"),
)
COLOUR_PATTERN = r"#[0-9A-Fa-f]{6}"
TARGETS: tuple[str, ...] = ("delegates", "quotes", "articles")  # tables that corrections may change


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file of the dataset."""

    name: str
    meaning: str  # one sentence, units and datum included
    type: Type = "text"
    required: bool = False  # whether every row has a value
    values: tuple[str, ...] = ()  # the vocabulary where there is one
    pattern: str | None = None  # a regular expression that whole values match
    minimum: float | None = None
    maximum: float | None = None
    references: str | None = None  # the table whose key the value is


@dataclass(frozen=True, slots=True)
class Table:
    """One file of the dataset."""

    name: str
    meaning: str
    key: tuple[str, ...]  # the columns that no two rows share
    built: bool  # whether the build writes it; False for inputs that people keep by hand
    columns: tuple[Column, ...]

    @property
    def file(self) -> str:
        """The file's name in the dataset's directory."""
        return f"{self.name}.csv"

    @property
    def names(self) -> tuple[str, ...]:
        """The header of the file."""
        return tuple(column.name for column in self.columns)


def _rule_and_confidence(what: str) -> tuple[Column, Column]:
    return (
        Column("rule", f"Id of the rule that found the {what}."),
        Column(
            "confidence",
            f"Probability that the {what} is right, calibrated on labelled articles.",
            "number",
            minimum=0,
            maximum=1,
        ),
    )


SOURCES = Table(
    "sources",
    "Where each article comes from, kept by hand; empty where not known, never guessed.",
    ("file",),
    False,
    (
        Column("file", "Path of the article below data/articles/.", required=True),
        Column("publisher", "Who published the article."),
        Column("date", "Date of publication.", "date"),
        Column("url", "Address of the article (http or https).", pattern=r"https?://\S+"),
        Column("retrieved", "Date on which the text was taken from there.", "date"),
    ),
)
ARTICLES = Table(
    "articles",
    "The articles that the dataset was built from.",
    ("id",),
    True,
    (
        Column("id", "a and the first 8 hexadecimal digits of the SHA-256 of the text.", required=True),
        Column("title", "Title as printed, a subtitle in brackets included."),
        Column("publisher", "Who published it, from sources.csv."),
        Column("date", "Date of publication, from sources.csv.", "date"),
        Column("url", "Address, from sources.csv.", pattern=r"https?://\S+"),
        Column("file", "Path of the file below articles/.", required=True),
        Column("sha256", "SHA-256 of the file's bytes.", required=True, pattern=SHA256_PATTERN),
    ),
)
THEMES = Table(
    "themes",
    "The themes that quotes are sorted under.",
    ("id",),
    True,
    (
        Column("id", "Name in addresses.", required=True),
        Column("name_zh", "Name in Chinese.", required=True),
        Column("name_en", "Name in English; for a theme from a heading, the Chinese name.", required=True),
        Column("colour", "Colour on the map.", required=True, pattern=COLOUR_PATTERN),
        Column(
            "shape",
            "Shape of its markers: `circle`, `diamond`, `square`, `triangle`, `pentagon`, `star`, `hexagon`, "
            "`cross` or `ring`.",
            required=True,
            values=SHAPES,
        ),
        Column("keywords", "Words that speak for the theme, between vertical bars."),
        Column(
            "origin",
            "curated: kept by hand, never rewritten. "
            "heading: a section heading above quotes that names a topic of no curated theme.",
            required=True,
            values=ORIGINS,
        ),
    ),
)
DELEGATES = Table(
    "delegates",
    "The people who are quoted, with the place that they are from.",
    ("id",),
    True,
    (
        Column(
            "id",
            "d and 8 hexadecimal digits of the SHA-256 of name, colon, id of the first article.",
            required=True,
        ),
        Column("name", "Name as printed.", required=True),
        Column("name_pinyin", "Name in Hanyu Pinyin without tone marks, surname first."),
        Column("role", "Office or occupation as printed."),
        Column("role_group", "Kind of office, derived from the role.", values=ROLE_GROUPS, required=True),
        Column("organisation", "Body that the person works in, as printed."),
        Column("place_text", "The place phrase as printed, outermost place first."),
        Column(
            "adcode",
            "Current GB/T 2260 code of the finest of province, prefecture and county that is known.",
            pattern=CODE_PATTERN,
        ),
        Column("province", "Province-level division, full official name of today."),
        Column("prefecture", "Prefecture-level division; empty where the county answers to the province."),
        Column("county", "County-level division; empty in cities without counties."),
        Column("township", "Township, town or street."),
        Column("village", "Village or residential community."),
        Column("lat", "Latitude in degrees north, WGS-84.", "number", minimum=-90, maximum=90),
        Column("lon", "Longitude in degrees east, WGS-84.", "number", minimum=-180, maximum=180),
        Column(
            "precision",
            "Level of the division whose point lat and lon are, not the level of the name.",
            required=True,
            values=PRECISIONS,
        ),
        Column(
            "radius_km",
            "How far off the point can be, in kilometres: half the diagonal of that division's bounding box; "
            "for a village or township found online or by hand, that of an average one.",
            "number",
            minimum=0,
        ),
        Column("geocoder", "Who gave the point: embedded, the name of an online geocoder, or hand."),
        Column("provider_id", "That geocoder's own id of the answer."),
        Column("retrieved_at", "When an online geocoder answered, UTC.", "datetime"),
        Column(
            "state",
            "exact, coarse (the point is of a coarser level than the name), ambiguous, unresolved, rejected "
            "(a coordinate outside its division) or none (no place is named).",
            required=True,
            values=STATES,
        ),
        Column(
            "place_basis",
            "Where the place was read: described (at the name), sentence (another clause or sentence about "
            "the person), article (title, lead or a paragraph further up), organisation (the seat of a body) "
            "or hand.",
            values=BASES,
        ),
        Column(
            "place_start",
            "Offset of those words in the first article of the person; empty where they are not one stretch.",
            "integer",
            minimum=0,
        ),
        Column("place_end", "Offset after those words.", "integer", minimum=1),
        *_rule_and_confidence("person"),
    ),
)
QUOTES = Table(
    "quotes",
    "What they said, each with its place in the article.",
    ("id",),
    True,
    (
        Column(
            "id",
            "q and 8 hexadecimal digits of the SHA-256 of article id, colon, start, colon, end.",
            required=True,
        ),
        Column("delegate_id", "Who said it.", required=True, references="delegates"),
        Column("article_id", "Where it is printed.", required=True, references="articles"),
        Column("theme_id", "Theme that it stands under.", references="themes"),
        Column(
            "kind",
            "direct: the words between quotation marks. indirect: reported speech.",
            required=True,
            values=KINDS,
        ),
        Column("text", "The words as printed: the article's text from start to end.", required=True),
        Column("start", "Offset of the first character, in Unicode code points.", "integer", True, minimum=0),
        Column("end", "Offset after the last character.", "integer", True, minimum=1),
        *_rule_and_confidence("quote"),
    ),
)
GEOCODED = Table(
    "geocoded",
    "Answers of online geocoders that were accepted; an input of the build.",
    ("place",),
    False,
    (
        Column("place", "The place: its divisions from province to village, joined.", required=True),
        Column("adcode", "Code of the division that the point has to lie in.", pattern=CODE_PATTERN),
        Column("lat", "Latitude in degrees north, WGS-84.", "number", True, minimum=-90, maximum=90),
        Column("lon", "Longitude in degrees east, WGS-84.", "number", True, minimum=-180, maximum=180),
        Column("precision", "Level of the division whose point it is.", required=True, values=PRECISIONS),
        Column("provider", "Which geocoder answered.", required=True),
        Column("provider_id", "That geocoder's own id of the answer."),
        Column("retrieved_at", "When it answered, UTC.", "datetime"),
        Column("crs", "Coordinate system of the answer before it was converted."),
        Column("accepted", "Whether the build uses the row.", "boolean", True, values=("true", "false")),
    ),
)
CORRECTIONS = Table(
    "corrections",
    "Changes by hand, applied last; rows of the built files are never edited.",
    ("match", "field"),
    False,
    (
        Column("match", "table:id of the row to change.", required=True),
        Column("field", "Column to change.", required=True),
        Column("value", "New value; empty for not known."),
        Column("reason", "Why.", required=True),
        Column("source", "Where the new value is from.", required=True),
    ),
)

BUILT: tuple[Table, ...] = (ARTICLES, THEMES, DELEGATES, QUOTES)
TABLES: tuple[Table, ...] = (SOURCES, ARTICLES, THEMES, DELEGATES, QUOTES, GEOCODED, CORRECTIONS)
BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}
