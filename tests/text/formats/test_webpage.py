from __future__ import annotations

import pytest

from geo.errors import ArticleError
from geo.text import formats

BODY = [
    "春耕时节，代表们把田间地头的变化带到了会场，也把乡亲们的盼头带到了会场。",
    "“地还是那块地，种法变了，收成也就变了。”赵家冲村党支部书记宋绍田代表说，“我们把零散的橘园连成片。”",
    "宋绍田说，下一步要把分拣和冷藏也留在村里，让年轻人在家门口就有活干。",
]
CLUTTER = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>把产业留在村里--某某网</title>
<meta property="og:title" content="把产业留在村里"><meta name="publishdate" content="2024-03-07">
<style>p{{color:red}}</style><script>var a = "脚本里的话不是正文。";</script></head>
<body><header><a href="/">某某网</a></header>
<div class="nav"><ul><li><a href="/1">首页</a></li><li><a href="/2">要闻</a></li>
<li><a href="/3">评论</a></li></ul></div>
<div class="main"><h1>把产业留在村里</h1>
<div class="info">来源：<a href="x">某某日报</a></div><div class="text">
<p>　　{0}</p><p>　　{1}</p>
<h2>让年轻人回来</h2>
<p>　　{2}</p>
<p style="display: none">看不见的话。</p>
<p>全国人大代表、青岛海纳物流有限公司总经理栾立新：“物流快一小时，果农就多卖一天的鲜。”</p></div>
<div class="related"><h3>相关新闻</h3><ul><li><a href="4">代表热议新变化</a></li>
<li><a href="5">一图读懂</a></li></ul></div>
</div><footer>版权所有 某某网</footer></body></html>"""


def page(charset: str = "utf-8") -> str:
    return CLUTTER.format(*BODY, charset=charset)


def test_title_date_headings_and_paragraphs_stay_and_navigation_goes():
    assert formats.text_of(page().encode()).splitlines() == [
        "把产业留在村里",
        "2024-03-07",
        *BODY[:2],
        "让年轻人回来",
        BODY[2],
        "全国人大代表、青岛海纳物流有限公司总经理栾立新：“物流快一小时，果农就多卖一天的鲜。”",
    ]


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("gb2312", "gb18030"),
        ("GBK", "gbk"),
        ("utf-8", "utf-8"),
        ("UTF8", "utf-8-sig"),
        ("nonsense", "gb18030"),
    ],
)
def test_the_page_names_its_encoding(charset, encoding):
    assert BODY[1] in formats.text_of(page(charset).encode(encoding)).splitlines()


def test_a_page_in_big5_that_says_so_is_read():
    line = "「樓價雖然回落。」代表說，基層市民感受未必深刻。"
    source = f'<html><head><meta charset="big5"></head><body><p>{line}</p></body></html>'
    assert formats.text_of(source.encode("big5hkscs")) == f"{line}\n"


def test_a_page_laid_out_with_tables_is_read_without_its_menus_and_imprint():
    source = (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">'
        "<title>把产业留在村里-某某县政府网</title></head><body>"
        '<table><tr><td><a href="/">首页</a> | <a href="/a">政务公开</a></td></tr></table>'
        "<table><tr><td><a href='1'>通知一</a><br><a href='2'>通知二</a></td>"
        f"<td><center><b>把产业留在村里</b></center><br>{'<br><br>　　'.join(BODY)}</td></tr></table>"
        "<table><tr><td>版权所有：某某县人民政府</td></tr></table></body></html>"
    )
    assert formats.text_of(source.encode("gb18030")).splitlines() == ["把产业留在村里", *BODY]


def test_a_body_that_only_a_script_makes_visible_is_read():
    body = "".join(f"<section><p><span>{line}</span></p></section><p><br></p>" for line in BODY)
    source = (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" content="把产业留在村里">'
        f'</head><body><div id="content" style="visibility: hidden; opacity: 0">{body}</div></body></html>'
    )
    assert formats.text_of(source.encode()).splitlines() == ["把产业留在村里", *BODY]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>短短一句话。</p>", ["短短一句话。"]),
        ("第一段，没有标签。<br>第二段，也没有。<br/>", ["第一段，没有标签。", "第二段，也没有。"]),
        ("<div>她说：“路<b>通</b>了，<a href='#'>人</a>就回来了。”</div>", ["她说：“路通了，人就回来了。”"]),
        (
            "<table><tr><td>左边一格的话。</td><td>右边一格的话。</td></tr></table>",
            ["左边一格的话。", "右边一格的话。"],
        ),
        ("<ul><li><a href='1'>只是链接的一行</a></li></ul><p>正文只有这一句话。</p>", ["正文只有这一句话。"]),
        ("<p>a &lt;b&gt; &amp; “c”，都是字。</p>", ["a <b> & “c”，都是字。"]),
    ],
)
def test_pages_of_a_few_lines_are_taken_apart_plainly(body, lines):
    assert formats.text_of(f"<html><body>{body}</body></html>".encode()).splitlines() == lines


@pytest.mark.parametrize(
    "source",
    [
        "<html><head><title>空</title></head><body><nav><a href='1'>首页</a></nav></body></html>",
        "<html><body><script>document.write('正文')</script></body></html>",
        "<html></html>",
    ],
)
def test_a_page_without_a_body_is_refused(source):
    with pytest.raises(ArticleError, match=r"网页\.html.*找不到正文"):
        formats.text_of(source.encode(), "网页.html")
