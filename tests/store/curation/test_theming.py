"""Themes are renamed, merged, recoloured and removed by hand, quotes put under them; a rebuild keeps it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.errors import BadParameter, UnknownId
from geo.model import Theme
from geo.store import load
from geo.store.building import check
from geo.store.building.build import build
from geo.store.curation import theming
from tests.copies import copy_of_dataset
from tests.store.curation.test_intake import files_of, last, undo


@pytest.fixture
def data(tmp_path):
    """A copy of the project's dataset."""
    return copy_of_dataset(tmp_path)


def used(data):
    """The theme under which most quotes stand, and its quotes."""
    quotes = load(data).quotes
    themes = [theme for theme in quotes["theme_id"] if theme]
    most = max(sorted(set(themes)), key=themes.count)
    ids = [key for key, theme in zip(quotes["id"], quotes["theme_id"], strict=True) if theme == most]
    return most, ids


def test_a_theme_is_renamed_and_recoloured_and_a_rebuild_keeps_it(data):
    before = files_of(data)
    key, _ = used(data)
    themes = theming.curated(data)
    theme = next(one for one in themes if one.id == key)
    new = replace(theme, name_zh="乡村", name_en="Villages", colour="#123456", shape="ring")
    changed = theming.with_theme(themes, new)
    assert theming.preview(changed, data) == []
    theming.save(changed, data)
    assert load(data).theme(key) == new
    kept = files_of(data)
    build(data)
    assert files_of(data) == kept
    assert check.check(data).findings == []
    assert last(data, "themes").titles == ("乡村",)
    undo(data, "themes")
    assert files_of(data) == before


def test_what_a_keyword_moves_is_told_before_it_is_done(data):
    quotes = load(data).quotes
    words = quotes["text"][0][:6]
    theme = Theme("new", "新主题", "New", "#123456", "ring", (words,) * 1)
    changed = theming.with_theme(theming.curated(data), theme)
    moved = theming.preview(changed, data)
    theming.save(changed, data)
    now = dict(zip(load(data).quotes["id"], load(data).quotes["theme_id"], strict=True))
    assert [now[one.quote] for one in moved] == [one.after or "" for one in moved]


def test_a_merged_theme_gives_its_keywords_and_the_changes_by_hand(data):
    before = files_of(data)
    key, ids = used(data)
    themes = theming.curated(data)
    other = next(theme.id for theme in themes if theme.id != key)
    theming.put(ids[:1], key, data, reason="读过", source="报纸")
    changed = theming.merged(themes, other, key)
    theming.save(changed, data, renamed=(key, other))
    dataset = load(data)
    assert key not in {theme.id for theme in dataset.themes}
    assert dataset.quotes["theme_id"][dataset.quotes["id"].index(ids[0])] == other
    assert check.check(data).findings == []
    undo(data, "themes")
    undo(data, "themes")
    assert files_of(data) == before


def test_a_theme_that_is_removed_leaves_no_change_by_hand_behind(data):
    key, ids = used(data)
    theming.put(ids, key, data, reason="读过", source="报纸")
    themes = [theme for theme in theming.curated(data) if theme.id != key]
    theming.save(themes, data, renamed=(key, ""))
    assert key not in load(data).quotes["theme_id"]
    assert check.check(data).findings == []


def test_quotes_are_put_under_a_theme_by_hand(data):
    key, ids = used(data)
    other = next(theme.id for theme in theming.curated(data) if theme.id != key)
    theming.put(ids, other, data, reason="读过", source="报纸")
    theming.put(ids[:1], "", data, reason="不明显", source="报纸")
    quotes = load(data).quotes
    now = dict(zip(quotes["id"], quotes["theme_id"], strict=True))
    assert [now[key] or "" for key in ids] == ["", *[other] * (len(ids) - 1)]
    build(data)
    assert load(data).quotes["theme_id"] == quotes["theme_id"]


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"name_zh": " "}, "name"),
        ({"colour": "red"}, "colour"),
        ({"shape": "heart"}, "shape"),
        ({"keywords": ("a|b",)}, "keyword"),
    ],
)
def test_a_theme_that_is_none_is_refused(data, change, word):
    before = files_of(data)
    first, *rest = theming.curated(data)
    for act in (theming.preview, theming.save):
        with pytest.raises(BadParameter, match=word):
            act([replace(first, **change), *rest], data)
    with pytest.raises(BadParameter, match="already"):
        theming.save([first, *rest, replace(first, id="again")], data)
    assert files_of(data) == before


def test_what_there_is_not_is_refused(data):
    key, ids = used(data)
    with pytest.raises(UnknownId):
        theming.put(["q00000000"], key, data, reason="r", source="s")
    with pytest.raises(UnknownId):
        theming.put(ids, "nothing", data, reason="r", source="s")
    with pytest.raises(BadParameter, match="reason"):
        theming.put(ids, key, data, reason=" ", source="s")
    with pytest.raises(BadParameter, match="itself"):
        theming.merged(theming.curated(data), key, key)
    with pytest.raises(UnknownId):
        theming.merged(theming.curated(data), key, "nothing")
    with pytest.raises(BadParameter, match="nothing"):
        theming.save(theming.curated(data), data)
