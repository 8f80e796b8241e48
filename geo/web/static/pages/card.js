// A delegate's card, the same in the list and beside the reader.
import { make } from "../shared/elements.js";
import { withHits } from "../shared/hits.js";
import { makePrecisionIcon } from "../shared/icons.js";
import { drawShape } from "../shared/shapes.js";
import { makeCopyButton, makeLink } from "./links.js";

/** A delegate's card; `act` says what follows a choice of the name (choose) and a pointer (point).
 * @param {Card} row
 * @param {{ labels: Record<string, string>, sought: string[] }} given
 * @param {{ choose: (id: string) => void, point?: (id: string | null) => void }} act
 */
export function makeCard(row, { labels, sought }, act) {
  const name = make(
    "button",
    { type: "button", class: "name", "aria-pressed": "false", onclick: () => act.choose(row.id) },
    make("span", { lang: "zh-CN" }, withHits(row.name, sought)),
    row.pinyin && make("span", { class: "pinyin", lang: "zh-Latn" }, withHits(row.pinyin, sought)),
  );
  const item = make(
    "li",
    { "data-id": row.id, onmouseenter: () => act.point?.(row.id), onmouseleave: () => act.point?.(null) },
    make("h3", {}, name),
    row.role && make("p", { class: "role", lang: "zh-CN" }, withHits(row.role, sought)),
    row.gloss && make("p", { class: "place", lang: "en" }, withHits(row.gloss, sought)),
    row.place && make("p", { class: "place", lang: row.place_lang }, withHits(row.place, sought)),
    make("p", { class: `precision ${row.state}` }, makePrecisionIcon(row.state), row.precision),
    row.quotes.map((quote) => makeQuote(quote, labels, sought)),
    row.more && make("p", { class: "more" }, row.more),
  );
  item.addEventListener("focusin", () => act.point?.(row.id));
  item.addEventListener("focusout", () => act.point?.(null));
  return item;
}

/**
 * @param {PageQuote} quote
 * @param {Record<string, string>} labels
 * @param {string[]} sought
 */
function makeQuote(quote, labels, sought) {
  const words = make(
    "p",
    { class: "words", lang: "zh-CN" },
    quote.kind === "direct" ? "“" : "",
    withHits(quote.text, sought),
    quote.kind === "direct" ? "”" : "",
  );
  return make(
    "blockquote",
    { class: `${quote.kind}${quote.matches ? "" : " other"}`, style: { "--theme": quote.theme.colour } },
    words,
    make(
      "footer",
      {},
      make("span", { class: "theme" }, drawShape(quote.theme.shape, quote.theme.colour, 12), quote.theme.name),
      quote.kind === "indirect" && make("span", { class: "kind" }, labels.indirect),
      labels.open && makeLink(quote.href, { "aria-label": `${labels.open}: ${quote.text.slice(0, 12)}…` }, labels.open),
      makeCopyButton(quote.href, labels),
    ),
  );
}
