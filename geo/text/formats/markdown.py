"""Markdown to the text that a reader of the rendered page sees, one paragraph or heading a line.

Marks go, words stay: headings, emphasis, links (their words), lists, block quotes, tables (a row a line).
Images, comments, fences and rules go altogether. Lines that a writer's editor has wrapped are joined; a
line that ends a sentence stays a line, as many Chinese writers leave no blank line between paragraphs.
"""

from __future__ import annotations

import re

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<fields>(?:.*\n)*?)---[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"^(?P<key>title|date):[ \t]*(?P<value>.+?)[ \t]*$", re.MULTILINE)
_COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_QUOTE = re.compile(r"(?: {0,3}>[ \t]?)+")
_ITEM = re.compile(r"\s*(?:[-*+]|[0-9]{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_TABLE_RULE = re.compile(r"[ \t]*+\|?(?:[ \t]*+:?-++:?[ \t]*+\|)++(?:[ \t]*+:?-++:?)?[ \t]*+$")
_TABLE_ROW = re.compile(r"[ \t]*\|(?P<cells>.*)\|[ \t]*$")
_SENTENCE_END = re.compile(r"[。！？!?…：:；;”」』）)][”」』’）)]*$")
_TAIL = 40  # characters at the end of a line that say whether it ends a sentence
_WRAPPED = 20  # a line shorter than this ends where its writer wanted it to

# Applied in this order: what is inside a link's words may be emphasised.
_INLINE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"!\[[^\[\]\n]{0,500}\]\([^()\n]{0,2000}\)"), ""),  # image
    (re.compile(r"\[(?P<words>[^\[\]\n]{0,500})\]\([^()\n]{0,2000}\)"), r"\g<words>"),  # link
    (re.compile(r"\[(?P<words>[^\[\]\n]{1,500})\]\[[^\[\]\n]{0,500}\]"), r"\g<words>"),  # reference link
    (re.compile(r"<(?P<address>https?://[^>\s]+)>"), r"\g<address>"),
    (re.compile(r"</?[A-Za-z][^<>\n]*>"), ""),  # inline HTML
    (re.compile(r"(?<!`)`++(?P<words>[^`\n]+)`++"), r"\g<words>"),
    (re.compile(r"(?<!\\)\*\*\*(?P<words>[^*\n]+)\*\*\*"), r"\g<words>"),
    (re.compile(r"(?<!\\)\*\*(?P<words>[^*\n]+)\*\*"), r"\g<words>"),
    (re.compile(r"(?<![\\*A-Za-z0-9])\*(?P<words>[^*\s][^*\n]*)\*(?![*A-Za-z0-9])"), r"\g<words>"),
    (re.compile(r"(?<![\w\\])__(?P<words>[^_\n]+)__(?!\w)"), r"\g<words>"),
    (re.compile(r"(?<![\w\\])_(?P<words>[^_\s][^_\n]*)_(?!\w)"), r"\g<words>"),
    (re.compile(r"~~(?P<words>[^~\n]+)~~"), r"\g<words>"),
    (re.compile(r"\\(?P<mark>[\\`*_{}\[\]()#+\-.!~>|])"), r"\g<mark>"),  # escape
)
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]+\]:[ \t]*\S+")  # of a reference link


def text_of(source: str) -> str:
    """Give the words of the Markdown `source`."""
    lead = ""
    front = _FRONT_MATTER.match(source)
    if front:
        source = source[front.end() :]
        fields = {found["key"]: found["value"].strip("\"'") for found in _FIELD.finditer(front["fields"])}
        heads = [value for key in ("title", "date") if (value := fields.get(key)) and value not in source]
        lead = "".join(f"{value}\n" for value in heads)
    return lead + "\n".join(_joined(_COMMENT.sub("", source).split("\n"))).strip("\n") + "\n"


def _joined(lines: list[str]) -> list[str]:
    """Give the lines without marks; those that one paragraph was wrapped into made one."""
    result: list[list[str]] = []  # each line as the parts that it was wrapped into
    open_end = False  # whether the last line may go on in the next one
    fenced = False
    for line in lines:
        if _FENCE.match(line):
            fenced, open_end = not fenced, False
            continue
        if fenced:
            result.append([line])
            continue
        quoted = _QUOTE.match(line)
        line = line[quoted.end() :] if quoted else line
        if _passed_over(line):
            open_end = False
            continue
        heading, item, row = _HEADING.match(line), _ITEM.match(line), _TABLE_ROW.match(line)
        if heading:
            words = _without_closing(line[heading.end() :])
        elif row:
            words = "\t".join(cell.strip() for cell in row["cells"].split("|"))
        else:
            words = line[item.end() :] if item else line
        words = _inline(words).rstrip(" \t")
        if not words.strip():
            open_end = False
            result.append([""])
        elif (
            open_end
            and not (heading or item or row or words[0] in "\u3000\t")
            and not words.startswith("    ")
        ):
            result[-1] += _blank_between(result[-1][-1], words.lstrip(" "))
        else:
            result.append([words])
        last = result[-1][-1]
        long_enough = len(last) >= _WRAPPED or len(result[-1]) > 1
        hard = line.endswith(("  ", "\\"))
        open_end = (
            long_enough
            and not (heading or row or hard)
            and not _SENTENCE_END.search(last, max(0, len(last) - _TAIL))
        )
    return ["".join(parts) for parts in result]


def _without_closing(words: str) -> str:
    """Give the words of a heading without the marks that may close it (## words ##)."""
    words = words.rstrip(" \t")
    bare = words.rstrip("#")
    return bare.rstrip(" \t") if bare.endswith((" ", "\t")) or not bare else words


def _passed_over(line: str) -> bool:
    patterns = (_RULE, _UNDERLINE, _TABLE_RULE, _DEFINITION)
    return any(pattern.match(line) for pattern in patterns)


def _inline(words: str) -> str:
    for pattern, replacement in _INLINE:
        words = pattern.sub(replacement, words)
    return words


def _blank_between(first: str, second: str) -> list[str]:
    """Give the second part of a line with what goes before it: a blank between Latin words, else nothing."""
    latin = first[-1].isascii() and second[0].isascii() and first[-1].isalnum() and second[0].isalnum()
    return [" ", second] if latin else [second]
