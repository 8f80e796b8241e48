"""The callbacks of the page that adds articles.

Everything that is typed or chosen is taken over by a callback at once, so that one can go back and forth
between the steps and nothing is lost; Streamlit forgets widgets that are not on the screen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from geo.errors import ArticleError, BadParameter, DelegateMapError, UserError
from geo.store.contract import theme_file
from geo.store.contract.data_dir import directory
from geo.store.curation import intake
from geo.store.curation.drafts import Draft, draft
from geo.store.curation.session_sets import MOST_CHARACTERS, SETS
from geo.store.reading.isolated import SECONDS
from geo.text import formats
from geo.text.formats import messages
from pages.shared import draft_store
from pages.shared.faults import fault
from pages.shared.session import adding
from pages.texts.language import t

EARLIEST = date(1949, 10, 1)  # divisions are known from then on
_DATE = re.compile(r"([0-9]{4})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})日?")
MOST_ARTICLES = 50
LINK = ("https://", "http://")

Uploaded = tuple[str, bytes]


def title(one: Draft) -> str:
    """What to call a draft."""
    return one.article.title or t("add.untitled", name=one.file)


# Callbacks


def go(step: str) -> None:
    """Go to a step."""
    work = adding()
    if step in work.steps():
        work.step, work.selected = step, None
        work.hush()


def turn(widget: str) -> None:
    """Look at another draft."""
    work = adding()
    work.at, work.selected = st.session_state[widget], None
    work.hush()


def paste(widget: str) -> None:
    """Take over what was pasted."""
    work = adding()
    work.hush()
    work.pasted = st.session_state[widget]
    try:
        _bounded(len(work.pasted))
    except BadParameter as error:
        work.pasted, work.version = "", work.version + 1
        work.faults = [fault(error)]


def bring(files: Iterable[Uploaded], *, shown: Callable[[str, float], object]) -> None:
    """Read what was pasted and uploaded; what cannot be read is named and does not stop the rest.

    `shown` is told what is being read and how far that is, 0 to 1; a reader who stops ends it there.
    """
    work = adding()
    work.hush()
    found = list(work.drafts)
    known = {one.id for one in found}
    sources: list[Uploaded] = [(messages.UNNAMED, work.pasted.encode("utf-8"))] if work.pasted.strip() else []
    for name, content in files:
        try:
            sources += formats.articles_in(content, name)
        except ArticleError as error:
            work.faults.append(fault(error))
    themes = theme_file.project_themes()
    for number, (name, content) in enumerate(sources):
        if len(found) >= MOST_ARTICLES:
            work.faults.append(t("bring.too_many", number=MOST_ARTICLES))
            break
        try:
            one = draft(
                content,
                name,
                [theme for theme in themes if theme.origin == "curated"],
                waiting=partial(_waiting, shown, name, number, len(sources)),
            )
            _bounded(sum(len(each.article.text) for each in (*found, one)))
        except (ArticleError, BadParameter) as error:
            work.faults.append(fault(error))
            continue
        if one.id not in known:
            known.add(one.id)
            found.append(as_saved(one))
    if len(found) > len(work.drafts):
        first = len(work.drafts)
        work.put(found)
        work.pasted, work.at = "", first
        work.step = "read" if len(found) == first + 1 else "bring"


def as_saved(one: Draft) -> Draft:
    """The draft with what is kept of its article, where the dataset holds it already."""
    work = adding()
    if not intake.duplicates([one], directory()):
        return one
    held = intake.opened(one.id, directory())
    work.origins[one.id] = work.sources.pop(one.id, held.origin)
    work.reasons[one.id] = (held.reason, held.source)
    return held.draft


def show() -> bool:
    """Put all drafts on this session's map; says whether that could be done."""
    work = adding()
    work.hush()
    try:
        work.token = SETS.keep(work.drafts, token=work.token, owner=draft_store.visitor())
    except DelegateMapError as error:
        work.faults = [fault(error)]
        return False
    return True


def _waiting(shown: Callable[[str, float], object], name: str, number: int, of: int, seconds: float) -> None:
    """Tell what is being read; the share of one article is that of its time."""
    shown(t("bring.reading", name=name, at=number + 1, of=of), (number + min(seconds / SECONDS, 1)) / of)


def _bounded(characters: int) -> None:
    """Raises BadParameter where a session would hold more than a set of articles may."""
    if characters > MOST_CHARACTERS:
        raise BadParameter(
            f"{characters} characters are too many for one session",
            code="set_too_large",
            most=MOST_CHARACTERS,
        )


def revise(change: Callable[[Draft], Draft]) -> None:
    """Change the draft in view; the one before stays as the way back. A change that is refused is named."""
    work = adding()
    work.hush()
    try:
        changed = change(work.draft)
    except UserError as error:
        work.faults = [fault(error)]
        return
    if changed != work.draft:
        work.put(changed if one.id == changed.id else one for one in work.drafts)


def back() -> None:
    """Take the last change back."""
    work = adding()
    work.hush()
    if work.past:
        work.put(work.past.pop(), way_back=False)


def drop() -> None:
    """Take the draft in view away; taking back the last change brings it back."""
    work = adding()
    work.hush()
    work.put(one for one in work.drafts if one.id != work.draft.id)
    work.at = 0


def enter(widget: str, name: str) -> None:
    """Take over a field of where the article is from; its date also decides how places are read."""
    work = adding()
    text = st.session_state[widget].strip()
    text = iso(text) if name == "date" else text
    work.origins[work.draft.id] = replace(work.origin, **{name: text})
    if name == "date" and (not text or is_date(text)):
        revise(lambda one: one.dated(text or None))


def iso(text: str) -> str:
    """A date in the form 2024-03-05, where it is written with year, month and day; else the text as it is."""
    parts = _DATE.fullmatch(text.strip())
    return "{}-{:0>2}-{:0>2}".format(*parts.groups()) if parts else text.strip()


def is_date(text: str) -> bool:
    """Whether the text is a day on which an article can have come out."""
    try:
        return date.fromisoformat(text) >= EARLIEST
    except ValueError:
        return False


def explain(widget: str, place: int) -> None:
    """Take over the reason (place 0) or the source (place 1) of the changes by hand."""
    work = adding()
    both = list(work.reason)
    both[place] = st.session_state[widget]
    work.reasons[work.draft.id] = (both[0], both[1])
