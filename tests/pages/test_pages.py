"""Every page with every filter, in both languages, over good, empty, hostile and broken data."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.model import Article, Extraction
from geo.store import Filters, load
from geo.store.dataset.facets import facet_counts
from geo.store.dataset.keyness import SURE
from geo.store.dataset.provinces import in_english
from geo.store.dataset.rows import delegate_detail, delegate_list, totals
from geo.store.dataset.select import select
from geo.text import extract
from pages.shared import state
from pages.views import reader as _reader
from tests import generate
from tests.pages.conftest import INDEX, given, words

PAGES = ["map.py", "delegates.py", "themes.py", "article.py", "about.py"]


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
    summary = totals(data, select(data, Filters()))
    assert count(app).startswith(f"{summary['delegates']} 位代表 · {summary['quotes']} 段引语")
    assert [card["id"] for card in given(app, "cards")["rows"]] == data.delegates["id"][:20]


@pytest.mark.parametrize(
    ("facet", "listed"),
    [
        ("theme", "themes"),
        ("kind", "kinds"),
        ("province", "provinces"),
        ("role", "roles"),
        ("precision", "precisions"),
        ("article", "articles"),
    ],
)
def test_a_tick_filters_list_and_count_by_the_value_s_own_count(open_app, data, facet, listed):
    app = open_app()
    value = max(facet_counts(data, Filters())[listed], key=lambda value: value["count"])
    app.checkbox(key=f"facet.{facet}.{value['id']}").check().run()
    selection = select(data, Filters.parse([(facet, value["id"])], data.filter_values))
    assert count(app).startswith(f"{len(selection)} 位代表")
    assert [row["id"] for row in given(app, "cards")["rows"]] == [
        row["id"] for row in delegate_list(data, selection, limit=20)
    ]
    if facet != "kind":
        assert app.checkbox(key=f"facet.{facet}.{value['id']}").label.endswith(f" {value['count']}")


def test_a_range_of_dates_filters_and_both_ends_are_no_filter(open_app, data):
    days = [entry["id"] for entry in facet_counts(data, Filters())["dates"]]
    app = open_app({"from": days[1]})
    assert app.slider(key="dates").value == (date.fromisoformat(days[1]), date.fromisoformat(days[-1]))
    assert count(app).startswith(f"{len(select(data, Filters(date_from=days[1])))} 位代表")
    year, month, day = map(int, days[1].split("-"))
    assert app.button(key=f"chip.from.{days[1]}").label == f"{year}年{month}月{day}日 起"
    assert app.slider(key="dates").proto.format == "YYYY年M月D日"
    app.slider(key="dates").set_range(date.fromisoformat(days[0]), date.fromisoformat(days[-1])).run()
    assert not app.session_state["filters"]


def test_values_beyond_many_are_found_by_name(open_app, data, monkeypatch):
    monkeypatch.setattr("pages.shared.facets.FOLDED", 10)
    app = open_app()
    listed = {box.key for box in app.checkbox}
    rare = next(p for p in data.provinces if f"facet.province.{p.id}" not in listed)
    app.text_input(key="find.province").set_value(rare.name_zh).run()
    app.checkbox(key=f"facet.province.{rare.id}").check().run()
    assert app.session_state["filters"].province == (rare.id,)
    app.text_input(key="find.province").set_value("没有这个").run()
    assert "没有找到" in words(app)
    assert app.checkbox(key=f"facet.province.{rare.id}").value  # a chosen value stays in view


def test_search_marks_what_it_looks_for(open_app, data):
    app = open_app()
    name = data.delegates["name"][3]
    app.text_input(key="search").set_value(name).run()
    assert name in [row["name"] for row in given(app, "cards")["rows"]]
    assert given(app, "cards")["sought"] == [name]


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
    row = delegate_list(data, select(data, Filters()), limit=1)[0]
    card = given(open_app(), "cards")["rows"][0]
    assert (card["name"], card["pinyin"]) == (row["name"], row["name_pinyin"])
    assert card["place"].split(" › ")[0] == row["province"]
    assert "点位" in card["precision"]
    assert [quote["text"] for quote in card["quotes"]] == [quote["text"] for quote in row["quotes"]]
    assert card["quotes"][0]["href"] == f"./article?quote={row['quotes'][0]['id']}"


def test_in_english_divisions_have_their_english_names(open_app, data):
    app = open_app({"lang": "en"})
    for card in given(app, "cards")["rows"]:
        row = delegate_detail(data, card["id"])
        known = [row[level] for level in ("province", "prefecture", "county") if row[level]]
        assert all(name.isascii() for name in card["place"].split(" › ")[: len(known)])
        assert in_english(row)["village"] == row["village"]
    app.switch_page("delegates.py").run()
    assert all(name.isascii() for name in _column(app, "county"))


def test_quotes_outside_the_filter_are_counted_on_the_card(open_app, data):
    app = open_app({"kind": "indirect"})
    for card in given(app, "cards")["rows"]:
        quotes = delegate_detail(data, card["id"])["quotes"]
        assert len(card["quotes"]) == sum(quote["kind"] == "indirect" for quote in quotes)
        assert bool(card["more"]) == (len(card["quotes"]) < len(quotes))


def test_the_table_has_a_line_per_delegate_with_links(open_app, data):
    app = open_app({"kind": "direct"}, page="delegates.py")
    table = given(app, "table")["rows"]
    selection = select(data, Filters(kind=("direct",)))
    assert [line["id"] for line in table] == [data.delegates["id"][row] for row in selection.delegates]
    assert table[0]["href"] == f"./?kind=direct&delegate={table[0]['id']}"
    assert table[0]["quotes"][0]["href"].startswith("./article?kind=direct&quote=q")
    assert {quote["kind"] for line in table for quote in line["quotes"]} == {"direct"}


def test_lines_are_sorted_over_all_pages(open_app, data, monkeypatch):
    monkeypatch.setattr(state, "TABLE_SIZE", 3)
    expected = sorted(data.delegates["name_pinyin"])
    app = open_app(page="delegates.py")
    app.multiselect(key="table.columns").set_value(["name_pinyin"]).run()
    for down in (False, True):
        app.session_state["table.sort"], app.session_state["table.down"] = "name_pinyin", down
        app.run()
        assert _column(app, "name_pinyin") == sorted(expected, reverse=down)[:3]


def test_columns_are_chosen_and_lines_sorted(open_app, data):
    app = open_app(page="delegates.py")
    app.multiselect(key="table.columns").set_value(["name", "adcode"]).run()
    app.selectbox(key="table.sort").set_value("name_pinyin").run()
    assert [column["id"] for column in given(app, "table")["columns"]] == ["name", "adcode"]
    pinyin = dict(zip(data.delegates["id"], data.delegates["name_pinyin"], strict=True))
    names = [pinyin[line["id"]] for line in given(app, "table")["rows"]]
    assert names == sorted(data.delegates["name_pinyin"])
    app.toggle(key="table.down").set_value(True).run()
    assert [pinyin[line["id"]] for line in given(app, "table")["rows"]] == names[::-1]


def _column(app: AppTest, name: str) -> list[str]:
    table = given(app, "table")
    at = [column["id"] for column in table["columns"]].index(name)
    return [line["cells"][at] for line in table["rows"] if line["cells"][at]]


def test_the_chosen_delegate_s_card_stands_under_the_table(open_app, data):
    chosen = data.delegates["id"][5]
    app = open_app({"delegate": chosen}, page="delegates.py")
    assert [row["id"] for row in given(app, "card")["rows"]] == [chosen]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_theme_page_has_its_charts_each_with_words(open_app, language):
    app = open_app({"lang": language}, page="themes.py")
    charts = app.get("vega_lite_chart")
    assert len(charts) == 4
    assert all(chart.proto.alt for chart in charts)
    assert len(app.caption) >= 5
    said = words(app)
    # the themes that a summary leaves out are counted, and words that prove nothing are not listed
    assert ("见图" if language == "zh" else "in the chart") in said
    tables = [given(app, f"words-{side}-table")["rows"] for side in (0, 1)]
    unsure = [all(float(row["cells"][0]["text"]) < SURE for row in rows) for rows in tables]
    assert any(unsure) == (f"{SURE}：" in said or f"reaches {SURE}" in said)


def test_every_number_of_a_chart_is_a_button_of_its_table(open_app, data):
    app = open_app(page="themes.py")
    for key, facet in (("table-province", "province"), ("table-role", "role")):
        cells = [cell for row in given(app, key)["rows"] for cell in row["cells"]]
        assert any("pick" in cell for cell in cells)
        for cell in cells:
            if "pick" in cell:
                theme, value = cell["pick"]["theme"], cell["pick"]["value"]
                province = Filters(theme=(theme,), province=(value,))
                chosen = province if facet == "province" else Filters(theme=(theme,), role=(value,))
                assert cell["text"] == f"{len(select(data, chosen)):,}"
                assert cell["text"] in cell["label"]
            else:
                assert cell == {"text": "0"}
    for side in (0, 1):
        rows = given(app, f"words-{side}-table")["rows"]
        assert all(row["cells"][1]["pick"] == {"word": row["name"]} for row in rows)


def test_what_is_clicked_in_a_chart_opens_its_quotes(open_app, data):
    app = open_app(page="themes.py")
    row = delegate_list(data, select(data, Filters(theme=("innovation",))), limit=1)[0]
    app.session_state["picked"] = {"facet": "role", "theme": "innovation", "value": row["role_group"]}
    app.run()
    selection = select(data, Filters(theme=("innovation",), role=(row["role_group"],)))
    assert [card["id"] for card in given(app, "theme-cards")["rows"]] == [
        row["id"] for row in delegate_list(data, selection, limit=20)
    ]


def test_embedded_the_map_stands_alone(open_app, directory, monkeypatch):
    monkeypatch.setenv("DELEGATE_MAP_DATA", str(directory))
    app = AppTest.from_file(str(INDEX), default_timeout=30)
    app.context = {"is_embedded": True}
    app.run()
    assert not app.exception
    assert not app.checkbox
    assert not app.markdown
    assert app.get("component_instance")


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
    assert (reader["map"]["lat"], reader["map"]["lon"]) == (data.lat[0], data.lon[0])


def test_the_reader_says_which_paragraph_could_not_be_read(open_app, directory, data, tmp_path):
    copy = shutil.copytree(directory, tmp_path / "data")
    path = copy / "articles" / Path(data.article_path(data.articles["id"][0])).name
    path.write_text("没有合上的引号\n\n农民王小明说：“话没有说完。\n\n下一段是完整的。\n", encoding="utf-8")
    reader = given(open_app(page="article.py", at=copy), "reader")
    tags = [block["tag"] for block in reader["blocks"]]
    assert tags == ["h1", "p", "notice", "p"]


def test_of_very_many_articles_the_reader_lists_the_first_and_finds_the_others_by_title(
    open_app, data, monkeypatch
):
    monkeypatch.setattr(_reader, "MOST", 1)
    titles = data.articles["title"]
    app = open_app(page="article.py")
    assert app.selectbox(key="article").options == [titles[0]]
    assert f"共 {len(titles)} 篇" in words(app)
    app.text_input(key="reader.find").set_value(titles[-1]).run()
    assert titles[-1] in app.selectbox(key="article").options
    app.selectbox(key="article").set_value(data.articles["id"][-1]).run()
    assert app.session_state["article"] == data.articles["id"][-1]
    app.text_input(key="reader.find").set_value("没有这样的标题").run()
    assert "没有找到" in words(app)
    assert app.session_state["article"] == data.articles["id"][-1]  # what one reads stays


def test_of_very_many_articles_the_filter_finds_those_that_it_does_not_list(open_app, tmp_path):
    generate.generate(120, tmp_path, each=2)
    many = load(tmp_path)
    assert len(many.articles["id"]) == 60
    app = open_app(at=tmp_path)
    listed = {value["id"] for value in facet_counts(many, Filters())["articles"]}
    assert len(listed) == 50
    other = next(row for row, key in enumerate(many.articles["id"]) if key not in listed)
    app.text_input(key="find.article").set_value(many.articles["title"][other]).run()
    app.checkbox(key=f"facet.article.{many.articles['id'][other]}").check().run()
    assert app.session_state["filters"].article == (many.articles["id"][other],)
    assert count(app).startswith(f"{len(select(many, app.session_state['filters']))} 位代表")


def test_an_article_is_read_once_however_often_its_page_is_shown(open_app, data, monkeypatch):
    read: list[str] = []

    def counted(article: Article) -> Extraction:
        read.append(article.text)
        return extract(article)

    monkeypatch.setattr(_reader, "extract", counted)
    _reader._found.clear()
    app = open_app({"quote": data.quotes["id"][0]}, page="article.py")
    app.session_state["filters"] = Filters(q="村")
    app.run()
    assert given(app, "reader")["sought"] == ["村"]
    assert len(read) == 1


def test_without_a_point_the_reader_has_no_small_map(open_app, data):
    nowhere = next(row for row in range(len(data)) if not data.delegates["lat"][row])
    quote = next(q for q, of in enumerate(data.quote_delegate) if of == nowhere)
    reader = given(open_app({"quote": data.quotes["id"][quote]}, page="article.py"), "reader")
    assert reader["card"]["id"] == data.delegates["id"][nowhere]
    assert reader["map"] is None


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
