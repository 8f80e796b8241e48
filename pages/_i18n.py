"""Every text that the pages show, in Chinese and English, and `t`, which picks one.

A row is key: (Chinese, English). Braces hold values for str.format; both texts of a row have the same
ones. Where English needs a singular, the key with ".one" holds it. Texts from the data (names, quotes,
places) are not here.
"""

from __future__ import annotations

import streamlit as st

LANGUAGES = ("zh", "en")

STRINGS: dict[str, tuple[str, str]] = {
    # the frame
    "product": ("代表之声地图", "Delegate Voices Map"),
    "page.map": ("地图", "Map"),
    "page.delegates": ("代表", "Delegates"),
    "page.article": ("原文", "Articles"),
    "page.about": ("关于", "About"),
    "page.map.help": (
        "谁在哪里说了什么：引语代表在中国地图上的位置，可按主题和省份筛选。",
        "Who said what, and where they are from: filter by theme and province.",
    ),
    "page.delegates.help": (
        "同样的数据，列成可以排序的表格。",
        "The same data as a table that can be sorted.",
    ),
    "page.article.help": ("文章全文，每一段引语都有标记。", "The whole article with every quote marked."),
    "page.about.help": (
        "数据、精度、来源、审图号和接口。",
        "Data, precision, sources, map approval and interface.",
    ),
    "source": (
        "边界：天地图（2024年5月）　审图号：GS(2024)0650号",
        "Boundaries: Tianditu (May 2024)　审图号：GS(2024)0650号",
    ),
    "language.other": ("English", "中文"),
    # filters
    "filters": ("筛选", "Filters"),
    "search": ("搜索", "Search"),
    "search.hint": ("姓名、地点、职务或引语", "Name, place, role or quote"),
    "facet.theme": ("主题", "Theme"),
    "facet.province": ("省份", "Province"),
    "facet.kind": ("引语类型", "Kind of quote"),
    "facet.article": ("文章", "Article"),
    "facet.precision": ("坐标精度", "Precision of the point"),
    "facet.role": ("职务类别", "Kind of office"),
    "facet.from": ("起", "From"),
    "facet.to": ("止", "To"),
    "facet.q": ("搜索", "Search"),
    "facet.lang": ("语言", "Language"),
    "facet.delegate": ("代表", "Delegate"),
    "facet.quote": ("引语", "Quote"),
    "more": ("其余 {n} 项", "{n} more"),
    "choose": ("选择", "Choose"),
    "clear": ("清除全部", "Clear all"),
    "remove": ("去掉“{value}”", "Remove “{value}”"),
    "kind.direct": ("直接引语", "Direct quote"),
    "kind.indirect": ("转述", "Reported speech"),
    "role.village": ("村", "Village"),
    "role.community": ("社区", "Community"),
    "role.township": ("乡镇街道", "Township"),
    "role.county": ("县区", "County"),
    "role.city": ("市州", "City"),
    "role.province": ("省级", "Province"),
    "role.enterprise": ("企业", "Enterprise"),
    "role.education": ("教育", "Education"),
    "role.health": ("卫生", "Health"),
    "role.research": ("科研", "Research"),
    "role.military": ("军队", "Military"),
    "role.law": ("政法", "Law"),
    "role.culture": ("文化", "Culture"),
    "role.other": ("其他", "Other"),
    "level.village": ("村、社区", "Village"),
    "level.township": ("乡镇、街道", "Township"),
    "level.county": ("县、区", "County"),
    "level.prefecture": ("地市", "Prefecture"),
    "level.province": ("省", "Province"),
    "level.none": ("没有坐标", "No point"),
    "title.none": ("（无标题）", "(no title)"),
    # counts
    "count.delegates": ("{n:,} 位代表", "{n:,} delegates"),
    "count.delegates.one": ("{n:,} 位代表", "{n:,} delegate"),
    "count.quotes": ("{n:,} 段引语", "{n:,} quotes"),
    "count.quotes.one": ("{n:,} 段引语", "{n:,} quote"),
    "count.provinces": ("{n:,} 个省份", "{n:,} provinces"),
    "count.provinces.one": ("{n:,} 个省份", "{n:,} province"),
    "count.unplaced": ("{n:,} 位不在图上", "{n:,} not on the map"),
    "none": ("没有符合条件的代表。请放宽或清除筛选。", "Nobody matches. Loosen the filters or clear them."),
    "none.data": ("数据集里还没有代表。", "The dataset holds no delegates yet."),
    # a delegate
    "place.none": ("文中未注明地点", "The article names no place"),
    "place.unresolved": ("地名未能识别：{place}", "Place not recognised: {place}"),
    "place.ambiguous": (
        "地名有多种可能，位置只到能确定的一级",
        "The name fits several places; shown as far as certain",
    ),
    "place.rejected": ("坐标与所在地不符，未采用", "The coordinate lay outside its division and was dropped"),
    "precision.exact": ("点位精确到{level}", "Point of the {level}"),
    "precision.coarse": ("点位只到{level}", "Point of the {level} only"),
    "precision.radius": ("{words}，可能偏离约 {km} 公里", "{words}, within about {km} km"),
    "unit.village": ("村（社区）", "village (community)"),
    "unit.township": ("乡镇（街道）", "township (street)"),
    "unit.county": ("县（区）", "county (district)"),
    "unit.prefecture": ("地市", "prefecture"),
    "unit.province": ("省", "province"),
    "card.list": ("代表列表", "List of delegates"),
    "card.open": ("查看原文", "Read in the article"),
    "card.copy": ("复制链接", "Copy link"),
    "card.copied": ("已复制", "Copied"),
    "card.others": ("另有 {n} 段引语不符合筛选", "{n} more quotes do not match the filters"),
    "card.others.one": ("另有 {n} 段引语不符合筛选", "{n} more quote does not match the filters"),
    "theme.none": ("未归类", "No theme"),
    "theme.other": ("其他", "Other"),
    # notes and errors
    "ignored": (
        "地址中有不认识的内容，已忽略：{pairs}",
        "Parts of the address mean nothing here and were left out: {pairs}",
    ),
    "broken": ("数据读不出来", "The data cannot be read"),
    "broken.what": ("程序给出的原因：", "What the program says:"),
    "broken.do": (
        "在项目目录运行下面的命令重建数据，然后重新载入本页。`python -m geo check` 会列出所有问题。",
        "Run this command in the project’s folder to rebuild the data, then reload this page. "
        "`python -m geo check` lists every fault.",
    ),
    # the table
    "table.alt": ("代表一览表，每行一位代表", "Table of delegates, one per row"),
    "table.on_map": ("地图", "Map"),
    "table.in_article": ("原文", "Article"),
    "table.columns": ("列", "Columns"),
    "table.quotes": ("引语数", "Quotes"),
    "table.first_quote": ("首段引语", "First quote"),
    "table.themes": ("主题", "Themes"),
    "column.id": ("编号", "Id"),
    "column.name": ("姓名", "Name"),
    "column.name_pinyin": ("拼音", "Pinyin"),
    "column.role": ("职务", "Role"),
    "column.role_group": ("职务类别", "Kind of office"),
    "column.organisation": ("单位", "Organisation"),
    "column.place_text": ("文中地名", "Place as printed"),
    "column.adcode": ("区划代码", "Division code"),
    "column.province": ("省", "Province"),
    "column.prefecture": ("市", "Prefecture"),
    "column.county": ("县", "County"),
    "column.township": ("乡镇", "Township"),
    "column.village": ("村", "Village"),
    "column.lat": ("纬度", "Latitude"),
    "column.lon": ("经度", "Longitude"),
    "column.precision": ("坐标精度", "Precision"),
    "column.radius_km": ("偏差（公里）", "Radius (km)"),
    "column.geocoder": ("坐标来源", "Geocoder"),
    "column.provider_id": ("来源编号", "Provider id"),
    "column.retrieved_at": ("取得时间", "Retrieved"),
    "column.state": ("地点状态", "State of the place"),
    "column.rule": ("识别规则", "Rule"),
    "column.confidence": ("可信度", "Confidence"),
    "state.exact": ("准确", "Exact"),
    "state.coarse": ("较粗", "Coarse"),
    "state.ambiguous": ("有歧义", "Ambiguous"),
    "state.unresolved": ("未识别", "Unresolved"),
    "state.rejected": ("已弃用", "Rejected"),
    "state.none": ("未注明", "Not named"),
    # the reader
    "reader.article": ("文章", "Article"),
    "reader.none": ("数据集里还没有文章。", "The dataset holds no articles yet."),
    "reader.missing": ("找不到这篇文章的文件：{file}", "The file of this article is missing: {file}"),
    "reader.hint": (
        "点一段引语，这里会显示说话的人。有底色的是直接引语，点线是转述。",
        "Choose a quote to see here who said it. A tint marks direct quotes, a dotted line reported speech.",
    ),
    "reader.all": ("共 {n} 段引语", "{n} quotes"),
    "reader.all.one": ("共 {n} 段引语", "{n} quote"),
    "reader.position": ("第 {at} 段，共 {of} 段", "Quote {at} of {of}"),
    "reader.previous": ("上一段引语", "Previous quote"),
    "reader.next": ("下一段引语", "Next quote"),
    "reader.on_map": ("在地图上看", "Show on the map"),
    "reader.by": ("{publisher}", "{publisher}"),
    "reader.source": ("来源", "Source"),
}


def language() -> str:
    """The language of this session."""
    chosen: str = st.session_state.get("lang", LANGUAGES[0])
    return chosen


def t(key: str, /, **values: object) -> str:
    """The text of a key in the session's language, its values filled in."""
    if values.get("n") == 1:
        key = key + ".one" if key + ".one" in STRINGS else key
    return STRINGS[key][LANGUAGES.index(language())].format(**values)
