"""What a session holds while it adds articles: the drafts, the step, the way back, and what was entered.

Everything that is typed or chosen is taken over by a callback at once, so that one can go back and forth
between the steps and nothing is lost; Streamlit forgets widgets that are not on the screen. The work lies on
a desk of the browser's (pages/adding/draft_store.py), where a reload finds it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

import streamlit as st

from geo.errors import ArticleError, BadParameter, DelegateMapError, UserError
from geo.store.contract import theme_file
from geo.store.curation.drafts import Draft, draft
from geo.store.curation.intake import Origin
from geo.store.curation.session_sets import MOST_CHARACTERS, SETS
from geo.text import formats
from geo.text.formats import messages
from pages.adding import draft_store
from pages.shared import state
from pages.texts.language import STRINGS, t

STEPS = ("bring", "read", "people", "places", "keep")
HOSTED = "hosted"  # value of DELEGATE_MAP_MODE with which nothing is saved
EARLIEST = date(1949, 10, 1)  # divisions are known from then on
_DATE = re.compile(r"([0-9]{4})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})日?")
MOST_ARTICLES = 50
MOST_WAYS_BACK = 100

Uploaded = tuple[str, bytes]


@dataclass
class Adding:
    """One session's work on articles of its own."""

    step: str = "bring"
    pasted: str = ""
    drafts: tuple[Draft, ...] = ()
    at: int = 0  # which of the drafts is in view
    origins: dict[str, Origin] = field(default_factory=dict)  # by article id
    reasons: dict[str, tuple[str, str]] = field(default_factory=dict)  # reason and source by article id
    past: list[tuple[Draft, ...]] = field(default_factory=list)  # the drafts before each change
    faults: list[str] = field(default_factory=list)  # what could not be read, or done, in words
    selected: tuple[int, int] | None = None  # offsets of the text that is selected
    version: int = 0  # counts changes: tables begin anew at each
    token: str | None = None  # of the set that shows the drafts on the map
    saved: list[str] = field(default_factory=list)  # names of the files that were just saved
    gone: list[str] = field(default_factory=list)  # names of the files that were just taken out
    desk: str | None = None  # token of the desk that it lies on

    @property
    def draft(self) -> Draft:
        """The draft in view."""
        return self.drafts[min(self.at, len(self.drafts) - 1)]

    @property
    def origin(self) -> Origin:
        """Where the draft in view is from."""
        return self.origins.get(self.draft.id, Origin(date=self.draft.article.date or ""))

    @property
    def reason(self) -> tuple[str, str]:
        """Why the draft in view was changed by hand, and what the changes rest on."""
        return self.reasons.get(self.draft.id, ("", ""))

    def steps(self) -> tuple[str, ...]:
        """The steps that can be gone to."""
        return STEPS if self.drafts else STEPS[:1]

    def hush(self) -> None:
        """Take back what was said about the last thing that was done."""
        self.faults, self.saved, self.gone = [], [], []


DESKS: draft_store.Desks[Adding] = draft_store.Desks()  # of this process


def adding() -> Adding:
    """This session's work: what its browser has begun, else a new one."""
    if "adding" not in st.session_state:
        st.session_state.adding = DESKS.find(draft_store.token()) or Adding()
    work: Adding = st.session_state.adding
    return work


def lay_by(*, arrived: bool) -> Adding:
    """Once a run: leave the work, if there is any, where the next page of the browser finds it. What was
    said about it is of the past when the reader has `arrived` from another page, or anew.
    """
    work = adding()
    if arrived:
        work.hush()
    if work.drafts or work.pasted or work.desk:
        work.desk = DESKS.keep(work, work.desk)
    return work


def fault(error: DelegateMapError) -> str:
    """What went wrong, in the reader's language where the case has a name."""
    if isinstance(error, UserError) and f"fault.{error.code}" in STRINGS:
        return t(f"fault.{error.code}", **error.values)
    return str(error)


def title(one: Draft) -> str:
    """What to call a draft."""
    return one.article.title or t("add.untitled", name=one.file)


def may_save() -> bool:
    """Whether articles can be saved to the dataset here."""
    return os.environ.get("DELEGATE_MAP_MODE", "") != HOSTED


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


def bring(files: Iterable[Uploaded]) -> None:
    """Read what was pasted and uploaded; what cannot be read is named and does not stop the rest."""
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
    for name, content in sources:
        if len(found) >= MOST_ARTICLES:
            work.faults.append(t("bring.too_many", number=MOST_ARTICLES))
            break
        try:
            one = draft(content, name, [theme for theme in themes if theme.origin == "curated"])
            _bounded(sum(len(each.article.text) for each in (*found, one)))
        except (ArticleError, BadParameter) as error:
            work.faults.append(fault(error))
            continue
        if one.id not in known:
            known.add(one.id)
            found.append(one)
    if len(found) > len(work.drafts):
        work.past.append(work.drafts)
        work.drafts, work.at, work.step = tuple(found), len(work.drafts), "read"
        work.pasted, work.version = "", work.version + 1


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
        work.past = [*work.past[-MOST_WAYS_BACK:], work.drafts]
        work.drafts = tuple(changed if one.id == changed.id else one for one in work.drafts)
        work.version += 1
        if work.token:
            SETS.keep(work.drafts, token=work.token)


def back() -> None:
    """Take the last change back."""
    work = adding()
    work.hush()
    if work.past:
        work.drafts = work.past.pop()
        work.version += 1
        work.at = min(work.at, max(0, len(work.drafts) - 1))
        work.step = work.step if work.drafts else "bring"


def drop() -> None:
    """Take the draft in view away; taking back the last change brings it back."""
    work = adding()
    work.hush()
    work.past.append(work.drafts)
    work.drafts = tuple(one for one in work.drafts if one.id != work.draft.id)
    work.at, work.version = 0, work.version + 1
    work.step = work.step if work.drafts else "bring"


def hide() -> None:
    """Show the drafts on the map no longer."""
    work = adding()
    if work.token:
        SETS.drop(work.token)
    work.token = None
    state.clear()


def enter(widget: str, name: str) -> None:
    """Take over a field of where the article is from; its date also decides how places are read."""
    work = adding()
    text = st.session_state[widget].strip()
    if name == "date" and (parts := _DATE.fullmatch(text)):
        year, month, day = parts.groups()
        text = f"{year}-{month:0>2}-{day:0>2}"
    work.origins[work.draft.id] = replace(work.origin, **{name: text})
    if name == "date" and (not text or is_date(text)):
        revise(lambda one: one.dated(text or None))


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
