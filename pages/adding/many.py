"""What is done with many articles at once: opened, described, checked, saved, deleted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import streamlit as st

from geo.errors import DelegateMapError
from geo.store.contract.data_dir import directory
from geo.store.curation import history, intake
from geo.store.curation.drafts import Draft
from geo.store.curation.intake import Intake, Origin
from pages.adding import callbacks
from pages.adding.obstacles import obstacles
from pages.shared.faults import fault
from pages.shared.markdown import plain
from pages.shared.session import adding
from pages.texts.language import listed, t


def choose(article: str, *, chosen: bool) -> None:
    """Choose an article of the table, or not any more; the table stays as it is."""
    work = adding()
    work.chosen = work.chosen | {article} if chosen else work.chosen - {article}


def choose_all(articles: Sequence[str]) -> None:
    """Choose these articles and no others."""
    work = adding()
    work.chosen, work.version = frozenset(articles), work.version + 1


def open_article(article: str) -> None:
    """Open an article in the steps: a draft of the session, or one of the dataset."""
    work = adding()
    work.hush()
    ids = [one.id for one in work.drafts]
    if article not in ids:
        try:
            held = intake.opened(article, directory())
        except DelegateMapError as error:
            work.faults = [fault(error)]
            return
        take(held)
        ids.append(article)
    work.at, work.selected, work.step = ids.index(article), None, "read"


def take(held: Intake) -> None:
    """Put an article of the dataset among the drafts, as it was saved."""
    work = adding()
    key = held.draft.id
    work.origins[key] = work.sources.pop(key, held.origin)
    work.reasons[key] = (held.reason, held.source)
    work.put([*work.drafts, held.draft])


def describe(origins: Mapping[str, Origin], **fields: str) -> None:
    """Set fields of where articles, by id with what is known of it, are from."""
    work = adding()
    work.hush()
    fields = {name: text.strip() for name, text in fields.items()}
    if "date" in fields:
        fields["date"] = callbacks.iso(fields["date"])
    if fields.get("date") and not callbacks.is_date(fields["date"]):
        work.faults = [t("keep.date.bad")]
        return
    if fields.get("url") and not fields["url"].startswith(callbacks.LINK):
        work.faults = [t("keep.url.bad")]
        return
    if not fields:
        return
    drafts = {one.id: one for one in work.drafts}
    for key, origin in origins.items():
        if key in drafts:
            work.origins[key] = replace(work.origin_of(drafts[key]), **fields)
        else:
            work.sources[key] = replace(work.sources.get(key, origin), **fields)
    if "date" in fields and any(key in drafts for key in origins):
        work.put(
            one.dated(fields["date"] or None) if one.id in origins and one.date != fields["date"] else one
            for one in work.drafts
        )
    else:
        work.version += 1


def check(articles: Sequence[str]) -> None:
    """Mark drafts as checked."""
    work = adding()
    work.hush()
    work.checked |= set(articles)
    work.version += 1


def save(articles: Sequence[str]) -> None:
    """Save those of the drafts that can be saved, in one change; the others are named with the reason."""
    work = adding()
    work.hush()
    fit: list[Draft] = []
    for one in work.drafts:
        if one.id not in articles:
            continue
        hindering = obstacles(one, one.tables().rows)
        if hindering:
            work.faults.append(t("desk.unfit", title=callbacks.title(one), why=hindering[0]))
        else:
            fit.append(one)
    if not fit:
        return
    intakes = [Intake(one, work.origin_of(one), *work.reason_of(one)) for one in fit]
    saved: list[str] = []

    def keep() -> None:
        saved.extend(intake.save(intakes, directory(), author=work.author()))

    if _done(keep):
        work.saved = saved
        gone = {one.id for one in fit}
        work.past.clear()
        work.put((one for one in work.drafts if one.id not in gone), way_back=False)
        work.forget(gone)
        work.at = 0


def save_sources() -> None:
    """Write what was typed about where articles of the dataset are from."""
    work = adding()
    work.hush()
    if _done(lambda: intake.describe(work.sources, directory(), author=work.author())):
        work.saved = [t("desk.sources", n=len(work.sources))]
        work.sources.clear()
        work.version += 1


def delete(articles: Sequence[str], *, why: str) -> None:
    """Take articles out of the dataset, and out of the session where they are open."""
    work = adding()
    work.hush()
    files: list[str] = []
    if _done(lambda: files.extend(intake.delete(articles, directory(), why=why, author=work.author()))):
        work.put((one for one in work.drafts if one.id not in articles), way_back=False)
        work.forget(set(articles))
        work.gone = files


def drop(articles: Sequence[str]) -> None:
    """Take drafts out of the session; taking back the last change brings them back."""
    work = adding()
    work.hush()
    work.put(one for one in work.drafts if one.id not in articles)
    work.chosen -= set(articles)
    work.at = 0


def undo(record: str) -> None:
    """Take a change of the history back."""
    work = adding()
    work.hush()
    told: list[history.Record] = []
    if _done(lambda: told.append(history.undo(directory(), record, author=work.author()))):
        work.gone = [plain(listed(told[0].titles[:3])) or t(f"past.kind.{told[0].kind}")]
        work.version += 1


def join(kept: str, gone: str, *, reason: str, source: str) -> None:
    """Make one person of two delegates."""
    work = adding()
    work.hush()
    _done(lambda: intake.join(kept, gone, directory(), reason=reason, source=source, author=work.author()))


def keep_apart(one: str, other: str) -> None:
    """Note that two delegates of one name are two people."""
    work = adding()
    work.hush()
    _done(lambda: intake.keep_apart(one, other, directory(), author=work.author()))


def _done(act: Callable[[], object]) -> bool:
    """Change the dataset; a change that is refused is named."""
    try:
        act()
    except DelegateMapError as error:
        adding().faults = [t("keep.failed"), fault(error)]
        return False
    return True


def named() -> None:
    """Take over the name under which the history keeps what is done."""
    adding().name = str(st.session_state["past.name"]).strip()[:40]
