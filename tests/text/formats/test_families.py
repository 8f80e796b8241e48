"""Files as programs really write them: each family once, made here, reads as the same article."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest

from geo.errors import ArticleError
from geo.text import formats
from tests.text import files

LINES = ["让产业扎下根", "“路修好了。”洛川县旧县镇党委书记韩春梅代表说。", "要把每一堂课都讲好。"]
TEXT = "\n".join(LINES) + "\n"
TYPES, MAIN = "[Content_Types].xml", "word/document.xml"


def word(*lines, body=None):
    """The parts of a Word file by name."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    if body is not None:
        xml = parts[MAIN].decode()
        parts[MAIN] = re.sub(
            r"<w:body>.*</w:body>", f"<w:body>{body}</w:body>", xml, flags=re.DOTALL
        ).encode()
    return parts


def zipped(parts):
    return files.archive(list(parts.items()))


def renamed(parts):
    """As Word Online names the main part."""
    parts["word/document2.xml"] = parts.pop(MAIN)
    parts["word/_rels/document2.xml.rels"] = parts.pop("word/_rels/document.xml.rels")
    parts[TYPES] = parts[TYPES].replace(b"/word/document.xml", b"/word/document2.xml")
    return parts


def of_type(kind):
    def changed(parts):
        parts[TYPES] = parts[TYPES].replace(b"wordprocessingml.document.main+xml", kind)
        return parts

    return changed


def strict(parts):
    return {
        name: data.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name, data in parts.items()
    }


def dangling(parts):
    rels = "word/_rels/document.xml.rels"
    more = (
        b'<Relationship Id="r99" Type="x/image" Target="NULL"/><Relationship Id="r98" Type="x" Target="#b"/>'
    )
    parts[rels] = parts[rels].replace(b"</Relationships>", more + b"</Relationships>")
    return parts


def with_picture(parts):
    parts["word/media/image1.bmp"] = b"\x00" * 5_000_000
    return parts


@pytest.mark.parametrize(
    "change",
    [
        dict,
        renamed,
        of_type(b"wordprocessingml.template.main+xml"),
        of_type(b"ms-word.document.macroEnabled.main+xml"),
        strict,
        dangling,
        with_picture,
    ],
)
def test_a_word_file_of_any_program(change):
    assert formats.text_of(zipped(change(word(*LINES)))) == TEXT


def run(words):
    return f"<w:r><w:t>{words}</w:t></w:r>"


def test_tracked_changes_give_the_text_as_accepted():
    deleted_end = "<w:pPr><w:rPr><w:del w:id='1' w:author='a'/></w:rPr></w:pPr>"
    body = (
        f"<w:p>{run('“路')}<w:del w:id='2' w:author='a'><w:r><w:delText>没</w:delText></w:r></w:del>"
        f"<w:ins w:id='3' w:author='a'>{run('修好了。”')}</w:ins></w:p>"
        f"<w:p>{deleted_end}{run('洛川县')}</w:p><w:p>{run('韩春梅代表说。')}</w:p>"
    )
    assert formats.text_of(zipped(word(body=body))) == "“路修好了。”\n洛川县韩春梅代表说。\n"


def test_a_file_that_is_taken_in_is_read_and_told():
    schema = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    body = f'<w:p/><w:altChunk xmlns:r="{schema}" r:id="r9"/>'
    parts = word(body=body)
    rels = "word/_rels/document.xml.rels"
    link = b'<Relationship Id="r9" Type="x/aFChunk" Target="chunk.htm"/>'
    parts[rels] = parts[rels].replace(b"</Relationships>", link + b"</Relationships>")
    parts["word/chunk.htm"] = f"<html><body><p>{LINES[1]}</p></body></html>".encode()
    found = formats.read(zipped(parts))
    assert LINES[1] in found.text
    assert "chunk.htm" in found.notices[0].reason
    del parts["word/chunk.htm"]
    parts[MAIN] = parts[MAIN].replace(b"<w:p/>", b"<w:p><w:r><w:t>A</w:t></w:r></w:p>")
    assert "没有读" in formats.read(zipped(parts)).notices[0].reason


def test_a_table_of_names_and_words_gives_voices():
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:p>{run(cell)}</w:p></w:tc>" for cell in row) + "</w:tr>"
        for row in [("姓名", "发言"), ("韩春梅", "路修好了。")]
    )
    assert formats.text_of(zipped(word(body=f"<w:tbl>{cells}</w:tbl>"))) == "韩春梅：路修好了。\n"


