"""Address and state: which of the two counts, what is adopted, what is left out, what callbacks change."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest

from pages.shared.state import decide
from tests.pages.conftest import given, words

A, B = (("theme", "a"),), (("theme", "b"),)


@pytest.mark.parametrize(
    ("case", "current", "last", "before", "page_changed", "touched", "expected"),
    [
        ("a first run takes what the link says", A, None, (), True, False, "adopt"),
        ("a first run without a query", (), None, (), True, False, "adopt"),
        ("nothing happened to the address", A, A, (), False, False, "keep"),
        ("a widget changed, the address did not", A, A, (), False, True, "keep"),
        ("Back to an earlier address", A, B, A, False, False, "adopt"),
        ("Back to no filters at all", (), A, (), False, False, "adopt"),
        ("Forward to an address of this page", B, A, (), False, False, "adopt"),
        ("navigation emptied the query", (), A, (), True, False, "keep"),
        ("a link to another page with a query", B, A, (), True, False, "adopt"),
        ("a second click before the browser knew of the first", A, B, A, False, True, "keep"),
        ("a link followed while the browser knew", B, A, (), False, True, "adopt"),
    ],
)
def test_address_or_state(case, current, last, before, page_changed, touched, expected):
    found = decide(current=current, last=last, before=before, page_changed=page_changed, touched=touched)
    assert found == expected


def address(app) -> dict[str, list[str]]:
    return {key: [value] if isinstance(value, str) else value for key, value in app.query_params.items()}


def tidied(app) -> list[tuple[str, str]] | None:
    query = given(app, "bar")["replace"]
    return None if query is None else parse_qsl(query)


@pytest.mark.parametrize(
    ("query", "left_out", "kept"),
    [
        ({"theme": "innovation"}, [], [("theme", "innovation")]),
        ({"theme": ["education", "nothing"]}, ["nothing"], [("theme", "education")]),
        ({"province": "999999", "kind": "direct"}, ["999999"], [("kind", "direct")]),
        ({"from": "2022-10-32"}, ["2022-10-32"], []),
        ({"delegate": "d00000000", "quote": "q00000000"}, ["d00000000", "q00000000"], []),
        ({"lang": "fr"}, ["fr"], []),
        ({"view": "5,30,110", "other": "1", "layer": "regions"}, [], []),
        ({"view": "9999,1,2", "layer": "qq"}, ["view=9999,1,2", "layer=qq"], []),
        ({"q": "长" * 300}, ["长" * 60 + "…"], []),
    ],
)
def test_what_the_dataset_does_not_know_is_left_out_with_a_note(open_app, query, left_out, kept):
    app = open_app(query)
    assert not app.exception
    assert bool(app.warning) == bool(left_out)
    for value in left_out:
        assert value in words(app).replace("\\", "")
    assert app.session_state["filters"].pairs() == kept


def test_keys_that_are_not_ours_stay(open_app):
    app = open_app({"view": "5,30,110", "theme": "nothing"})
    assert tidied(app) == [("view", "5,30,110")]
    app.checkbox(key="facet.kind.direct").check().run()
    assert address(app) == {"kind": ["direct"], "view": ["5,30,110"]}


def test_a_change_is_written_to_the_address(open_app):
    app = open_app()
    app.checkbox(key="facet.kind.direct").check().run()
    assert address(app) == {"kind": ["direct"]}
    app.text_input(key="search").set_value(" 王 ").run()
    assert address(app) == {"kind": ["direct"], "q": ["王"]}
    app.checkbox(key="facet.kind.direct").uncheck().run()
    assert address(app) == {"q": ["王"]}
    assert tidied(app) is None


def test_another_address_is_adopted_by_widgets_and_selection(open_app):
    app = open_app()
    app.checkbox(key="facet.kind.direct").check().run()
    app.query_params.clear()
    app.query_params["kind"] = "indirect"
    app.query_params["q"] = "村"
    app.run()
    assert [app.checkbox(key=f"facet.kind.{kind}").value for kind in ("direct", "indirect")] == [False, True]
    assert app.text_input(key="search").value == "村"
    app.query_params.clear()
    app.run()
    assert not app.session_state["filters"]


def test_navigation_keeps_the_filters_and_asks_the_browser_to_put_them_back(open_app):
    app = open_app({"kind": "direct"})
    app.query_params.clear()
    app.switch_page("delegates.py").run()
    assert app.session_state["filters"].kind == ("direct",)
    assert tidied(app) == [("kind", "direct")]
    app.checkbox(key="facet.kind.direct").uncheck().run()  # before the browser did so
    assert not app.session_state["filters"]
    assert address(app) == {}


def test_a_popup_that_closes_is_no_step_of_the_history(open_app, data):
    app = open_app({"delegate": data.delegates["id"][0], "kind": "direct"})
    app.session_state["delegate"] = None
    app.session_state["quiet"] = True
    app.run()
    assert address(app) == {"delegate": [data.delegates["id"][0]], "kind": ["direct"]}  # the browser's to do
    assert tidied(app) == [("kind", "direct")]
    app.checkbox(key="facet.kind.direct").uncheck().run()
    assert address(app) == {}


def test_the_quote_belongs_to_the_reader_s_address_only(open_app, data):
    quote = data.quotes["id"][0]
    app = open_app({"quote": quote}, page="article.py")
    assert given(app, "reader")["target"] == quote
    app.switch_page("map.py").run()
    assert tidied(app) == []


@pytest.mark.parametrize(
    ("message", "delegate", "opened"),
    [
        ({"selected": 0, "n": 1}, 0, False),
        ({"selected": None, "n": 2}, None, False),
        ({"open": 0, "n": 3}, None, True),
        ({"only": "000000", "n": 4}, None, False),  # no province
        ({"zoom": 4}, None, False),  # streamlit-folium's own
        ({}, None, False),
    ],
)
def test_the_map_selects_and_opens_by_id(data, message, delegate, opened):
    from streamlit.testing.v1 import AppTest

    def heard(message):
        import streamlit as st

        from pages.shared import state

        state.start()
        st.session_state["map"] = message
        state.listen()

    ids = {"selected": data.delegates["id"], "open": data.quotes["id"]}
    named = {
        key: ids[key][value] if key in ids and value is not None else value for key, value in message.items()
    }
    app = AppTest.from_function(heard, args=(named,)).run()
    assert app.session_state["delegate"] == (None if delegate is None else data.delegates["id"][delegate])
    assert app.session_state["go_to"] == ("article" if opened else None)
    assert app.session_state["quote"] == (data.quotes["id"][0] if opened else None)


@pytest.mark.parametrize(
    ("go_to", "expected"),
    [
        ("article", [("kind", "direct"), ("quote", "{quote}")]),
        ("map", [("kind", "direct")]),
    ],
)
def test_a_page_that_a_callback_asks_for_is_the_browser_s_to_open(open_app, data, go_to, expected):
    quote = data.quotes["id"][0]
    app = open_app({"kind": "direct"}, page="delegates.py")
    app.query_params.clear()
    app.session_state["quote"] = quote
    app.session_state["go_to"] = go_to
    app.run()
    path, _, query = given(app, "bar")["go"].partition("?")
    assert path == ("./article" if go_to == "article" else "./")
    assert parse_qsl(query) == [(key, value.format(quote=quote)) for key, value in expected]
    assert not app.title  # the page that is left is not made again
    assert not app.query_params  # nor its address
    app.run()
    assert given(app, "bar")["go"] is None
