"""What a reader is told when a file cannot be read: one Chinese sentence per case, with what to do next.

`error(code, …)` makes the ArticleError; it carries `code` and `values`, so that a screen in another
language can say the same in its own words.
"""

from __future__ import annotations

from geo.errors import ArticleError

UNNAMED = "粘贴的文本"  # what a text without a file is called

SENTENCES = {
    "unreadable": "打不开“{name}”（{why}）：请检查文件是否存在、是否有权限读取。",
    "too_large": "“{name}”超过 {limit} MB 的上限：请只保留文章正文，或拆成几个文件。",
    "empty": "“{name}”里没有文字：请换一个有正文的文件。",
    "encoding": "认不出“{name}”的文字编码（能读 UTF-8、带字节序标记的 UTF-16 和 GB18030）：请另存为 UTF-8。",
}


class FormatError(ArticleError):
    """A file that no format reads: `code` names the case, `values` what the sentence holds."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(SENTENCES[code].format(**values))
        self.code = code
        self.values = values


def error(code: str, **values: object) -> FormatError:
    """The error to raise for the case `code`; the other arguments fill its sentence."""
    return FormatError(code, **values)
