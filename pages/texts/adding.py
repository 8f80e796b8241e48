"""Texts of the pages on which articles are added, as key: (Chinese, English)."""

from geo.text.formats.messages import SENTENCES

ADDING: dict[str, tuple[str, str]] = {
    "page.articles": ("文章", "Articles"),
    "page.articles.help": (
        "所有文章：导入、核对、保存、再打开、修改和删除。",
        "All articles: bring, check, save, open again, edit and delete them.",
    ),
    "add.steps": ("步骤", "Steps"),
    "step.bring": ("全部文章", "All articles"),
    "step.read": ("看标记", "Read"),
    "step.people": ("核对人与话", "Check people"),
    "step.places": ("核对地点", "Check places"),
    "step.keep": ("保存", "Save"),
    "add.next": ("下一步：{step}", "Next: {step}"),
    "add.previous": ("上一步：{step}", "Back: {step}"),
    "add.back": ("撤销上一处改动", "Undo the last change"),
    "add.articles": ("文章", "Article"),
    "add.drop": ("移除这篇", "Remove this article"),
    "add.untitled": ("（无标题）{name}", "(no title) {name}"),
    # bring
    "bring.reading": ("正在读“{name}”（{at}／{of}）…", "Reading {name} ({at} of {of})…"),
    "bring.stop": ("停下", "Stop"),
    "bring.what": (
        "粘贴一篇文章，或上传一篇、几篇。文章只在这台服务器上读，不发给任何人。",
        "Paste an article, or upload one or several. They are read on this server and sent to nobody.",
    ),
    "bring.paste": ("粘贴文章", "Paste an article"),
    "bring.files": ("上传文件", "Upload files"),
    "bring.limits": (
        "可用格式：txt、md、html、mht、docx、odt、rtf、带文字的 pdf，或装有这些文件的 zip；"
        "单个文件不超过 {size} MB，压缩包不超过 {archive} MB，一次最多 {number} 篇。"
        "按内容认格式，不看文件名。",
        "txt, md, html, mht, docx, odt, rtf, pdf with text, or a zip of these; up to {size} MB each,"
        " {archive} MB for a zip, {number} articles at a time. The format is told by the content, not"
        " by the name.",
    ),
    "bring.read": ("读取", "Read"),
    "bring.nothing": ("请先粘贴文章或选择文件。", "Paste an article or choose files first."),
    "bring.undone": ("已撤销或删除：{files}", "Undone or deleted: {files}"),
    "bring.too_many": (
        "超过 {number} 篇的上限，其余的没有读。",
        "More than {number} articles: the rest was left out.",
    ),
    "bring.duplicate": (
        "数据集里已有这篇文章（{file}）：打开的是保存过的样子，改后可以再存。",
        "The dataset holds this article ({file}): it is open as it was saved, and can be changed and saved.",
    ),
    # read
    "read.found": (
        "找到 {people}、{quotes}。",
        "Found {people} and {quotes}.",
    ),
    "read.none": (
        "没有找到引语。程序找的是：人名前后的说话动词（如说、表示、认为、指出、提出、建议、介绍、强调），引号里的话，"
        "“在某人看来”，以及“某人：”后面的话。可以在下一步选中文字，自己加上。",
        "No quotes were found. The program looks for verbs of speech beside a name (to say, state, hold,"
        ' propose, suggest, explain, stress), words between quotation marks, the frame "in the view of"'
        " and words after a name and a colon. Select the text in the next step to add quotes yourself.",
    ),
    "read.unreadable": ("{n} 处没有读懂，已在文中标出。", "{n} passages could not be read; they are marked."),
    "read.unreadable.one": ("{n} 处没有读懂，已在文中标出。", "{n} passage could not be read; it is marked."),
    "whose": ("{n} 段话没有找到说话人", "{n} stretches of speech are nobody's yet"),
    "whose.one": ("{n} 段话没有找到说话人", "{n} stretch of speech is nobody's yet"),
    "whose.next": (
        "{n} 段话没有找到说话人，可以在下一步指定。",
        "{n} stretches of speech are nobody's yet: say whose in the next step.",
    ),
    "whose.next.one": (
        "{n} 段话没有找到说话人，可以在下一步指定。",
        "{n} stretch of speech is nobody's yet: say whose in the next step.",
    ),
    "whose.hint": (
        "点姓名，这段话就归他或她；群体和不具名的人的话可以不管。",
        "Choose a name to give the words to that person; those of groups and unnamed people can stay.",
    ),
    "whose.nobody": ("先加一位说话人，再指定。", "Add a speaker first."),
    "whose.who": ("这段话是谁说的：{words}", "Who said this: {words}"),
    "whose.more": ("还有 {n} 段。", "{n} more."),
    "count.speakers": ("{n:,} 位说话人", "{n:,} speakers"),
    "count.speakers.one": ("{n:,} 位说话人", "{n:,} speaker"),
    "read.label": ("文章全文，引语已标记", "The article with its quotes marked"),
    # people
    "people.delegates": ("说话人", "Speakers"),
    "people.quotes": ("引语（最没把握的在前）", "Quotes, the most doubtful first"),
    "people.confidence": ("把握", "Confidence"),
    "people.name": ("姓名", "Name"),
    "people.role": ("职务", "Role"),
    "people.organisation": ("单位", "Organisation"),
    "people.place": ("地点原文", "Place as printed"),
    "people.count": ("引语数", "Quotes"),
    "people.remove": ("删除", "Delete"),
    "people.sentence": ("所在句子", "Sentence"),
    "people.start": ("起", "Start"),
    "people.end": ("止", "End"),
    "people.text": ("引语", "Quote"),
    "people.kind": ("类型", "Kind"),
    "people.theme": ("主题", "Theme"),
    "people.speaker": ("说话人", "Speaker"),
    "people.add": ("加一位说话人", "Add a speaker"),
    "people.add.do": ("加上", "Add"),
    "people.merge": ("合并两位说话人", "Merge two speakers"),
    "people.merge.keep": ("保留", "Keep"),
    "people.merge.gone": ("并入上面这位的", "Merged into the one above"),
    "people.merge.do": ("合并", "Merge"),
    "people.select": ("用选中的文字", "With the selected text"),
    "people.select.hint": (
        "在文章里选中一段文字，或在这里输入文章里的原文。",
        "Select text in the article, or type words of the article here.",
    ),
    "people.find": ("文章里的原文", "Words of the article"),
    "people.find.none": ("文章里没有这段文字。", "The article does not hold these words."),
    "people.selected": ("已选 {start} 至 {end}：“{text}”", 'Selected {start} to {end}: "{text}"'),
    "people.quote.add": ("加为引语", "Add as a quote"),
    "people.quote.move": ("改为这段引语的范围", "Make it the range of this quote"),
    "people.theme.new": ("新主题", "New theme"),
    "people.theme.zh": ("中文名", "Chinese name"),
    "people.theme.en": ("英文名", "English name"),
    "people.theme.do": ("加上主题", "Add the theme"),
    # places
    "places.state.exact": ("准确", "Exact"),
    "places.state.coarse": ("只到较大地区", "Coarse"),
    "places.state.ambiguous": ("有几种可能", "Ambiguous"),
    "places.state.unresolved": ("没有认出", "Unresolved"),
    "places.state.rejected": ("坐标被否", "Rejected"),
    "places.state.none": ("文中没有地点", "No place is named"),
    "places.printed": ("文中写作“{place}”", 'Printed as "{place}"'),
    "places.alternatives": ("是哪一个？", "Which one?"),
    "places.leave": ("不选（只取确定的部分）", "None (keep what is certain)"),
    "places.other": ("换一个地点", "Another place"),
    "places.other.hint": ("例如：陕西省延川县文安驿镇", "Province, county and township in Chinese"),
    "places.other.none": ("没有认出“{place}”：请写得完整些。", '"{place}" was not found: write more of it.'),
    "places.nobody": ("还没有说话人。", "There are no speakers yet."),
    # keep
    "keep.source": ("文章出处", "Source of the article"),
    "keep.publisher": ("发布者", "Publisher"),
    "keep.date": ("发布日期", "Date of publication"),
    "keep.date.hint": ("例如 2024-03-05", "for example 2024-03-05"),
    "keep.date.bad": (
        "日期写成年、月、日，例如 2024-03-05，不早于 1949-10-01。",
        "A date has year, month and day, as in 2024-03-05, and is not before 1949-10-01.",
    ),
    "keep.url": ("网址", "Address"),
    "keep.unknown": ("不知道的留空，不要猜。", "Leave empty what is not known; do not guess."),
    "keep.url.bad": ("网址要以 http:// 或 https:// 开头。", "An address begins with http:// or https://."),
    "keep.changes": (
        "手工改动 {n} 处，会连同理由和依据写进 corrections.csv，重建数据时保留。",
        "{n} changes by hand go to corrections.csv with their reason and source, so a rebuild keeps them.",
    ),
    "keep.changes.one": (
        "手工改动 {n} 处，会连同理由和依据写进 corrections.csv，重建数据时保留。",
        "{n} change by hand goes to corrections.csv with its reason and source, so a rebuild keeps it.",
    ),
    "keep.reason": ("改动的理由", "Reason for the changes"),
    "keep.basis": ("改动的依据", "What the changes rest on"),
    "keep.reason.missing": ("请写明改动的理由和依据。", "Give the reason and the source of the changes."),
    "keep.save": ("存入数据集", "Save to the dataset"),
    "keep.save.again": ("保存改动", "Save the changes"),
    "keep.saved": ("已存入：{files}", "Saved: {files}"),
    "keep.left": ("。还有 {n} 篇没有存。", ". {n} articles are not saved yet."),
    "keep.left.one": ("。还有 {n} 篇没有存。", ". {n} article is not saved yet."),
    "keep.hosted": (
        "这里是公开的站点，不保存文章：可以在本次会话的地图上看，或下载。",
        "This is a public site and saves no articles: see them on the map in this session, or download them.",
    ),
    "keep.map": ("在地图上看（只限本次会话）", "See on the map (this session only)"),
    "keep.map.stop": ("不再在地图上显示", "Stop showing on the map"),
    "keep.csv": ("下载 CSV", "Download CSV"),
    "keep.geojson": ("下载 GeoJSON", "Download GeoJSON"),
    "keep.silent": (
        "没有引语的说话人：{names}。请给他们加引语，或删除他们。",
        "Speakers without a quote: {names}. Add quotes for them, or delete them.",
    ),
    "keep.nobody": ("没有引语，没有可存的内容。", "There are no quotes, so there is nothing to save."),
    "keep.failed": ("没有存成，数据没有改变。", "It was not saved; the data have not changed."),
    "set.shown": (
        "地图上有本次会话的 {n} 篇文章，只有你看得见。",
        "{n} articles of this session are on the map; only you see them.",
    ),
    "set.shown.one": (
        "地图上有本次会话的 {n} 篇文章，只有你看得见。",
        "{n} article of this session is on the map; only you see it.",
    ),
    "set.stop": ("不再显示", "Stop showing"),
    "set.gone": (
        "本次会话的文章已不再保留，请重新添加。",
        "The articles of this session are not kept any more.",
    ),
}

