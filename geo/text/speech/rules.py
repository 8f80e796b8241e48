"""The rules of speech as a table: what each matches, whose the speech is, an example, a counter-example.

Rows for direct speech stand from the surest to the doubtful: for each quote of a passage the first rule that
answers counts, with a subject or with nobody (a crowd, an unnamed voice), and no later rule gives the quote
away. What no rule answers stays without a speaker. Rows for reported speech name the forms of a frame, which
`reported` and `attribute` tell apart. In the examples ⟦name|…⟧ is direct and ⟦name~…⟧ reported speech; they
are the tests of the rows, and each example reads otherwise without its rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from geo.text.speech import direct as quotes
from geo.text.speech.direct import Answer
from geo.text.speech.scene import Attribution, Scene
from geo.text.structure.narration import Piece

_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A form of speech."""

    id: str  # of the rule; what follows it in an attribution says how the subject is given (-pronoun, -loose)
    matches: str  # the form: Q is a quote, X and Y are persons
    subject: str  # to whom the speech goes
    example: str  # an article, its speech marked
    counter_example: str  # likewise, one that looks similar and that the rule leaves alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Row):
    """A form of direct speech with the function that finds it."""

    answer: Callable[[Scene, int], Answer]  # the subject of the quote at the index of the passage


def direct(scene: Scene) -> Iterator[Attribution]:
    """Give the direct speech of the passage in its order; spans are without the outer marks."""
    pieces = scene.passage.pieces
    spoken = [index for index, piece in enumerate(pieces) if piece.quote and _has_words(scene, piece)]
    for rule in DIRECT if spoken else ():
        for index in spoken:
            if index in scene.given:
                continue
            subject = rule.answer(scene, index)
            if subject:
                piece = pieces[index]
                end = piece.end - piece.closed
                name = rule.id + subject.manner
                scene.given[index] = Attribution(piece.start + 1, end, "direct", subject, name)
    yield from (scene.given[index] for index in spoken if index in scene.given)


def _has_words(scene: Scene, quote: Piece) -> bool:
    """Tell whether there is more than punctuation between the marks."""
    return _WORD.search(scene.form, quote.start + 1, quote.end) is not None


