"""Every page with every filter, in both languages, over good, empty, hostile and broken data."""

from __future__ import annotations

import shutil

import pytest

from geo.store import Filters
from tests import generate
from tests.pages.conftest import given, words

PAGES = ["map.py", "delegates.py", "article.py", "about.py"]


def count(app) -> str:
    return app.markdown[0].value


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_in_both_languages(open_app, page, language):
    app = open_app({"lang": language} if language == "en" else {}, page=page)
    assert not app.exception
    assert not app.error
    assert given(app, "bar")["code"] == ("zh" if language == "en" else "en")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_names_the_source_of_the_boundaries(open_app, page):
    app = open_app(page=page)
    assert page == "map.py" or "GS(2024)0650号" in words(app)


def test_the_map_lists_twenty_delegates_and_counts_all(open_app, data):
    app = open_app()
    summary = data.summary(data.select(Filters()))
    assert count(app).startswith(f"{summary['delegates']} 位代表 · {summary['quotes']} 段引语")
    assert [card["id"] for card in given(app, "cards")["rows"]] == data.delegates["id"][:20]


@pytest.mark.parametrize(
    ("facet", "listed"),
    [("theme", "themes"), ("kind", "kinds"), ("province", "provinces")],
)
def test_a_tick_filters_list_and_count_by_the_value_s_own_count(open_app, data, facet, listed):
    app = open_app()
    value = max(data.facets(Filters())[listed], key=lambda value: value["count"])
    app.checkbox(key=f"facet.{facet}.{value['id']}").check().run()
    selection = data.select(Filters(**{facet: (value["id"],)}))
    assert count(app).startswith(f"{len(selection)} 位代表")
    assert [row["id"] for row in given(app, "cards")["rows"]] == [
        row["id"] for row in data.rows(selection, limit=20)
    ]
    if facet != "kind":
        assert f":gray[{value['count']}]" in app.checkbox(key=f"facet.{facet}.{value['id']}").label


def test_search_marks_what_it_looks_for(open_app, data):
    app = open_app()
    name = data.delegates["name"][3]
    app.text_input(key="search").set_value(name).run()
    assert name in [row["name"] for row in given(app, "cards")["rows"]]
    assert given(app, "cards")["sought"] == name


def test_chips_take_filters_away_one_by_one_or_all(open_app):
    app = open_app({"kind": "direct", "q": "村"})
    app.button(key="chip.q.村").click().run()
    assert app.session_state["filters"] == Filters(kind=("direct",))
    app = open_app({"kind": ["direct", "indirect"], "q": "村"})
    app.button(key="chip.clear").click().run()
    assert not app.session_state["filters"]
    assert [button.key for button in app.button] == []


def test_the_list_turns_to_the_page_of_the_chosen_delegate(open_app, data):
    chosen = data.delegates["id"][-1]
    app = open_app({"delegate": chosen})
    assert given(app, "cards")["selected"] == chosen
    assert chosen in [row["id"] for row in given(app, "cards")["rows"]]


def test_nobody_is_a_caption(open_app):
    for page in ("map.py", "delegates.py"):
        app = open_app({"q": "没有这样的话"}, page=page)
        assert not app.exception
        assert "没有符合条件的代表" in app.caption[0].value


def test_a_card_says_who_where_how_exactly_and_what(open_app, data):
    row = data.rows(data.select(Filters()), limit=1)[0]
    card = given(open_app(), "cards")["rows"][0]
    assert (card["name"], card["pinyin"]) == (row["name"], row["name_pinyin"])
    assert card["place"].split(" › ")[0] == row["province"]
    assert "点位" in card["precision"]
    assert [quote["text"] for quote in card["quotes"]] == [quote["text"] for quote in row["quotes"]]
    assert card["quotes"][0]["href"] == f"./article?quote={row['quotes'][0]['id']}"


def test_in_english_the_province_has_its_english_name(open_app):
    for card in given(open_app({"lang": "en"}), "cards")["rows"]:
        assert card["place"].split(" › ")[0].isascii()


def test_quotes_outside_the_filter_are_counted_on_the_card(open_app, data):
    app = open_app({"kind": "indirect"})
    for card in given(app, "cards")["rows"]:
        quotes = data.detail(card["id"])["quotes"]
        assert len(card["quotes"]) == sum(quote["kind"] == "indirect" for quote in quotes)
        assert bool(card["more"]) == (len(card["quotes"]) < len(quotes))


def test_the_table_has_a_line_per_delegate_with_links(open_app, data):
    app = open_app({"kind": "direct"}, page="delegates.py")
    table = app.dataframe[0].value
    selection = data.select(Filters(kind=("direct",)))
    assert list(table["id"]) == [data.delegates["id"][row] for row in selection.delegates]
    assert set(data.delegates) <= set(table.columns)
    assert table["on_map"][0] == f"./?kind=direct&delegate={table['id'][0]}"
    assert table["in_article"][0].startswith("./article?kind=direct&quote=q")


def test_the_reader_prints_the_article_and_marks_its_quotes(open_app, data):
    row = 0
    quote = data.quotes["id"][row]
    app = open_app({"quote": quote}, page="article.py")
    reader = given(app, "reader")
    spans = [span for block in reader["blocks"] for span in block["spans"]]
    printed = "".join(span["text"] for span in spans if span.get("quote") == quote)
    assert printed == data.quotes["text"][row]
    article = data.quotes["article_id"][row]
    assert len(reader["quotes"]) == data.quotes["article_id"].count(article)
    assert reader["card"]["id"] == data.quotes["delegate_id"][row]


def test_a_missing_article_file_is_named(open_app, directory, tmp_path):
    copy = shutil.copytree(directory, tmp_path / "data")
    for path in (copy / "articles").iterdir():
        path.unlink()
    app = open_app(page="article.py", at=copy)
    assert not app.exception
    assert str(copy / "articles").split("/")[-1] in words(app)
    assert app.error


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("delegates.csv", None),
        ("quotes.csv", b"id,wrong\n1,2\n"),
        ("articles.csv", b"\xff\xfe\x00"),
        ("themes.csv", b""),
    ],
)
@pytest.mark.parametrize("page", PAGES)
def test_broken_data_is_named_with_what_to_do(open_app, directory, tmp_path, page, file, content):
    copy = shutil.copytree(directory, tmp_path / "data")
    if content is None:
        (copy / file).unlink()
    else:
        (copy / file).write_bytes(content)
    app = open_app(page=page, at=copy)
    assert not app.exception
    assert app.error
    assert file in words(app)
    assert "python -m geo check" in words(app)


@pytest.mark.parametrize("page", PAGES)
def test_no_data_at_all_is_a_normal_state(open_app, directory, tmp_path, page):
    copy = shutil.copytree(directory, tmp_path / "data")
    for name in ("articles", "delegates", "quotes"):
        path = copy / f"{name}.csv"
        path.write_text(path.read_text(encoding="utf-8").split("\n")[0] + "\n", encoding="utf-8")
    app = open_app(page=page, at=copy)
    assert not app.exception
    assert not app.error


@pytest.mark.parametrize("page", PAGES)
def test_hostile_data_stays_text(open_app, tmp_path, page):
    generate.hostile(tmp_path)
    app = open_app({"q": "<img src=x onerror=alert(1)>"}, page=page, at=tmp_path)
    assert not app.exception
    for each in (*app.markdown, *app.caption, *app.warning):
        assert "<script" not in each.value.replace("\\<", "")
        assert "${" not in each.value.replace("\\$", "")
    for box in app.checkbox:
        assert "<img" not in box.label.replace("\\<", "")
