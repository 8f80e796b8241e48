"""What a reader is told when a file cannot be read: one Chinese sentence per case, with what to do next.

`error(code, …)` makes the ArticleError; it carries `code` and `values`, so that a screen in another
language can say the same in its own words.
"""

from __future__ import annotations

from geo.errors import ArticleError
from geo.model import Notice

UNNAMED = "粘贴的文本"  # what a text without a file is called

SENTENCES = {
    "unreadable": "打不开“{name}”（{why}）：请检查文件是否存在、是否有权限读取。",
    "too_large": "“{name}”超过 {limit} MB 的上限：请只保留文章正文，或拆成几个文件。",
    "empty": "“{name}”里没有文字：请换一个有正文的文件。",
    "encoding": "认不出“{name}”的文字编码（能读 UTF-8、带字节序标记的 UTF-16 和 GB18030）：请另存为 UTF-8。",
    "unsupported": "“{name}”是{kind}，读不了：请另存为 txt、md、html、docx 或带文字的 pdf。",
    "broken": "“{name}”看起来是{kind}，但已经损坏：请重新导出或重新下载。",
    "encrypted": "“{name}”设有密码：请去掉密码后另存一份。",
    "no_text_layer": "“{name}”只有图像，没有文字层：请先做文字识别（OCR），或粘贴正文。",
    "too_many_pages": "“{name}”有 {number} 页，超过 {limit} 页的上限：请只保留文章所在的页。",
    "garbled": "“{name}”里的文字提取出来是乱码（字体没有附带编码）：请粘贴正文，或换一个版本。",
    "no_body": "“{name}”是网页，但找不到正文：请粘贴正文。",
    "too_long": "“{name}”的文字超过 {limit} 万字的上限：请只保留文章正文，或拆成几个文件。",
    "archive": "“{name}”是压缩包：请逐篇读取其中的文件；压缩包里再套压缩包的，请先解开。",
    "archive_too_many": "压缩包“{name}”里有 {number} 个文件，超过 {limit} 个的上限：请分成几个压缩包。",
    "archive_too_large": "压缩包“{name}”解开后超过 {limit} MB 的上限：请分成几个压缩包。",
    "archive_bomb": "压缩包“{name}”里的“{member}”压缩得异常之密，不像文章：请只放文章文件。",
    "archive_path": "压缩包“{name}”里有不安全的文件名“{member}”：请重新打包，只放文章文件。",
    "too_slow": "“{name}”读了 {seconds} 秒还没有读完，已经停下：请只保留文章正文，或拆成几个文件。",
    "too_much_memory": "读“{name}”要用的内存超过 {limit} MB 的上限：请只保留文章正文，或拆成几个文件。",
    "reader_ended": "读“{name}”时读取程序中断了：请只保留文章正文再试一次。",
    "reader_failed": "读“{name}”时出了没有料到的错（{why}）：请粘贴正文再试，并告诉我们。",
    "archive_empty": "压缩包“{name}”里没有文件：请放入文章再打包。",
}


NOTICES = {
    "unreadable": "这一段的引号不配对，不能确定话从哪里到哪里，因此没有读取其中的引语。",
    "unassigned": "没有找到这段话是谁说的：“{words}”",
    "unread_page": "第 {page} 页是扫描图，没有读{stamp}。",
    "furniture": "页眉页脚没有读：“{words}”（第 {pages} 页）。",
    "watermark": "水印没有读：“{words}”。",
    "bad_bytes": "“{before}”之后有读不出来的字节，已经略去：请核对原文。",
    "embedded_part": "文档里嵌入的“{part}”已读在正文里。",
    "unread_part": "文档里嵌入的“{part}”没有读。",
    "unread_frame": "页面里嵌套的框架（{address}）没有读。",
    "script_page": "这个网页的正文由脚本生成，保存时不在文件里：请在浏览器里打开后复制正文。",
}


class FormatError(ArticleError):
    """A file that no format reads; its `code` is a key of SENTENCES."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(SENTENCES[code].format(**values), code=code, **values)


def notice(code: str, start: int, end: int, **values: object) -> Notice:
    """Make the notice of the case `code`, a key of NOTICES; the other arguments fill its sentence."""
    filled = tuple((name, str(value)) for name, value in values.items())
    return Notice(start, end, NOTICES[code].format(**values), code, filled)


def error(code: str, **values: object) -> FormatError:
    """Give the error to raise for the case `code`; the other arguments fill its sentence."""
    return FormatError(code, **values)
