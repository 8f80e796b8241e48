"""What a page says of a failure that nobody foresaw, in the reader's language.

The failure itself is for the log of the server, where Streamlit has written it before it asks here.
"""

from __future__ import annotations

import streamlit as st

from pages.texts.language import t


def tell(_error: Exception) -> bool:
    """Say that this page failed and what to do; True keeps Streamlit from saying it in English."""
    st.error(f"**{t('unexpected')}** {t('unexpected.do')}", icon=":material/error:")
    return True
