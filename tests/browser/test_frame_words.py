"""Streamlit's own words in a browser: none of them is English in the Chinese interface."""

from __future__ import annotations

from playwright.sync_api import expect


def test_the_choice_of_columns_speaks_chinese(window, app):
    view = window(app, "/delegates")
    view.page.get_by_role("button", name="列", exact=True).click()
    field = view.page.get_by_test_id("stMultiSelect")
    expect(field.get_by_label("移除 姓名")).to_be_visible()
    expect(field.get_by_label("全部清空")).to_be_visible()
    names = field.locator("[aria-label]").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label'))"
    )
    assert not [name for name in names if name.isascii()]
