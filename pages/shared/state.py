"""What a session remembers, and the address that mirrors it: filters, language, delegate, quote.

Pages read the state here and change it through the callbacks below; nothing else in Python touches the
address. Every run begins with `sync`, which compares the address with the one that was written last. If
it differs, somebody went Back, Forward or followed a link, and the address is adopted; otherwise the
state is what counts, and the address follows it. Values that the dataset does not know are left out and
remembered for a note. Keys of the address that are not ours (the map's `view`) stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from typing import Literal
from urllib.parse import urlencode

import streamlit as st

from geo.errors import UnknownId
from geo.store import Filters
from geo.store.dataset.dataset import Dataset
from geo.store.dataset.filters import LONGEST_SEARCH
from geo.store.dataset.provinces import provinces

LANGUAGES = ("zh", "en")
FACETS = ("theme", "province", "kind", "article", "precision", "role")  # repeatable in the address
OWNED = (*FACETS, "from", "to", "q", "lang", "delegate", "quote")
REGIONS = "regions"  # the map's layer beside the one of points
PAGE_SIZE = 20  # delegates in the list beside the map
TABLE_SIZE = 50  # delegates in the table

Pairs = tuple[tuple[str, str], ...]


def start() -> None:
    """Give every key that pages read its default."""
    for key, value in {
        "filters": Filters(),
        "lang": LANGUAGES[0],
        "delegate": None,  # id of the delegate that is selected on map, list and table
        "quote": None,  # id of the quote that the reader stands at
        "list_page": 1,
        "pagers": 0,  # how many widgets have turned the list's pages
        "shown": None,  # the delegate that the list was turned to last
        "heard": 0,  # number of the last message from the map
        "ignored": (),  # pairs of the address that mean nothing here
        "go_to": None,  # page to go to, asked for in a callback
        "quiet": False,  # whether the last change is no step that Back should return to
        "replace": None,  # query that the browser is asked to put in place of the address's
        "address": None,  # pairs that the address had after the last run
        "address_before": (),  # pairs that it had before it
        "address_state": (),  # pairs of the whole state at that time
        "address_extra": (),  # pairs that are not ours
        "page": None,  # the page of the last run
    }.items():
        st.session_state.setdefault(key, value)
    if st.session_state.address is None and st.query_params.get("lang") in LANGUAGES:
        st.session_state.lang = st.query_params["lang"]  # before anything is written on the screen


def decide(
    *,
    current: Pairs,
    last: Pairs | None,
    before: Pairs,
    page_changed: bool,
    touched: bool,
) -> Literal["adopt", "keep"]:
    """Whether the address or the state is right when the two differ.

    `touched` says that the state has changed since the last run, or that the browser had not yet been
    told the last address: a request that was sent before that carries the address from before it.
    """
    if last is None:
        return "adopt"
    if current == last:
        return "keep"
    if page_changed and not current:
        return "keep"  # navigation empties the query
    if touched and current == before:
        return "keep"
    return "adopt"


def sync(dataset: Dataset, page: str) -> None:
    """Bring address and state together; the first thing that a run does with either."""
    state = st.session_state
    pairs = tuple((key, value) for key in st.query_params for value in st.query_params.get_all(key))
    current = tuple(sorted(pair for pair in pairs if pair[0] in OWNED))
    extra = tuple(pair for pair in pairs if pair[0] not in OWNED)
    page_changed = page != state.page
    if page_changed and not pairs:
        extra = state.address_extra
    verdict = decide(
        current=current,
        last=state.address,
        before=state.address_before,
        page_changed=page_changed,
        touched=state.replace is not None or everything() != state.address_state,
    )
    if verdict == "adopt":
        _adopt([pair for pair in pairs if pair[0] in OWNED], dataset)
        odd = tuple(pair for pair in extra if not _means_something(*pair))
        extra = tuple(pair for pair in extra if pair not in odd)
        state.ignored += odd
    else:
        _let_go(dataset)
    wanted = address(page)
    query = urlencode([*wanted, *extra])
    # Cleaning up an address is no step that Back should return to, so it is left to the browser;
    # writing through Streamlit adds an entry to the history.
    tidy = verdict == "adopt" or page_changed or state.quiet
    state.quiet = False
    state.replace = query if tidy and sorted([*wanted, *extra]) != sorted(pairs) else None
    if not tidy and sorted(wanted) != list(current):
        st.query_params.from_dict(_grouped([*wanted, *extra]))
    state.address_before = current
    state.address = tuple(sorted(wanted))
    state.address_state = everything()
    state.address_extra = extra
    state.page = page


def address(page: str) -> Pairs:
    """The pairs that the address of a page has for the present state."""
    return tuple((key, value) for key, value in everything() if key != "quote" or page == "article")


def everything() -> Pairs:
    """The whole state that an address can hold."""
    state = st.session_state
    pairs = [(key, value) for key, value in state.filters.pairs()]
    if state.lang != LANGUAGES[0]:
        pairs.append(("lang", state.lang))
    pairs += [(key, state[key]) for key in ("delegate", "quote") if state[key]]
    return tuple(pairs)


def link(page: str = "", **changes: str | None) -> str:
    """A relative address of a page with the present state, some keys changed or (None) left out."""
    return linker()(page, **changes)


def linker() -> Callable[..., str]:
    """What `link` is, for many addresses: the state is looked at once."""
    present = [pair for pair in everything() if pair[0] != "quote"]
    kept_without: dict[tuple[str, ...], str] = {}

    def link_to(page: str = "", **changes: str | None) -> str:
        names = tuple(changes)
        if names not in kept_without:
            kept_without[names] = urlencode([pair for pair in present if pair[0] not in changes])
        added = urlencode([(key, value) for key, value in changes.items() if value is not None])
        query = "&".join(filter(None, (kept_without[names], added)))
        return f"./{page}?{query}" if query else f"./{page}"

    return link_to


def leading() -> str | None:
    """The address that a callback asked for; None where it asked for none. The browser goes there, for
    st.switch_page would leave two entries in its history.
    """
    state = st.session_state
    page, state.go_to = state.go_to, None
    if page is None:
        return None
    return link("" if page == "map" else page, quote=state.quote if page == "article" else None)


def _adopt(pairs: list[tuple[str, str]], dataset: Dataset) -> None:
    state = st.session_state
    own = {"lang", "delegate", "quote"}
    filters, ignored = Filters.lenient([pair for pair in pairs if pair[0] not in own], dataset.filter_values)
    ignored = list(ignored)
    single = {key: value for key, value in pairs if key in own}
    language = single.get("lang", LANGUAGES[0])
    if language not in LANGUAGES:
        ignored.append(("lang", language))
        language = LANGUAGES[0]
    for key, known in (("delegate", dataset.row), ("quote", dataset.quote)):
        state[key] = single.get(key)
        if state[key]:
            try:
                known(state[key])
            except UnknownId:
                ignored.append((key, state[key]))
                state[key] = None
    if filters != state.filters:
        state.list_page = 1
    state.filters, state.lang, state.ignored = filters, language, tuple(ignored)


def _let_go(dataset: Dataset) -> None:
    """Leave what the dataset does not hold any more, as when articles of the session's own are taken away."""
    state = st.session_state
    state.filters, _ = Filters.lenient(state.filters.pairs(), dataset.filter_values)
    for key, known in (("delegate", dataset.delegate_rows), ("quote", dataset.quote_rows)):
        if state[key] not in known:
            state[key] = None


