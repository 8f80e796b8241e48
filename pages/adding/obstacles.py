"""What stands against saving a draft, in words."""

from __future__ import annotations

from collections.abc import Mapping

from geo.store.curation.drafts import Draft
from pages.adding import callbacks
from pages.shared.markdown import plain
from pages.shared.session import adding
from pages.texts.language import listed, t


def obstacles(draft: Draft, rows: Mapping[str, list[dict[str, str]]]) -> list[str]:
    """Say what stands against saving the draft; `rows` are its tables."""
    work = adding()
    origin, reason = work.origin_of(draft), work.reason_of(draft)
    speaking = {row["delegate_id"] for row in rows["quotes"]}
    silent = [row["name"] for row in rows["delegates"] if row["id"] not in speaking]
    found = []
    if not rows["quotes"]:
        found.append(t("keep.nobody"))
    elif silent:
        found.append(t("keep.silent", names=plain(listed(silent))))
    if draft.corrections(reason="-", source="-") and not all(part.strip() for part in reason):
        found.append(t("keep.reason.missing"))
    if origin.url and not origin.url.startswith(callbacks.LINK):
        found.append(t("keep.url.bad"))
    if origin.date and not callbacks.is_date(origin.date):
        found.append(t("keep.date.bad"))
    return found
