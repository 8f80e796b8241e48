// The numbers of a chart as a table that folds away: every number that is more than none is a button.
//
// data: {fold: text, head: [text], rows: [{name, cells: [{text, label, pick} or null]}]}. A button triggers
// "picked" with the `pick` of its cell, the same that a click in the chart leads to; so whoever sees no
// chart, or has no mouse, comes to the same quotes.
import { make } from "../shared/elements.js";
import { unpack } from "./packed.js";

const mounted = new WeakMap();

/** @param {Component} component */
export default function (component) {
  const { parentElement, setTriggerValue } = component;
  /** @type {{ fold: string, head: string[], rows: { name: string, cells: any[] }[] }} */
  const data = unpack(component.data);
  const self = mounted.get(parentElement) ?? {};
  mounted.set(parentElement, self);
  self.pick = (/** @type {unknown} */ pick) => setTriggerValue("picked", pick);
  const content = JSON.stringify(data);
  if (content === self.content) return; // what has the focus keeps it
  self.content = content;
  parentElement.querySelector("summary").textContent = data.fold;
  const head = make("tr", {}, ...data.head.map((text) => make("th", { scope: "col" }, text)));
  const rows = data.rows.map(({ name, cells }) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, name),
      ...cells.map((cell) => make("td", {}, cell && number(cell, self))),
    ),
  );
  parentElement.querySelector("table").replaceChildren(make("thead", {}, head), make("tbody", {}, ...rows));
}

/**
 * @param {{ text: string, label: string, pick: unknown }} given
 * @param {any} self
 */
function number({ text, label, pick }, self) {
  if (!pick) return text;
  return make("button", { type: "button", "aria-label": label, onclick: () => self.pick(pick) }, text);
}