def _means_something(key: str, value: str) -> bool:
    """Whether the map understands this pair of its own; keys of others are none of our business."""
    if key == "layer":
        return value == REGIONS
    if key != "view":
        return True
    try:
        zoom, lat, lon = map(float, value.split(","))
    except ValueError:
        return False
    return 0 <= zoom <= 22 and abs(lat) <= 85 and abs(lon) <= 180


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for key, value in pairs:
        grouped.setdefault(key, []).append(value)
    return grouped


# Callbacks: they run before the script, so that a run sees one state from its first line to its last.


def mark(facet: str, value: str, widget: str) -> None:
    """Add the value to a facet, or take it away, as the widget's tick says."""
    values = set(getattr(st.session_state.filters, facet)) - {value}
    change(**{facet: tuple(sorted(values | {value} if st.session_state[widget] else values))})


def remove(name: str, value: str) -> None:
    """Take one pair of the address out of the filters."""
    filters = st.session_state.filters
    if name in FACETS:
        change(**{name: tuple(kept for kept in getattr(filters, name) if kept != value)})
    else:
        change(**_fields(filters.without(name)))


def between(widget: str, first: str, last: str) -> None:
    """Keep to the dates that a widget holds; a range that reaches both ends is none."""
    start, end = (day.isoformat() for day in st.session_state[widget])
    change(date_from=start if start > first else None, date_to=end if end < last else None)


def search(widget: str) -> None:
    """Look for the text that a widget holds."""
    change(q=st.session_state[widget].strip()[:LONGEST_SEARCH])


def clear() -> None:
    """Drop all filters."""
    change(**_fields(Filters()))


def change(**values: object) -> None:
    """Set fields of the filters; the list starts again at its first page."""
    state = st.session_state
    state.filters = replace(state.filters, **values)
    state.list_page = 1
    state.ignored = ()


def narrow(filters: Filters) -> None:
    """Take over these filters and show them on the map."""
    change(**_fields(filters))
    st.session_state.go_to = "map"


def choose(delegate: str | None) -> None:
    """Select a delegate on map, list and table, or nobody."""
    st.session_state.delegate = delegate


def read(quote: str) -> None:
    """Open the reader at a quote."""
    st.session_state.quote = quote
    st.session_state.go_to = "article"


def turn(widget: str) -> None:
    """Turn the list to the page that a widget holds."""
    st.session_state.list_page = st.session_state[widget]


def listen(widget: str = "map") -> None:
    """Do what the map says: select a delegate, open the reader at a quote, or keep to one province."""
    state = st.session_state
    message = state.get(widget) or {}
    number = message.get("n")
    if number is None or number == state.heard:
        return  # a message of streamlit-folium's own, or one that was heard before
    state.heard = number
    if message.get("open"):
        read(message["open"])
    elif message.get("only") in provinces():
        change(province=(message["only"],))
    elif "selected" in message:
        choose(message["selected"])
        state.quiet = message["selected"] is None  # a popup that closes, perhaps because of a filter


def _fields(filters: Filters) -> dict[str, object]:
    return {field.name: getattr(filters, field.name) for field in fields(Filters)}


def close_quote() -> None:
    """Leave the quote that the reader stands at."""
    st.session_state.quote = None