DIRECT: tuple[Rule, ...] = (
    Rule(
        id="continued",
        matches="“Q that the paragraph before left open",
        subject="whoever speaks there",
        example="护林员邵长青代表说：“⟦邵长青|树是一年一年长的。⟧\n“⟦邵长青|人也是一年一年守的。⟧\n“⟦邵长青|头十年只见石头。⟧\n"
        "“⟦邵长青|如今满山都绿了。⟧”",
        counter_example="护林员邵长青代表说：“⟦邵长青|树是一年一年长的。⟧”\n“⟦贺小冬|书声也多了。⟧”教师贺小冬代表说。",
        answer=quotes.continued,
    ),
    Rule(
        id="verb-colon",
        matches="X说：“Q”",
        subject="the subject of the last speech verb before the colon",
        example="护林员邵长青代表说：“⟦邵长青|林子守住了。⟧”教师贺小冬代表说：“⟦贺小冬|书声也多了。⟧”",
        counter_example="教师贺小冬代表走进校园。墙上写着：“书声琅琅”",
        answer=quotes.verb_colon,
    ),
    Rule(
        id="verb-comma",
        matches="X说，“Q”; X认为“Q”",
        subject="the subject of the verb right before the marks",
        example="教师贺小冬代表说，“⟦贺小冬|书声多了⟧”，护林员邵长青代表说，“⟦邵长青|林子也守住了⟧”。",
        counter_example="教师贺小冬代表讲“三个课堂”的办法。",
        answer=quotes.verb_comma,
    ),
    Rule(
        id="in-clause",
        matches="X建议…，“Q。”, whoever speaks in the next sentence",
        subject="the person by name whose speech verb the clause before holds",
        example="教师贺小冬代表建议⟦贺小冬~食堂办到村口，⟧“⟦贺小冬|让老人走几步就能吃上热饭。⟧”护林员邵长青代表说，"
        "⟦邵长青~林区也要有食堂。⟧",
        counter_example="教师贺小冬代表带来了“流动课堂”。",
        answer=quotes.in_clause,
    ),
    Rule(
        id="subject-verb",
        matches="“Q。”X说; “Q。”X说，…",
        subject="the subject of the first speech verb after the quote",
        example="“⟦贺小冬|书声也多了。⟧”当着护林员邵长青的面，教师贺小冬代表说。",
        counter_example="“书声也多了。”大家都很高兴。",
        answer=quotes.subject_verb,
    ),
    Rule(
        id="caption",
        matches="X：“Q”, and X with a state of mind before the colon",
        subject="the person before the colon, else whom the clause is about; nobody where there is no one",
        example="教师贺小冬代表：“⟦贺小冬|书声也多了。⟧”",
        counter_example="教学楼的标语写着：“书声琅琅，前程万里。”",
        answer=quotes.caption,
    ),
    Rule(
        id="neighbour",
        matches="“Q”“Q” next to each other, or with a mark between",
        subject="whoever says the other one",
        example="护林员邵长青代表指了指操场。“⟦贺小冬|书声多了。⟧”“⟦贺小冬|笑声也多了。⟧”教师贺小冬代表说。",
        counter_example="“⟦贺小冬|书声多了。⟧”教师贺小冬代表说。“⟦邵长青|林子守住了。⟧”护林员邵长青代表说。",
        answer=quotes.neighbour,
    ),
    Rule(
        id="in-sentence",
        matches="X表示，…，“Q”; X认为，要“partial Q”…",
        subject="the subject of the last speech verb before the quote in its sentence",
        example="教师贺小冬代表认为，乡村学校要“⟦贺小冬|留得住人、教得好书⟧”。",
        counter_example="教师贺小冬代表表示，⟦贺小冬~“流动课堂”项目会继续。⟧",
        answer=quotes.in_sentence,
    ),
    Rule(
        id="signed",
        matches="“Q” with ——X on the next line",
        subject="who signs",
        example="“⟦贺小冬|书声也多了。⟧”\n——教师贺小冬代表",
        counter_example="山里的冬天很长。\n“书声也多了。”\n教师贺小冬代表说，⟦贺小冬~学校要办在家门口。⟧",
        answer=quotes.signed,
    ),
    Rule(
        id="under-name",
        matches="“Q” with X, and nothing else, in the paragraph above",
        subject="the person above",
        example="护林员邵长青代表说，⟦邵长青~林子守住了。⟧\n▲教师贺小冬代表\n“⟦贺小冬|书声也多了。⟧”",
        counter_example="护林员邵长青代表说，⟦邵长青~林子守住了。⟧\n教师贺小冬代表说，⟦贺小冬~灯也亮了。⟧\n“⟦贺小冬|书声也多了。⟧”",
        answer=quotes.under_name,
    ),
    Rule(
        id="verbless-after",
        matches="“Q。”谈起家乡，X难掩激动; “Q。”她把书放下。",
        subject="the first person of the narration after the quote who is not spoken to or of",
        example="“⟦贺小冬|书声也多了。⟧”谈起新学校，教师贺小冬代表难掩激动。",
        counter_example="“书声也多了。”村民的话让教师贺小冬代表难掩激动。",
        answer=quotes.verbless_after,
    ),
    Rule(
        id="after-scene",
        matches="X指着果园。“Q。”; X抬头望了望，“Q。”",
        subject="whom the narration before the quote is about",
        example="护林员邵长青代表先到了。教师贺小冬代表指了指操场。“⟦贺小冬|书声也多了。⟧”",
        counter_example="教师贺小冬代表指了指操场上的“流动课堂”。",
        answer=quotes.after_scene,
    ),
    Rule(
        id="alone",
        matches="a paragraph that is nothing but “Q。”, after a paragraph about X",
        subject="who is in focus",
        example="教师贺小冬代表在山里教了二十年书。\n“⟦贺小冬|书声也多了。⟧”",
        counter_example="山里的冬天很长。\n“书声也多了。”",
        answer=quotes.alone,
    ),
    Rule(
        id="of-the-paragraph",
        matches="“Q。” after a sentence without anybody, in a paragraph that has named X and no other voice",
        subject="the one person of the paragraph",
        example="爱张罗的苗秀兰又把老姐妹叫到了院里。图什么？“⟦苗秀兰|人聚在一起，心就不慌了。⟧”\n入秋后，苗秀兰又开了读书班。",
        counter_example="教师贺小冬代表和护林员邵长青代表来了。图什么？“书声也多了。”",
        answer=quotes.of_the_paragraph,
    ),
    Rule(
        id="of-the-only-voice",
        matches="“Q。” next to narration without anybody, in an article in which only X speaks",
        subject="that person",
        example="教师贺小冬代表说，⟦贺小冬~学校要办在家门口。⟧\n山里的冬天很长。“⟦贺小冬|书声也多了。⟧”",
        counter_example="教师贺小冬代表说，⟦贺小冬~学校要办在家门口。⟧\n山里的冬天很长。“书声也多了。”大家说。",
        answer=quotes.of_the_only_voice,
    ),
    Rule(
        id="next-to-doubtful",
        matches="“Q”“Q” next to each other, where only a doubtful rule knew whose the other one is",
        subject="whoever says the other one",
        example="“⟦贺小冬|书声多了。⟧”“⟦贺小冬|笑声也多了。⟧”谈起新学校，教师贺小冬代表难掩激动。",
        counter_example="“⟦贺小冬|书声多了。⟧”谈起新学校，教师贺小冬代表难掩激动。窗外有人喊。“下雪了。”",
        answer=quotes.neighbour,
    ),
)

