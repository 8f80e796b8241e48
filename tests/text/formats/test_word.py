from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls

from geo.errors import ArticleError
from geo.text import formats
from geo.text.formats import archive
from tests.text import files


def test_headings_paragraphs_and_rows_are_lines_in_the_order_of_the_page():
    content = files.word(
        [
            ("Title", "把产业留在村里"),
            ("Heading 1", "让年轻人回来"),
            ("Normal", "宋绍田代表说：“路通了。”"),
            ("table", "宋绍田|赵家冲村|党支部书记"),
            ("List Bullet", "修路"),
        ]
    )
    assert formats.text_of(content).splitlines() == [
        "把产业留在村里",
        "让年轻人回来",
        "宋绍田代表说：“路通了。”",
        "宋绍田\t赵家冲村\t党支部书记",
        "修路",
    ]


def test_a_table_that_only_lays_out_the_page_gives_the_lines_of_its_cells():
    document = docx.Document()
    cell, other = document.add_table(rows=1, cols=2).rows[0].cells
    cell.text = "第一段。\n第二段。"
    cell.add_paragraph("第三段。")
    other.text = "图注"
    assert formats.text_of(files.saved(document)).splitlines() == ["第一段。", "第二段。", "第三段。", "图注"]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>他说，</w:t></w:r><w:r><w:t>好。</w:t></w:r>", "他说，好。"),
        ("<w:ins w:id='1' w:author='a'><w:r><w:t>插入的</w:t></w:r></w:ins>", "插入的"),
        (
            "<w:r><w:t>留</w:t></w:r><w:del w:id='1'><w:r><w:delText>删</w:delText></w:r></w:del>",
            "留",
        ),
        ("<w:smartTag><w:r><w:t>标签里的</w:t></w:r></w:smartTag>", "标签里的"),
        ("<w:sdt><w:sdtContent><w:r><w:t>控件里的</w:t></w:r></w:sdtContent></w:sdt>", "控件里的"),
        ("<w:hyperlink><w:r><w:t>链接里的</w:t></w:r></w:hyperlink>", "链接里的"),
        ("<w:r><w:t>一行</w:t><w:br/><w:t>又一行</w:t></w:r>", "一行\n又一行"),
        ("<w:r><w:t>左</w:t><w:tab/><w:t>右</w:t></w:r>", "左\t右"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>正文</w:t></w:r>", "正文"),
    ],
)
def test_text_is_read_wherever_word_hides_it(inside, text):
    document = docx.Document()
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{inside}</w:p>"))
    assert formats.text_of(files.saved(document)) == f"{text}\n"


def test_a_text_box_is_read_once_after_its_paragraph():
    document = docx.Document()
    paragraph = document.add_paragraph("锚定的段落。")
    box = "<w:txbxContent><w:p><w:r><w:t>框里的话。</w:t></w:r></w:p></w:txbxContent>"
    alternate = parse_xml(
        f"<mc:AlternateContent {nsdecls('w')} "
        "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    run = OxmlElement("w:r")
    run.append(alternate)
    paragraph._p.append(run)
    assert formats.text_of(files.saved(document)).splitlines() == ["锚定的段落。", "框里的话。"]


def test_a_document_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "MAX_UNPACKED", 1000)
    with pytest.raises(ArticleError, match=r"稿\.docx"):
        formats.text_of(files.word([("Normal", "正文。")]), "稿.docx")


@pytest.mark.parametrize(
    ("part", "content"),
    [("word/document.xml", b"<w:document"), ("[Content_Types].xml", b"?"), ("word/document.xml", b"<a/>")],
)
def test_a_damaged_document_is_refused(part, content):
    source = zipfile.ZipFile(io.BytesIO(files.word([("Normal", "正文。")])))
    members = [(name, content if name == part else source.read(name)) for name in source.namelist()]
    with pytest.raises(ArticleError, match=r"稿\.docx.*损坏"):
        formats.text_of(files.archive(members), "稿.docx")


def test_a_document_without_text_is_refused():
    with pytest.raises(ArticleError, match="没有文字"):
        formats.text_of(files.word([("Normal", "  ")]))
