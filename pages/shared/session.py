"""What a session holds while it adds articles: one work object, the same for every page.

`session()` gives it, and only `Adding.put` changes its drafts: it keeps the way back, and shows the new rows
on the map where the session shows its drafts there. The work lies on a desk of the browser's
(pages/shared/draft_store.py), where a reload finds it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

import streamlit as st

from geo.store.curation.drafts import Draft
from geo.store.curation.history import Author
from geo.store.curation.intake import Origin
from geo.store.curation.keeping import Keeping
from geo.store.curation.session_sets import SETS
from geo.text.structure.imprint import imprint
from pages.shared import draft_store

STEPS = ("bring", "read", "people", "places", "keep")
HOSTED = "hosted"  # value of DELEGATE_MAP_MODE with which nothing is saved
MOST_WAYS_BACK = 100


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
    chosen: frozenset[str] = frozenset()  # ids of the articles that are chosen in the table
    checked: set[str] = field(default_factory=set)  # ids of the drafts that somebody has checked
    accepted: set[str] = field(default_factory=set)  # ids of doubtful quotes that somebody took for right
    put_off: list[str] = field(default_factory=list)  # ids of doubtful quotes left for later, in that order
    sources: dict[str, Origin] = field(default_factory=dict)  # typed for saved articles, not written yet
    name: str = ""  # under which the history keeps what is done

    @property
    def draft(self) -> Draft:
        """The draft in view."""
        return self.drafts[min(self.at, len(self.drafts) - 1)]

    @property
    def origin(self) -> Origin:
        """Where the draft in view is from."""
        return self.origin_of(self.draft)

    @property
    def reason(self) -> tuple[str, str]:
        """Why the draft in view was changed by hand, and what the changes rest on."""
        return self.reason_of(self.draft)

    def origin_of(self, draft: Draft) -> Origin:
        """Where a draft is from: as somebody entered it, else as the article prints it."""
        if draft.id not in self.origins:
            printed = imprint(draft.article.text)
            self.origins[draft.id] = Origin(
                printed.publisher or "", draft.article.date or "", printed.url or ""
            )
        return self.origins[draft.id]

    def reason_of(self, draft: Draft) -> tuple[str, str]:
        """Why a draft was changed by hand, and what the changes rest on."""
        return self.reasons.get(draft.id, ("", ""))

    def author(self) -> Author:
        """Who the session is to the history: the name given, and a digest of the browser's token."""
        return Author(self.name, sha256(self.desk.encode()).hexdigest()[:8] if self.desk else "")

    def forget(self, articles: Iterable[str]) -> None:
        """Keep nothing more about articles that are no drafts any more."""
        for key in articles:
            self.origins.pop(key, None)
            self.reasons.pop(key, None)
            self.sources.pop(key, None)
            self.checked.discard(key)
        self.chosen -= set(articles)

    def steps(self) -> tuple[str, ...]:
        """The steps that can be gone to."""
        return STEPS if self.drafts else STEPS[:1]

    def put(self, drafts: Iterable[Draft], *, way_back: bool = True) -> None:
        """Take these drafts in place of those held; the rows that the map shows for the session follow.

        With `way_back` the drafts held so far can be taken back.
        """
        if way_back:
            self.past = [*self.past[-MOST_WAYS_BACK:], self.drafts]
        self.drafts, self.version = tuple(drafts), self.version + 1
        self.at = min(self.at, max(0, len(self.drafts) - 1))
        self.step = self.step if self.drafts else STEPS[0]
        if self.token and self.drafts:
            self.token = SETS.keep(self.drafts, token=self.token, owner=draft_store.visitor())
        else:
            self.hide()

    def hide(self) -> None:
        """Show the drafts on the map no longer."""
        if self.token:
            SETS.drop(self.token)
        self.token = None

    def hush(self) -> None:
        """Take back what was said about the last thing that was done."""
        self.faults, self.saved, self.gone = [], [], []


DESKS: Keeping[Adding] = Keeping()  # of this process


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
        work.desk = DESKS.keep(work, token=work.desk, owner=draft_store.visitor())
    return work


def may_save() -> bool:
    """Whether articles can be saved to the dataset here."""
    return os.environ.get("DELEGATE_MAP_MODE", "") != HOSTED
