"""A failure that nobody foresaw is told in the reader's language, without its inside."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from pages.texts.prose import PROSE


def failing(language):
    import streamlit as st

    from pages.shared.unexpected import tell

    st.session_state.lang = language
    try:
        raise RuntimeError("the inside of it")
    except RuntimeError as error:
        st.session_state.kept_quiet = tell(error)


@pytest.mark.parametrize(("language", "column"), [("zh", 0), ("en", 1)])
def test_it_is_told_in_the_reader_s_language(language, column):
    app = AppTest.from_function(failing, args=(language,)).run()
    (said,) = [error.value for error in app.error]
    assert PROSE["unexpected"][column] in said
    assert PROSE["unexpected.do"][column] in said
    assert "inside" not in said
    assert app.session_state["kept_quiet"] is True
