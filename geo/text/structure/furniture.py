"""Furniture: lines around an article that say nothing of it, such as credits, counters and navigation.

They are told by their form alone, and are never a title, a heading or a theme.
"""

from __future__ import annotations

import re
from functools import cache

from geo.vocabulary import alternation, either, words

_HAN = "\u3400-\u9fff\uf900-\ufaff·"
_GAP = r"[\s：:丨|｜/／\-—]"
_LONGEST = 120  # characters; a longer line is text
_BYLINES = (
    rf"[文图摄](?:[/／、和][文图摄片]{{1,2}})?{_GAP}{{1,3}}[{_HAN}A-Za-z ]{{2,40}}",
    rf"[□■◎●○▲△◆☐]\s*[{_HAN} 　、]{{2,40}}",
    rf"[{_HAN}]{{2,4}}\s*[/／]\s*[{_HAN}]{{2,14}}{either('bodies', 'medium')}",
    rf"(?:《[^《》]{{1,20}}》)?[{_HAN}]{{0,8}}{either('press', 'byline')}[：: 　][{_HAN} 　、/]{{2,40}}",
    r"(?:原文|文章|本文|图片|稿件|内容|素材|资料|信息)均?(?:来源|来自|转自|选自|综合自|由)[^。？！]{1,40}",
)
_COUNTER = (
    r"(?:阅读|浏览|点赞|赞|在看|评论|留言|收藏|转发|分享|关注|粉丝|点击|访问)?\s?[：:(（]?\s?[0-9][0-9,.]{0,12}"
    r"\s?[万亿kKwW+]?(?:次|人|条|个|阅读|评论|赞|播放)?[)）]?"
)
_INVITATIONS = (
    r"点击(?:上方|蓝字|关注|查看|阅读|图片).{0,40}",
    r"(?:长按|扫描|识别|扫码).{0,12}(?:二维码|关注|加入|查看).{0,20}",
    rf".{{0,14}}{either('bodies', 'account')}",
    r"(?:微信扫一扫|收录于|凡本网注明).{0,60}",
)
_PATHS = (
    r"(?:当前|您的|您现在的|所在)?位置[：:].{0,80}",
    rf"[{_HAN}A-Za-z]{{1,10}}(?:\s?[>》›»→]\s?[{_HAN}A-Za-z]{{1,12}}){{1,6}}",
    rf"首页[{_HAN}\s|丨]{{2,80}}",
)
_CAPTIONS = (
    r"[（(【\[]?\s?(?:图片|照片|资料图|资料照片|资料片|配图|题图|头图|封面图|图)[0-9一二三四五六七八九十]{0,3}"
    r"(?:[:：]|来源|由|为|均|据|/|／|\s).{0,60}",
    r"[（(][^（()）]{0,30}(?:摄|供图|制图|提供|图片|资料图|资料照片)[）)]",
    rf"[（(](?:完|未完待续|节选|(?:下转|上接|转载)[^（()）]{{0,20}}|记者[\s：:]?[{_HAN} 　、]{{2,30}})[）)]",
    rf"[（(][{_HAN} 　、]{{2,10}}摄影报道[）)]",
)
_ADDRESSES = (
    r"(?:https?://|www\.)\S+",
    r"[A-Za-z0-9._-]+@[A-Za-z0-9.-]+",
    r"(?:电话|邮箱|地址|热线|传真|邮编)[：:].{0,80}",
)
_NUMBERS = (
    r"[（(]?[0-9０-９一二三四五六七八九十]{1,8}[)）.、]?",
    r"[-—–_=*·•.~～]{1,40}",
    r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?",
)


def is_furniture(line: str) -> bool:
    """Tell whether a line stands around an article rather than in it."""
    line = line.strip(" \t\u3000")
    return len(line) <= _LONGEST and _furniture().fullmatch(line) is not None


@cache
def _furniture() -> re.Pattern[str]:
    labelled = rf"[【\[（(]?{alternation(words('credits'))}(?:{_GAP}[^。？！，]{{0,60}})?"
    button = rf"{alternation(words('buttons'))}[>》→↓▼…\s]{{0,4}}"
    told = (*_BYLINES, _COUNTER, *_INVITATIONS, *_PATHS, *_CAPTIONS, *_ADDRESSES, *_NUMBERS)
    return re.compile("|".join(f"(?:{form})" for form in (labelled, button, *told)))
