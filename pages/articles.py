"""The corpus: bring articles, check who said what and from where, save, open again, edit, delete, undo."""

import streamlit as st

from geo.store import current
from geo.store.contract.data_dir import directory
from geo.store.curation import history
from pages.adding import callbacks
from pages.adding.bring import bring
from pages.adding.desk import desk
from pages.adding.doubts import doubts
from pages.adding.keep import keep, known
from pages.adding.past import past
from pages.adding.past import people as people_of_one_name
from pages.adding.people import people
from pages.adding.places import where
from pages.adding.proof import proof
from pages.adding.unassigned import assign, unassigned
from pages.shared.markdown import plain
from pages.shared.session import adding
from pages.texts.language import listed, t

work = adding()

st.title(t("page.articles"), anchor=False)
steps = work.steps()
if len(steps) > 1:
    st.segmented_control(
        t("add.steps"),
        steps,
        default=work.step,
        format_func=lambda step: f"{steps.index(step) + 1}　{t('step.' + step)}",
        key=f"step.{work.step}.{work.version}",
        on_change=lambda: callbacks.go(st.session_state[f"step.{work.step}.{work.version}"] or work.step),
        label_visibility="collapsed",
    )
if work.saved:
    left = t("keep.left", n=len(work.drafts)) if work.drafts else ""
    st.success(t("keep.saved", files=plain(listed(work.saved))) + left, icon=":material/check:")
if work.gone:
    st.success(t("bring.undone", files=plain(listed(work.gone))), icon=":material/undo:")
for fault in work.faults:
    st.error(plain(fault), icon=":material/error:")

records = history.records(directory())
if work.step == "bring":
    data = current()
    with st.expander(t("bring"), expanded=not work.drafts, icon=":material/upload_file:"):
        bring(work)
    desk(work, data)
    people_of_one_name(data, records)
    past(work, records)
else:
    draft = work.draft
    rows = draft.tables().rows
    if len(work.drafts) > 1:
        st.selectbox(
            t("add.articles"),
            range(len(work.drafts)),
            work.at,
            format_func=lambda at: callbacks.title(work.drafts[at]),
            key=f"at.{work.version}",
            on_change=callbacks.turn,
            args=(f"at.{work.version}",),
        )
    elif work.step != "read":  # there the article begins with it
        st.markdown(f"**{plain(callbacks.title(draft))}**")
    with st.container(horizontal=True):
        st.button(
            t("add.back"),
            icon=":material/undo:",
            disabled=not work.past,
            shortcut="Z",
            on_click=callbacks.back,
        )
        st.button(t("add.drop"), icon=":material/delete:", on_click=callbacks.drop)
    held = known([draft])
    if held:
        st.info(t("bring.duplicate", file=plain(held[draft.id])), icon=":material/content_copy:")

    if work.step == "read":
        if rows["quotes"]:
            st.markdown(
                t(
                    "read.found",
                    people=t("count.speakers", n=len(rows["delegates"])),
                    quotes=t("count.quotes", n=len(rows["quotes"])),
                )
            )
        else:
            st.warning(t("read.none"), icon=":material/search_off:")
        unread = sum(notice.code != "unassigned" for notice in draft.reading.notices)
        if unread:
            st.warning(t("read.unreadable", n=unread), icon=":material/error_outline:")
        if whose := len(unassigned(draft, rows)):
            st.info(t("whose.next", n=whose), icon=":material/record_voice_over:")
        proof(draft, rows, height=720)
    elif work.step == "people":
        doubts(draft, rows)
        people(draft, rows, given=lambda: assign(draft, rows))
    elif work.step == "places":
        where(draft, rows)
    else:
        keep(draft, rows)
        past(work, records, about=draft.id)

place = steps.index(work.step)
with st.container(horizontal=True, horizontal_alignment="distribute"):
    for to in steps[max(0, place - 1) : place]:
        st.button(t("add.previous", step=t(f"step.{to}")), on_click=callbacks.go, args=(to,))
    for to in steps[place + 1 : place + 2]:
        st.button(
            t("add.next", step=t(f"step.{to}")),
            type="secondary" if work.step == "bring" else "primary",
            on_click=callbacks.go,
            args=(to,),
        )