REPORTED: tuple[Row, ...] = (
    Row(
        id="reported",
        matches="X说，…; X建议…",
        subject="the subject of the verb",
        example="教师贺小冬代表说，⟦贺小冬~学校要办在家门口。⟧",
        counter_example="教师贺小冬代表听说学校要办在家门口。",
    ),
    Row(
        id="reported-view",
        matches="在X看来，…",
        subject="whose view it is",
        example="在教师贺小冬代表看来，⟦贺小冬~学校要办在家门口。⟧",
        counter_example="在大家看来，学校要办在家门口。",
    ),
    Row(
        id="reported-caption",
        matches="X：…, without marks, at the beginning of a paragraph",
        subject="the person before the colon",
        example="教师贺小冬代表：⟦贺小冬~学校要办在家门口。⟧",
        counter_example="教师们：学校要办在家门口。",
    ),
    Row(
        id="reported-continued",
        matches="a further paragraph with 我 after X：…",
        subject="who speaks above",
        example="教师贺小冬代表：⟦贺小冬~学校要办在家门口。⟧\n⟦贺小冬~我每天走三里山路。⟧",
        counter_example="教师贺小冬代表：⟦贺小冬~学校要办在家门口。⟧\n山里的冬天很长。",
    ),
    Row(
        id="reported-under-name",
        matches="a paragraph without marks and with 我 below a line with X",
        subject="the person above",
        example="教师贺小冬代表\n⟦贺小冬~我每天走三里山路，孩子们在等我。⟧",
        counter_example="教师贺小冬代表\n山里的冬天很长。",
    ),
    Row(
        id="reported-answer",
        matches="答：… where answers bear no name",
        subject="the person whom the title or the first lines let answer",
        example="教师贺小冬答记者问\n问：路远吗？\n答：⟦贺小冬~每天走三里山路。⟧",
        counter_example="山村学校问答\n问：路远吗？\n答：每天走三里山路。",
    ),
)
