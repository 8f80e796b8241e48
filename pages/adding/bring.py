"""The first step: an article is pasted, or files are uploaded."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from geo.text.formats import MAX_ARCHIVE_BYTES, MAX_BYTES
from pages.adding import callbacks
from pages.shared.markdown import plain
from pages.shared.session import Adding
from pages.texts.frame import MEGABYTE
from pages.texts.language import t


def bring(work: Adding) -> None:
    """Show how articles come in."""
    st.markdown(t("bring.what"))
    st.text_area(
        t("bring.paste"),
        work.pasted,
        height=240,
        key=f"pasted.{work.version}",
        on_change=callbacks.paste,
        args=(f"pasted.{work.version}",),
    )
    files = st.file_uploader(
        t("bring.files"),
        accept_multiple_files=True,
        key=f"files.{work.version}",
        max_upload_size=MAX_ARCHIVE_BYTES // MEGABYTE,
    )
    st.caption(
        t(
            "bring.limits",
            size=MAX_BYTES // MEGABYTE,
            archive=MAX_ARCHIVE_BYTES // MEGABYTE,
            number=callbacks.MOST_ARTICLES,
        )
    )
    with st.container(horizontal=True):
        if st.button(t("bring.read"), type="primary", icon=":material/menu_book:"):
            if work.pasted.strip() or files:
                _read([(file.name, file.getvalue()) for file in files])
            elif not work.faults:  # what was pasted may just have been refused
                work.faults = [t("bring.nothing")]
            st.rerun()


def _read(files: Sequence[callbacks.Uploaded]) -> None:
    """Read the files; meanwhile the page says which one, and any button stops it."""
    with st.container(key="bring.progress"):
        bar = st.progress(0.0)
        st.button(t("bring.stop"), icon=":material/stop_circle:", key="bring.stop")
        callbacks.bring(files, shown=lambda words, share: bar.progress(share, plain(words)))
