"""The web application: `streamlit run app.py`, or any ASGI server with `app:app`.

Joins the Streamlit pages with the HTTP interface and the map's files under one address. The pages' script
and the modules are found by this file's own folder, so the working directory does not matter.
"""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from streamlit import cli_util, config
from streamlit.web.server import server_util

ROOT = Path(__file__).resolve().parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from geo.web import routes  # noqa: E402 - the folder has to be on the path first
from geo.web.maps import tile_services  # noqa: E402
from geo.web.server import memory, middleware  # noqa: E402
from pages.shared import turns, unexpected  # noqa: E402

SOON = 0.5  # seconds until the server that is starting answers
BASE = config.get_option("server.baseUrlPath").strip("/")


def keys() -> Mapping[str, str]:
    """The keys of base maps, from the app's secrets or the environment."""
    try:
        secrets: Mapping[str, object] = st.secrets.to_dict()
    except FileNotFoundError:  # there is no file of secrets
        secrets = {}
    name = tile_services.TIANDITU_KEY
    return {name: str(secrets.get(name) or os.environ.get(name, ""))}


@asynccontextmanager
async def opened(_app: st.App) -> AsyncIterator[None]:
    """While the server runs, give memory back in quiet moments.

    On a desktop, open the page in the browser: `streamlit run` leaves that out for an ASGI application.
    """
    by_command = "streamlit.web.cli" in sys.modules  # and not under another server
    if by_command and not config.get_option("server.headless"):
        address = server_util.get_url(config.get_option("browser.serverAddress"))
        asyncio.get_running_loop().call_later(SOON, cli_util.open_browser, address)
    tidying = asyncio.create_task(memory.tidy(turns.idle))
    yield
    tidying.cancel()


app = st.App(
    ROOT / "pages" / "index.py",
    routes=routes.routes(BASE, keys=keys),
    middleware=middleware.stack(
        BASE,
        pages={"" if path.stem in ("index", "map") else path.stem for path in (ROOT / "pages").glob("*.py")},
        tiles=lambda: tile_services.origins(keys()),
    ),
    lifespan=opened,
    on_script_error=unexpected.tell,
)
