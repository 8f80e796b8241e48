from __future__ import annotations

import pytest

from geo.errors import BadParameter, UnknownId
from geo.store import current
from geo.store.curation import session_sets
from geo.store.curation.drafts import draft
from geo.store.curation.keeping import LIFETIME
from geo.store.curation.session_sets import Sets
from geo.store.dataset.filters import Filters
from geo.store.dataset.rows import delegate_list
from geo.store.dataset.select import select
from tests.store.curation.test_drafts import TEXT


class Clock:
    """A clock that the test turns."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def drafts(text=TEXT):
    return [draft(text, "会议.txt", current().themes)]


def test_a_set_reads_its_rows_together_with_the_dataset():
    kept = Sets()
    dataset = kept.dataset(kept.keep(drafts()))
    base = current()
    assert len(dataset) == len(base) + 2
    assert dataset.delegates["name"][: len(base)] == base.delegates["name"]
    found = select(dataset, Filters(q="钟麦田"))
    (row,) = delegate_list(dataset, found)
    assert row["name"] == "钟麦田"
    assert dataset.article_printed(row["quotes"][0]["article_id"]).text == TEXT
    assert len(current()) == len(base)


def test_tokens_cannot_be_guessed_and_unknown_ones_are_refused():
    kept = Sets()
    tokens = {kept.keep(drafts()) for _ in range(8)}
    assert len(tokens) == 8
    assert min(len(token) for token in tokens) >= 32
    with pytest.raises(UnknownId):
        kept.dataset("0")


def test_a_set_is_replaced_under_its_token():
    kept = Sets()
    token = kept.keep(drafts())
    assert kept.keep(drafts(TEXT.replace("钟麦田", "钟秋田")), token=token) == token
    assert "钟秋田" in kept.dataset(token).delegates["name"]


def test_a_set_that_nobody_asks_for_expires():
    clock = Clock()
    kept = Sets(clock=clock)
    idle = kept.keep(drafts())
    clock.now = LIFETIME + 1
    with pytest.raises(UnknownId):
        kept.dataset(idle)


def test_sets_are_bounded_in_size(monkeypatch):
    kept = Sets()
    monkeypatch.setattr(session_sets, "MOST_CHARACTERS", 10)
    with pytest.raises(BadParameter, match="10"):
        kept.keep(drafts())
    with pytest.raises(BadParameter):
        kept.keep([])


def test_only_the_last_few_sets_are_kept_joined_and_the_others_are_joined_again():
    kept = Sets()
    tokens = [kept.keep(drafts(TEXT.replace("钟麦田", f"钟{name}田"))) for name in "甲乙丙丁戊己"]
    for _ in range(2):
        for name, token in zip("甲乙丙丁戊己", tokens, strict=True):
            assert f"钟{name}田" in kept.dataset(token).delegates["name"]
    assert len(kept._joined) == session_sets.MOST_JOINED


def test_an_article_of_the_dataset_is_not_shown_twice():
    base = current()
    text = base.article_printed(base.articles["id"][0]).text
    kept = Sets()
    assert len(kept.dataset(kept.keep(drafts(text)))) == len(base)
