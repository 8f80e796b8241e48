"""The web application: `streamlit run app.py`, or any ASGI server with `app:app`.

Joins the Streamlit pages with the HTTP interface and the map's files under one address. The pages' script
and the modules are found by this file's own folder, so the working directory does not matter.
"""

import sys
from pathlib import Path

import streamlit as st
from streamlit import config

ROOT = Path(__file__).resolve().parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from geo.web import middleware, routes  # noqa: E402 - the folder has to be on the path first

BASE = config.get_option("server.baseUrlPath").strip("/")

app = st.App(
    ROOT / "pages" / "index.py",
    routes=routes.routes(BASE),
    middleware=middleware.stack(BASE),
)
