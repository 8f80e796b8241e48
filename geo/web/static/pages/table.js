// The table of delegates: what they said is in the rows, wrapped; a row opens to all of it. A head sorts over all
// delegates, not the page in view: the page answers. On a phone each row is a block.
//
// data: {columns: [{id, title}], rows: [{id, name, href, cells: [text], quotes: [quote], more}], by, down, selected,
// sought: [words as printed], labels}. Triggers "chosen" with an id and "sorted" with a column's id.
import { make } from "../shared/elements.js";
import { withHits } from "../shared/hits.js";
import { drawShape } from "../shared/shapes.js";
import { makeLink } from "./links.js";
import { unpack } from "./packed.js";

/** @param {Component} component */
export default function (component) {
  const { parentElement, setTriggerValue } = component;
  const data = unpack(component.data);
  const table = parentElement.querySelector("table");
  table.setAttribute("aria-label", data.labels.table);
  const focused = /** @type {ShadowRoot} */ (parentElement.getRootNode()).activeElement?.id;
  table.replaceChildren(
    make(
      "thead",
      {},
      make(
        "tr",
        {},
        [...data.columns, null].map((column) => makeHead(column, data, setTriggerValue)),
      ),
    ),
    make(
      "tbody",
      {},
      data.rows.map((/** @type {any} */ row) => makeRow(row, data, setTriggerValue)),
    ),
  );
  if (focused) /** @type {HTMLElement | null} */ (table.querySelector(`#${focused}`))?.focus({ preventScroll: true });
}

/** The head of a column; null stands for the quotes, which are last and are sorted by their number.
 * @param {{ id: string, title: string } | null} column
 * @param {any} data
 * @param {(name: string, value: any) => void} tell
 */
function makeHead(column, { by, down, labels }, tell) {
  const { id, title } = column ?? { id: "quotes", title: labels.quotes };
  const isSorted = id === by;
  const order = down ? "descending" : "ascending";
  const button = make(
    "button",
    { type: "button", id: `sort-${id}`, onclick: () => tell("sorted", id) },
    title,
    isSorted && make("span", { class: "arrow", "aria-hidden": "true" }, down ? "↓" : "↑"),
  );
  return make("th", { scope: "col", class: id, "aria-sort": isSorted ? order : null }, button);
}

/**
 * @param {any} row
 * @param {any} data
 * @param {(name: string, value: any) => void} tell
 */
function makeRow(row, { columns, selected, sought, labels }, tell) {
  const cells = row.cells.map((/** @type {string} */ text, /** @type {number} */ at) => {
    const { id, title } = columns[at];
    const words = withHits(text, sought);
    const shown =
      id === "name"
        ? make("button", { type: "button", id: `row-${row.id}`, onclick: () => tell("chosen", row.id) }, words)
        : words;
    return make("td", { class: text ? id : `${id} empty`, "data-title": title }, shown);
  });
  const line = make("tr", { "data-id": row.id, class: row.id === selected ? "selected" : null }, cells);
  const quotes = make("td", { class: "quotes closed" });
  quotes.append(...row.quotes.map((/** @type {PageQuote} */ quote) => makeQuote(quote, sought, labels)));
  const toggle = make("button", { type: "button", class: "quiet", "aria-expanded": "false" }, row.more);
  toggle.onclick = () => {
    const isClosed = quotes.classList.toggle("closed");
    toggle.setAttribute("aria-expanded", String(!isClosed));
    toggle.textContent = isClosed ? row.more : labels.less;
  };
  const foot = make("p", { class: "foot" }, row.more && toggle, makeLink(row.href, {}, labels.on_map));
  quotes.append(foot);
  line.append(quotes);
  return line;
}

/**
 * @param {PageQuote} quote
 * @param {string[]} sought
 * @param {Record<string, string>} labels
 */
function makeQuote(quote, sought, labels) {
  const [open, close] = quote.kind === "direct" ? ["“", "”"] : ["", ""];
  return make(
    "blockquote",
    { class: quote.kind, style: { "--theme": quote.theme.colour } },
    make("p", { class: "words", lang: "zh-CN" }, open, withHits(quote.text, sought), close),
    make(
      "footer",
      {},
      make("span", { class: "theme" }, drawShape(quote.theme.shape, quote.theme.colour, 12), quote.theme.name),
      quote.kind === "indirect" && make("span", { class: "kind" }, labels.indirect),
      makeLink(quote.href, { "aria-label": `${labels.open}: ${quote.text.slice(0, 12)}…` }, labels.open),
    ),
  );
}