def test_a_word_file_without_a_body_is_refused():
    parts = word(*LINES)
    parts[MAIN] = b"<x/>"
    with pytest.raises(ArticleError, match="损坏"):
        formats.text_of(zipped(parts))


OFFICE = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
ODT = f"""<office:document-content {OFFICE} xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:text><text:tracked-changes><text:p>删去的</text:p></text:tracked-changes>
<text:h>让产业扎下根</text:h><text:p>“路修好了。”<text:span>洛川县旧县镇党委书记韩春梅</text:span>代表说。</text:p>
<text:p>要把每<text:s text:c="1"/>一堂课<text:note><text:p>注</text:p></text:note>都讲好。</text:p>
</office:text></office:body>
</office:document-content>"""


def test_open_document_text():
    parts = {"content.xml": ODT.encode(), "META-INF/manifest.xml": b"<x/>"}
    assert formats.text_of(zipped(parts)).replace(" ", "") == TEXT


def test_rich_text():
    body = "\\par ".join(
        "".join(f"\\u{ord(letter) if ord(letter) < 32768 else ord(letter) - 65536}?" for letter in line)
        for line in LINES
    )
    assert formats.text_of(f"{{\\rtf1\\ansi\\ansicpg936\\uc1 {body}}}".encode()) == TEXT


def test_a_page_saved_as_one_file():
    page = f"<html><body>{''.join(f'<p>{line}</p>' for line in LINES)}</body></html>"
    saved = (
        "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        f"{page}\r\n--b--\r\n"
    )
    assert formats.text_of(saved.encode()) == TEXT


@pytest.mark.parametrize(
    "element",
    ["<wbr>", "<nobr>{}</nobr>", "<o:p>{}</o:p>", "<x-y>{}</x-y>", "<acronym>{}</acronym>", "<img src=a>"],
)
def test_elements_that_break_no_line_stand_in_it(element):
    for cut in (3, 6, 20):
        line = LINES[1]
        inside = element.format(line[cut : cut + 1]) if "{}" in element else element + line[cut : cut + 1]
        page = f"<html><body><h1>题</h1><p>{line[:cut]}{inside}{line[cut + 1 :]}</p></body></html>"
        assert formats.text_of(page.encode()).split("\n")[1] == line


@pytest.mark.parametrize(
    ("head", "near", "date"),
    [
        ('<meta name="publishdate" content="2022-10-20">', "", "2022-10-20"),
        ('<meta property="article:published_time" content="2022-10-20T08:15:00+08:00">', "", "2022-10-20"),
        ('<script type="application/ld+json">{"datePublished": "2022-10-20"}</script>', "", "2022-10-20"),
        ("", "<div>2022年10月20日08:15 来源：<a href=x>某报</a></div>", "2022年10月20日08:15 来源：某报"),
        (
            "",
            "<div><em>2022</em><span><em>10</em>/<em>20</em></span><span>08:15:22</span></div>",
            "2022-10-20",
        ),
        ("", "<ul><li><a href=1>热点</a> 2024-01-02</li></ul>", None),
    ],
)
def test_when_a_page_came_out(head, near, date):
    body = "".join(f"<p>{line}</p>" for line in LINES[1:])
    head = f"<head><title>{LINES[0]}</title>{head}</head>"
    page = f"<html>{head}<body><h1>{LINES[0]}</h1>{near}{body}</body></html>"
    expected = [LINES[0], *([date] if date else []), *LINES[1:]]
    assert formats.text_of(page.encode()).splitlines() == expected


@pytest.mark.parametrize(
    "body",
    [
        "<frameset><frame src=a.html><noframes><body>浏览器不支持框架。</body></noframes></frameset>",
        "<div id=app>正在加载…</div><script>let a = '正文。'</script>",
        "<noscript>请启用脚本后继续浏览。</noscript><div id=app></div>",
        "<h1>题目</h1><div>2022年10月20日 来源：某报</div><iframe src=a.html></iframe>",
    ],
)
def test_a_page_without_its_body_is_told(body):
    with pytest.raises(ArticleError, match="找不到正文"):
        formats.text_of(f"<html><head><title>题目</title></head>{body}</html>".encode())
