"""One place under review: what is known, the map, the answers to choose from, what they come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from geo.errors import ArticleError
from geo.model import LEVELS, Divisions
from geo.places import crs
from geo.store.building.corrections import Row
from geo.store.curation import choices, review
from geo.store.curation.choices import NOW, NOWHERE, Candidate
from geo.store.curation.sites import Site, confidence, neighbours
from geo.store.dataset.dataset import Dataset
from geo.web.maps.picker_map import KINDS
from pages.review import decisions
from pages.review.asking import answers, ask
from pages.review.place_list import COLOURS, called, chained, giver, name, words
from pages.shared import state
from pages.shared.cards import exactness
from pages.shared.markdown import in_context, plain
from pages.shared.picker import picker
from pages.shared.session import may_save
from pages.texts.language import listed, t

MAP_HEIGHT = 340  # pixels
NEIGHBOURS = 8
NEAR_KM = 120.0
NAMES = 6  # delegates of a place that are named
CENTRE = (35.9, 104.2)  # where a pin begins when nothing is known


def site_detail(data: Dataset, site: Site, page: Sequence[Site]) -> None:
    """Show a place and the ways to say it better."""
    found, left_out = decisions.offered(site)
    taken = decisions.taken(site)
    points = _points(data, site, found)
    _known(data, site)
    picker(
        "sitemap",
        outlines=[code for code in dict.fromkeys([taken.adcode or site.adcode]) if code],
        points=points,
        chosen="pin" if decisions.choice(site).pin else taken.id,
        draggable=decisions.choice(site).pin is not None,
        height=MAP_HEIGHT,
        on_pick=lambda point: decisions.pick(site, point),
        on_drag=lambda lat, lon: decisions.drop_pin(site, lat, lon),
    )
    kinds = [kind for kind in KINDS if any(point["kind"] == kind for point in points)]
    hint = t("review.pin.hint") if "pin" in kinds else "　".join(t(f"legend.{kind}") for kind in kinds)
    st.caption(hint)
    _which(site, found, left_out)
    _other(site)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="site-tools"):
        _pin(site, taken)
        if may_save():  # a public site's keys are not for its visitors to use up
            ask(data, site, page)
    _outcome(data, site, taken)
    answers([site, *(one for one in page if one != site)])


def _known(data: Dataset, site: Site) -> None:
    with st.container(key="site-known", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.header(plain(name(site)), anchor=False, width="content")
            st.badge(t(f"state.{site.state}"), color=COLOURS[site.state])
        facts = [t("review.printed", place=phrase) for phrase in site.printed[:2]]
        facts.append(words(site))
        sure = confidence(site)
        if sure is not None and site.state in ("exact", "coarse"):
            facts.append(t("review.sure", percent=round(100 * sure)))
        if site.geocoder:
            facts.append(t("review.geocoder", name=giver(site.geocoder)))
        st.caption(plain(" · ".join(dict.fromkeys(facts))))
        people = [
            f"[{plain(person)}]({state.link('article', delegate=key, quote=_quote(data, key))})"
            for key, person in zip(site.delegates[:NAMES], called(site), strict=False)
        ]
        rest = t("review.and", n=len(site.names)) if len(site.names) > NAMES else ""
        on_map = f"[{t('reader.on_map')}]({state.link(delegate=site.id)})" if site.lat is not None else ""
        read = t("review.read", names=listed(people) + rest)
        st.markdown(" · ".join(filter(None, [read, on_map])))
        if sentence := _sentence(data, site.id):
            st.markdown(f"> {sentence}")
        decided = review.decided(data.directory).get(site.id)
        if decided:
            st.caption(t("review.decided", reason=plain(decided[0]), source=plain(decided[1])))
            if may_save():
                st.button(
                    t("review.withdraw"),
                    icon=":material/undo:",
                    type="tertiary",
                    key="site.withdraw",
                    on_click=decisions.withdraw,
                    args=(site, data),
                )


def _sentence(data: Dataset, delegate: str) -> str | None:
    """The words of the article on which the place rests, with what stands around them, as Markdown."""
    row = data.row(delegate)
    start, end = (data.delegates[name][row] for name in ("place_start", "place_end"))
    if not (start and end):
        return None
    article = data.quote_article[data.first_quote[row]]
    try:
        text = data.article_printed(data.articles["id"][int(article)]).text
    except ArticleError:
        return None
    return in_context(text, int(start), int(end))


def _middle(site: Site) -> tuple[float, float] | None:
    return None if site.lat is None or site.lon is None else (site.lat, site.lon)


def _quote(data: Dataset, delegate: str) -> str:
    """A quote of the delegate, for the way to the article."""
    first: str = data.quotes["id"][data.first_quote[data.row(delegate)]]
    return first


def _points(data: Dataset, site: Site, found: Sequence[Candidate]) -> list[dict[str, Any]]:
    """The marks on the map, and the places around them."""
    points: list[dict[str, Any]] = []
    for one in found:
        where = choices.point(one, site)
        if where and one.id != NOWHERE:
            kind = "known" if one.id == NOW else "alternative" if one.lat is None else "provider"
            mark = {"id": one.id, "label": _mark(site, one), "lat": where[0], "lon": where[1], "kind": kind}
            points.append({**mark, "sign": one.sign})
    if site.lat is not None and site.lon is not None:
        for near in neighbours(data, site.lat, site.lon, most=NEIGHBOURS, within_km=NEAR_KM):
            label = t("review.point.neighbour", place=name(near), people=listed(called(near)[:3]))
            points.append(
                {
                    "id": f"site:{near.id}",
                    "label": label,
                    "lat": near.lat,
                    "lon": near.lon,
                    "kind": "neighbour",
                }
            )
    pin = decisions.choice(site).pin
    if pin:
        label = t("review.point.pin")
        points.append({"id": "pin", "label": label, "lat": pin[0], "lon": pin[1], "kind": "pin"})
    return points


def _mark(site: Site, one: Candidate) -> str:
    return t("review.point.now", place=name(site)) if one.id == NOW else _label(site, one)


def _label(site: Site, one: Candidate) -> str:
    """What an answer is called in the list, without Markdown."""
    place = chained(one.chain, one.adcode)
    if one.id == NOWHERE:
        return t("review.nothing")
    if one.id == NOW:
        return t("review.now", place=name(site))
    if one.verdict:
        level = t(f"level.{one.level}") if one.level else place
        place = t(
            "review.answer",
            service=giver(one.geocoder),
            place=level,
            verdict=t(f"verdict.{one.verdict}"),
        )
    elif one.id.startswith("typed:"):
        place = t("review.typed", place=place)
    return f"{one.sign}　{place}"


def _which(site: Site, found: Sequence[Candidate], left_out: int) -> None:
    ids = [one.id for one in found]
    labels = {one.id: plain(_label(site, one)) for one in found}
    key = f"site.which.{site.id}.{'.'.join(ids)}"
    held = decisions.choice(site).candidate
    wanted = held if held in ids else NOW
    if st.session_state.get(key) != wanted:
        st.session_state[key] = wanted
    st.radio(
        t("review.which"),
        ids,
        format_func=labels.__getitem__,
        key=key,
        on_change=lambda: decisions.pick(site, st.session_state[key]),
    )
    if left_out:
        st.caption(t("review.more", n=left_out))


def _other(site: Site) -> None:
    """A phrase, coordinates: the ways beside the list."""
    phrase, place = f"site.phrase.{site.id}", f"site.coordinates.{site.id}"
    left, middle, right = st.columns([5, 4, 4], vertical_alignment="bottom")
    left.text_input(
        t("review.phrase"),
        key=phrase,
        placeholder=t("review.phrase.hint"),
        on_change=decisions.type_phrase,
        args=(site, phrase),
    )
    middle.text_input(
        t("review.coordinates"),
        key=place,
        placeholder=t("review.coordinates.hint"),
        on_change=decisions.type_coordinates,
        args=(site, place, "site.system"),
    )
    right.selectbox(
        t("review.system"),
        crs.SYSTEMS,
        format_func=lambda system: t(f"crs.{system}"),
        key="site.system",
        persist_state="session",
        on_change=decisions.type_coordinates,
        args=(site, place, "site.system"),
    )


def _pin(site: Site, taken: Candidate) -> None:
    if decisions.choice(site).pin:
        st.button(
            t("review.pin.remove"),
            icon=":material/location_off:",
            key="site.unpin",
            on_click=decisions.lift_pin,
            args=(site,),
        )
    else:
        st.button(
            t("review.pin"),
            icon=":material/add_location:",
            key="site.pin",
            on_click=decisions.drop_pin,
            args=(site, *(choices.point(taken, site) or _middle(site) or CENTRE)),
        )


def _outcome(data: Dataset, site: Site, taken: Candidate) -> None:
    """What the choice comes to, and the way to keep it."""
    made = decisions.choice(site)
    refused = decisions.refusal(taken)
    if made.fault:
        st.error(made.fault, icon=":material/error:")
    if refused:
        st.error(refused, icon=":material/wrong_location:")
    row = choices.columns(taken)
    if row is None:
        return
    if taken.lat is not None and taken.lon is not None:
        offered = choices.levels(taken)
        key = f"site.level.{site.id}.{taken.adcode}"
        st.session_state[key] = row["precision"]
        st.segmented_control(
            t("review.level"),
            offered,
            format_func=lambda level: t(f"level.{level}"),
            required=True,
            key=key,
            on_change=decisions.set_level,
            args=(site, key),
        )
    st.markdown(t("review.becomes", place=plain(_chain(row)), precision=plain(exactness(_shown(row)))))
    if not may_save():
        return
    reason, source = f"site.reason.{site.id}", f"site.source.{site.id}"
    left, right = st.columns(2)
    left.text_input(f"{t('review.reason')} *", key=reason, placeholder=t("review.reason.hint"))
    right.text_input(f"{t('review.source')} *", key=source, placeholder=t("review.source.hint"))
    st.button(
        t("review.save"),
        icon=":material/check:",
        key="site.save",
        on_click=decisions.keep,
        args=(site, data, reason, source),
    )


def _chain(row: Row) -> str:
    chain = Divisions(**{level: row[level] or None for level in LEVELS})
    return chained(chain, row["adcode"]) or t("review.nowhere")


def _shown(row: Row) -> Mapping[str, Any]:
    known: dict[str, Any] = {key: cell or None for key, cell in row.items()}
    return {**known, "radius_km": float(row["radius_km"]) if row["radius_km"] else None, "place_text": None}
