/* What a reader sees of a delegate: name, office, place, how exact the point is, and every quote. Also the
 * list of those who stand at one point. Builds elements from rows of the interface; all of it is text. */
import { copyText } from "../shared/browser.js";
import { make } from "../shared/elements.js";
import { withHits } from "../shared/hits.js";
import { makeIconButton, makePrecisionIcon } from "../shared/icons.js";
import { phrase } from "../shared/phrases.js";
import { themeOf, themeSign } from "../shared/shapes.js";

/** The card of one delegate. `on` has open(quoteId), close() and, in a list, back().
 * @param {Delegate} row
 * @param {Settings} settings
 * @param {string | null} search
 * @param {PopupActs} on
 */
export function makePopupCard(row, settings, search, on) {
  return make(
    "article",
    { class: "card", lang: "zh-CN" },
    make(
      "header",
      { class: "card-head" },
      on.back && makeIconButton("back", on.back),
      make("h2", { class: "name", tabindex: "-1" }, ...withHits(row.name, search)),
      row.name_pinyin && make("span", { class: "pinyin", lang: "zh-Latn" }, row.name_pinyin),
      makeIconButton("close", on.close),
    ),
    office(row, search),
    settings.lang === "en" && row.shown.gloss && make("p", { class: "office", lang: "en" }, row.shown.gloss),
    chain(row, settings, search),
    make(
      "p",
      { class: "exactness" },
      makePrecisionIcon(row.state),
      make("span", {}, row.shown.exactness[settings.lang]),
    ),
    make(
      "ul",
      { class: "quotes" },
      (row.quotes || []).map((quote) => said(quote, settings, search, on)),
    ),
  );
}

/** The names of a list, each a button; `more` loads the next page or is null. `on` has
 *  choose(row), close() and, for a list that is not of one point, heading(total).
 * @param {Delegate[]} rows
 * @param {number} total
 * @param {Settings} settings
 * @param {ListActs} on
 * @param {(() => void) | null} more
 */
export function makeNameList(rows, total, settings, on, more) {
  const entries = rows.map((row) => {
    const themes = [...new Set((row.quotes || []).filter((q) => q.matches !== false).map((q) => q.theme_id))];
    const signs = themes.slice(0, 4).map((id) => themeSign(id || ""));
    const spelling =
      settings.lang === "en" && row.name_pinyin && make("span", { class: "pinyin", lang: "zh-Latn" }, row.name_pinyin);
    const inner = [make("strong", {}, row.name), spelling, make("span", { class: "list-role" }, row.role || "")];
    return make("li", {}, make("button", { type: "button", onclick: () => on.choose(row) }, ...inner, ...signs));
  });
  return make(
    "section",
    { class: "card", lang: settings.lang === "en" ? "en" : "zh-CN" },
    make(
      "header",
      { class: "card-head" },
      make("h2", { class: "name", tabindex: "-1" }, listHeading(total, on)),
      makeIconButton("close", on.close),
    ),
    make("ul", { class: "list", lang: "zh-CN" }, entries),
    more &&
      make("button", { type: "button", class: "more", onclick: more }, phrase("more", { n: total - rows.length })),
  );
}

/** What a list is called: where those in it are, unless they stand at one point.
 * @param {number} total
 * @param {ListActs} on
 */
export const listHeading = (total, on) => (on.heading ? on.heading(total) : phrase("list", { n: total }));

/** @param {string} text */
export function makeNotice(text) {
  return make("p", { class: "card notice" }, text);
}

/**
 * @param {Delegate} row
 * @param {string | null} search
 */
function office(row, search) {
  return row.shown.office ? make("p", { class: "office" }, ...withHits(row.shown.office, search)) : null;
}

/**
 * @param {Delegate} row
 * @param {Settings} settings
 * @param {string | null} search
 */
function chain(row, settings, search) {
  const parts = row.shown.place[settings.lang];
  if (!parts.length) return null;
  const steps = parts.flatMap((part, index) => [
    index ? make("span", { class: "step", "aria-hidden": "true" }, "›") : null,
    make("span", { class: "part" }, ...withHits(part, search)),
  ]);
  return make("p", { class: "chain", lang: settings.lang === "en" && "en" }, ...steps);
}

/**
 * @param {Quote} quote
 * @param {Settings} settings
 * @param {string | null} search
 * @param {PopupActs} on
 */
function said(quote, settings, search, on) {
  const theme = themeOf(quote.theme_id || "");
  const direct = quote.kind === "direct";
  const state = quote.matches === false ? "is-apart" : "";
  const item = make(
    "li",
    { class: `quote ${quote.kind} ${state}` },
    make("blockquote", { class: "words" }, ...spoken(quote.text, direct, search)),
    make(
      "p",
      { class: "meta" },
      make("span", { class: "theme" }, themeSign(theme.id), settings.lang === "en" ? theme.name_en : theme.name_zh),
      !direct && make("span", { class: "kind" }, phrase("indirect")),
      ...links(quote, settings, on),
    ),
  );
  item.style.setProperty("--theme", theme.colour);
  return item;
}

/**
 * @param {string} text
 * @param {boolean} direct
 * @param {string | null} search
 */
function spoken(text, direct, search) {
  const words = withHits(text, search);
  return direct ? ["“", ...words, "”"] : words;
}

/**
 * @param {Quote} quote
 * @param {Settings} settings
 * @param {PopupActs} on
 */
function links(quote, settings, on) {
  const address = new URL(`${settings.root}article`, document.baseURI);
  address.searchParams.set("quote", quote.id);
  if (settings.lang === "en") address.searchParams.set("lang", "en");
  const open = make("a", { href: address.href, target: "_blank", rel: "noopener", class: "quiet" }, phrase("open"));
  open.addEventListener("click", (event) => {
    if (settings.embed || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault(); // the frame may not lead the page elsewhere, so the page is asked to go
    on.open(quote.id);
  });
  const copy = make("button", { type: "button", class: "quiet" }, phrase("copy"));
  copy.addEventListener("click", async () => {
    const done = await copyText(address.href);
    copy.textContent = phrase(done ? "copied" : "not_copied");
    setTimeout(() => (copy.textContent = phrase("copy")), 2000);
  });
  return [open, copy];
}