# What cannot be read or done, by the code of the error; the Chinese of files is geo.text.formats'.
_FILES: dict[str, str] = {
    "unreadable": '"{name}" cannot be opened ({why}): check that the file is there and may be read.',
    "too_large": (
        '"{name}" is larger than the {limit} MB allowed: keep the article\'s text only, or split it.'
    ),
    "empty": '"{name}" holds no text: choose a file with an article in it.',
    "encoding": (
        'The encoding of "{name}" is not known (UTF-8, UTF-16 with a mark and GB18030 are): save it as UTF-8.'
    ),
    "unsupported": (
        '"{name}" is of a kind that cannot be read ({kind}): save it as txt, md, html, docx or pdf with text.'
    ),
    "broken": '"{name}" is damaged ({kind}): export or download it again.',
    "encrypted": '"{name}" is under a password: save a copy without one.',
    "no_text_layer": ('"{name}" holds images only: have its text recognised (OCR) first, or paste the text.'),
    "too_many_pages": (
        '"{name}" has {number} pages, more than the {limit} allowed: keep the pages of the article.'
    ),
    "garbled": (
        'The text of "{name}" comes out garbled (its fonts carry no encoding): paste the text instead.'
    ),
    "no_body": '"{name}" is a web page without an article that could be found: paste the text.',
    "too_long": ('"{name}" holds more than {limit}0,000 characters: keep the article only, or split it.'),
    "archive": '"{name}" is an archive inside an archive: unpack it first.',
    "archive_too_many": (
        'The archive "{name}" holds {number} files, more than the {limit} allowed: split it.'
    ),
    "archive_too_large": 'The archive "{name}" unpacks to more than {limit} MB: split it.',
    "archive_bomb": (
        '"{member}" in the archive "{name}" is packed far too densely for an article: leave it out.'
    ),
    "archive_path": 'The archive "{name}" holds the unsafe file name "{member}": pack it again.',
    "too_slow": (
        '"{name}" was not read within {seconds} seconds and given up: keep the article only, or split it.'
    ),
    "too_much_memory": (
        'Reading "{name}" takes more than the {limit} MB of memory allowed: '
        "keep the article only, or split it."
    ),
    "reader_ended": 'Reading "{name}" broke off: keep the article\'s text only and try again.',
    "reader_failed": (
        'Something unforeseen went wrong in "{name}" ({why}): paste the text instead, and tell us.'
    ),
    "archive_empty": 'The archive "{name}" holds no files: put articles in it.',
}
ADDING |= {f"fault.{code}": (SENTENCES[code], english) for code, english in _FILES.items()}
ADDING |= {
    "fault.disk_full": (
        "磁盘已满，数据没有改变。请腾出空间后再试；草稿还在。",
        "The disk is full; the data have not changed. Make room and try again; your drafts are kept.",
    ),
    "fault.disk_read_only": (
        "数据集所在的文件夹不能写入，数据没有改变。"
        "请开放写入权限，或把 DELEGATE_MAP_DATA 设为可写的文件夹；草稿还在。",
        "The dataset's folder cannot be written; the data have not changed. Allow writing, or set "
        "DELEGATE_MAP_DATA to a folder that can be written; your drafts are kept.",
    ),
    "fault.dataset_busy": (
        "另一个程序正在改动数据集，请稍后再试；草稿还在。",
        "Another program is changing the dataset. Try again when it is done; your drafts are kept.",
    ),
    "fault.merge_itself": ("请选择两位不同的说话人。", "Choose two different speakers."),
    "fault.no_name": ("说话人要有姓名。", "A speaker needs a name."),
    "fault.person_known": ("这篇文章里已有“{person}”。", '"{person}" is in this article already.'),
    "fault.quote_known": ("这段文字已经是引语。", "This text is a quote already."),
    "fault.theme_known": ("已有主题“{theme}”。", 'There is a theme "{theme}" already.'),
    "fault.not_in_text": (
        "起止位置不在文章里（0 至 {most}）。",
        "Start and end are not a part of the text (0 to {most}).",
    ),
    "fault.set_too_large": (
        "本次会话最多放 {most} 个字，请分几次。",
        "A session holds {most} characters at most: bring fewer articles at a time.",
    ),
}
