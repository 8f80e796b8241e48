"""The web application: `streamlit run app.py`, or any ASGI server with `app:app`.

Joins the Streamlit pages with the HTTP interface and the map's files under one address. The pages' script
and the modules are found by this file's own folder, so the working directory does not matter.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import streamlit as st
from streamlit import config

ROOT = Path(__file__).resolve().parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from geo.web import basemaps, middleware, routes  # noqa: E402 - the folder has to be on the path first

BASE = config.get_option("server.baseUrlPath").strip("/")


def keys() -> Mapping[str, str]:
    """The keys of base maps, from the app's secrets or the environment."""
    try:
        secrets: Mapping[str, object] = st.secrets.to_dict()
    except FileNotFoundError:  # there is no file of secrets
        secrets = {}
    name = basemaps.TIANDITU_KEY
    return {name: str(secrets.get(name) or os.environ.get(name, ""))}


app = st.App(
    ROOT / "pages" / "index.py",
    routes=routes.routes(BASE, keys=keys),
    middleware=middleware.stack(BASE),
)
