// The list of places under review.
//
// data: {rows: [{id, state, word, place, people, precision}], selected: id or null, label}
// Choosing one triggers "chosen" with its id.
import { make, makeSvg } from "../shared/elements.js";

// What a state looks like in a box from -8 to 8: told apart by shape as well as by colour.
/** @type {Record<string, string[]>} */
const SIGNS = {
  exact: ["M-6,0A6,6 0 1 1 6,0A6,6 0 1 1 -6,0Z", "M-2.8,0.2L-0.8,2.2L2.9,-2.2"],
  coarse: ["M-6,0A6,6 0 1 1 6,0A6,6 0 1 1 -6,0Z", "M-3,0H3"],
  ambiguous: ["M0,-7L7,0L0,7L-7,0Z", "M-2.6,0H-2.5M0,0H0.1M2.5,0H2.6"],
  unresolved: ["M0,-6.5L6.8,5.4H-6.8Z", "M0,-2.2V1.4M0,3.5V3.6"],
  rejected: ["M-5.5,-5.5H5.5V5.5H-5.5Z", "M-2.3,-2.3L2.3,2.3M2.3,-2.3L-2.3,2.3"],
  none: ["M-6,0A6,6 0 1 1 6,0A6,6 0 1 1 -6,0Z", ""],
};

/** @param {Component} component */
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const list = parentElement.querySelector("ol");
  list.setAttribute("aria-label", data.label);
  const focused = parentElement.querySelector("button:focus")?.dataset.id;
  const top = list.scrollTop;
  list.replaceChildren(
    ...data.rows.map((/** @type {any} */ row) => line(row, data.selected, (id) => setTriggerValue("chosen", id))),
  );
  list.scrollTop = top;
  if (focused) list.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  reveal(list, list.querySelector("[aria-pressed=true]"));
}

/** Scroll the list, and nothing around it, until the button is in view.
 * @param {HTMLElement} list
 * @param {HTMLElement | null} button
 */
function reveal(list, button) {
  if (!button) return;
  const [inside, all] = [button.getBoundingClientRect(), list.getBoundingClientRect()];
  if (inside.top < all.top) list.scrollTop -= all.top - inside.top;
  else if (inside.bottom > all.bottom) list.scrollTop += inside.bottom - all.bottom;
}

/**
 * @param {{ id: string, state: string, word: string, place: string, people: string, precision: string }} row
 * @param {string | null} selected
 * @param {(id: string) => void} choose
 */
function line(row, selected, choose) {
  return make(
    "li",
    { class: row.state },
    make(
      "button",
      { type: "button", "data-id": row.id, "aria-pressed": String(row.id === selected), onclick: () => choose(row.id) },
      make("span", { class: "state" }, sign(row.state), make("span", {}, row.word)),
      make("span", { class: "people" }, row.people),
      make("span", { class: "place" }, row.place),
      make("span", { class: "precision" }, row.precision),
    ),
  );
}

/** @param {string} state */
function sign(state) {
  const paths = SIGNS[state].map((d, at) =>
    makeSvg("path", { d, class: at ? "inner" : state === "none" ? "hollow" : "outer" }),
  );
  return makeSvg("svg", { viewBox: "-8 -8 16 16", width: 15, height: 15, "aria-hidden": "true" }, paths);
}
