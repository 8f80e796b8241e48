"""Several articles in one zip, taken out in memory and never written to disk.

Everything that the directory of a zip claims is checked before anything is unpacked, and the claims are
checked again while unpacking: number of files, size together and each, density, names. Archives inside are
handed on as they are and never opened. Folders and the litter of operating systems are passed over.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator

from geo.text.formats import messages

MAX_FILES = 500
MAX_UNPACKED = 100 * 1024 * 1024  # bytes, all files together
MAX_RATIO = 200  # unpacked to packed; Chinese text packs 2 to 4 times, a web page up to 30 times
SMALL = 1024 * 1024  # below this a high ratio does no harm

_ENCRYPTED, _UTF8 = 0x1, 0x800  # general purpose flags of a zip entry
_LITTER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def names(content: bytes) -> frozenset[str]:
    """Give the names in a zip; none where the bytes are not a whole zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return frozenset()


def members(content: bytes, name: str, *, max_bytes: int) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a zip with their names, in its order; `max_bytes` limits each of them.

    Raises ArticleError before the first file for a zip that is damaged, under a password, too large, too
    dense or with names that lead out of it.
    """
    kind = "zip 压缩包"
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = checked(archive, name, max_bytes=max_bytes)
            if not entries:
                raise messages.error("archive_empty", name=name)
            if archive.testzip() is not None:
                raise messages.error("broken", name=name, kind=kind)
            for entry in entries:
                with archive.open(entry) as file:
                    yield _name(entry), file.read(max_bytes + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as problem:
        if isinstance(problem, messages.FormatError):
            raise
        raise messages.error("broken", name=name, kind=kind) from problem


def part(package: zipfile.ZipFile, member: str, name: str) -> bytes:
    """Give one member of the package of a document; KeyError where there is none, ArticleError for a bomb."""
    entry = package.getinfo(member)
    if entry.flag_bits & _ENCRYPTED:
        raise messages.error("encrypted", name=name)
    if entry.file_size > SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
        raise messages.error("archive_bomb", name=name, member=member)
    if entry.file_size > MAX_UNPACKED:
        raise messages.error("archive_too_large", name=name, limit=MAX_UNPACKED // SMALL)
    with package.open(entry) as file:
        return file.read(MAX_UNPACKED + 1)


def checked(archive: zipfile.ZipFile, name: str, *, max_bytes: int) -> list[zipfile.ZipInfo]:
    """Give the entries of the archive that are files; raises ArticleError where unpacking is not safe."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MAX_FILES:
        raise messages.error("archive_too_many", name=name, number=len(entries), limit=MAX_FILES)
    for entry in entries:
        member = _name(entry)
        if entry.flag_bits & _ENCRYPTED:
            raise messages.error("encrypted", name=name)
        if _leads_out(member) or stat.S_ISLNK(entry.external_attr >> 16):
            raise messages.error("archive_path", name=name, member=member)
        if entry.file_size > SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise messages.error("archive_bomb", name=name, member=member)
        if entry.file_size > max_bytes:
            raise messages.error("too_large", name=f"{name} › {member}", limit=max_bytes // SMALL)
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise messages.error("archive_too_large", name=name, limit=MAX_UNPACKED // SMALL)
    return [entry for entry in entries if not _is_litter(_name(entry))]


def _name(entry: zipfile.ZipInfo) -> str:
    """Read the entry's name: without the mark of UTF-8, Chinese systems write GBK instead of cp437."""
    if entry.flag_bits & _UTF8:
        return entry.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return entry.filename.encode("cp437").decode(encoding)
        except UnicodeError:
            continue
    return entry.filename


def _leads_out(member: str) -> bool:
    parts = member.replace("\\", "/").split("/")
    return ".." in parts or parts[0] == "" or parts[0].endswith(":") or "\x00" in member


def _is_litter(member: str) -> bool:
    return member.startswith(_LITTER[0]) or member.rsplit("/", 1)[-1] in _LITTER
