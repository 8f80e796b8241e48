"""The reader in a browser: marks of quotes and of what is sought, in the article as printed."""

from __future__ import annotations

from playwright.sync_api import expect


def test_what_is_sought_is_marked_wherever_it_stands(window, app):
    row = app.get("/api/delegates")[1]["rows"][0]
    words = row["quotes"][0]["text"][:4]
    view = window(app, f"/article?q={words}")
    hits = view.page.locator("article mark")
    expect(hits.first).to_have_text(words)
    assert set(hits.all_text_contents()) == {words}
    expect(view.page.locator(f"article [data-id={row['quotes'][0]['id']}] mark").first).to_be_visible()


def test_the_marks_of_quotes_add_no_character_to_the_article(window, app):
    row = app.get("/api/delegates")[1]["rows"][0]
    quote = row["quotes"][0]
    view = window(app, f"/article?quote={quote['id']}")
    expect(view.page.get_by_role("button", name="复制链接")).to_be_visible()
    expect(view.page.get_by_role("link", name="查看原文")).to_have_count(0)  # that is where one is
    marks = view.page.locator(f"article [data-id={quote['id']}]")
    expect(marks.first).to_be_visible()
    assert "".join(marks.all_text_contents()) == quote["text"]
    headings = view.page.locator("article h2")
    expect(headings.first).to_be_visible()
    assert min(headings.evaluate_all("all => all.map(one => one.clientHeight)")) > 20


def test_each_of_several_words_is_marked_in_the_list_and_the_article(window, app):
    row = next(row for row in app.get("/api/delegates")[1]["rows"] if row["place_text"] and row["role"])
    words = [row["role"][-2:], row["place_text"][:2]]
    view = window(app, f"/?q={'+'.join(words)}")
    card = view.page.locator(f".cards li[data-id={row['id']}]")
    for word in words:
        expect(card.locator("mark", has_text=word).first).to_be_visible()
    view = window(app, f"/?q={row['name_pinyin'].replace(' ', '').lower()}")
    card = view.page.locator(f".cards li[data-id={row['id']}]")
    expect(card.locator(".pinyin mark")).to_have_text(row["name_pinyin"])
