"""Small files of every format, made where a test needs them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from math import cos, radians, sin
from typing import Any

import docx
import pypdf


def word(build: Sequence[tuple[str, str]] = ()) -> bytes:
    """A Word document of (style, text) paragraphs; the style `table` makes a row of cells split at |."""
    document = docx.Document()
    for style, text in build:
        if style == "table":
            cells = text.split("|")
            table = document.add_table(rows=1, cols=len(cells))
            for cell, words in zip(table.rows[0].cells, cells, strict=True):
                cell.text = words
        else:
            document.add_paragraph(text, style=style)
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    """The bytes of a Word document."""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def pdf(
    pages: Sequence[Sequence[tuple[Any, ...]]], *, encoding: str = "UniGB-UTF16-H", rotate: int = 0
) -> bytes:
    """A PDF whose pages hold lines, each (x, y, text), or with its size and turn as well, in this order.

    Lengths are points, 12 the size without one; the turn is degrees anticlockwise; the font is not embedded.
    """
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        (
            f"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /{encoding} "
            "/DescendantFonts [4 0 R] >>"
        ).encode(),
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>",
    ]
    for number, lines in enumerate(pages):
        drawn = "\n".join(
            f"BT /F1 {size} Tf {cos(turn):.4f} {sin(turn):.4f} {-sin(turn):.4f} {cos(turn):.4f} {x} {y} Tm "
            f"<{text.encode('utf-16-be').hex()}> Tj ET"
            for x, y, text, size, turn in map(_drawn, lines)
        ).encode()
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate %d "
            b"/Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % (rotate, 6 + 2 * number)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
    target = io.BytesIO(b"%PDF-1.7\n")
    target.seek(0, io.SEEK_END)
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(target.tell())
        target.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = target.tell()
    target.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    target.write(b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    target.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return target.getvalue()


def _drawn(line: tuple[Any, ...]) -> tuple[float, float, str, float, float]:
    x, y, text, size, turn = (*line, 12, 0)[:5] if len(line) == 3 else (*line, 0)[:5]
    return x, y, text, size, radians(turn)


def locked(content: bytes, *, user: str, owner: str = "owner") -> bytes:
    """The PDF under passwords."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(content))
    writer.encrypt(user_password=user, owner_password=owner, algorithm="RC4-128")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def archive(members: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of the given files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members:
            package.writestr(name, content)
    return target.getvalue()
