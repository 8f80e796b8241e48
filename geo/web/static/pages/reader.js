// The article as printed, every quote marked where it stands and linkable.
//
// data: {blocks: [{tag, spans: [{text, quote?, first?, speaker?}]}], quotes: {id: quote}, target: id or null, card:
// the target's speaker or null, map: where they are from or null, about: [text], url or null, labels, sought: [words as printed]}.
// Spans carry plain text; the marks of quotes and of what is sought are made here, and each quote is a link to
// itself. The arrow keys step from mark to mark, the buttons beside go from quote to quote.
import { make } from "../shared/elements.js";
import { withHits } from "../shared/hits.js";
import { drawShape } from "../shared/shapes.js";
import { makeCard } from "./card.js";
import { go, makeLink } from "./links.js";
import { drawMiniMap } from "./minimap.js";
import { unpack } from "./packed.js";

const mounted = new WeakMap();

/** @param {Component} component */
export default function (component) {
  const { parentElement } = component;
  /** @type {{ blocks: Block[], quotes: Record<string, PageQuote>, target: string | null, about: string[], url: string | null, labels: Record<string, string>, [name: string]: any }} */
  const data = unpack(component.data);
  const root = parentElement.querySelector(".reader");
  const self = mounted.get(parentElement) ?? { content: null, target: undefined };
  mounted.set(parentElement, self);
  const marks = () => [...root.querySelectorAll("article a.quote")];

  const content = JSON.stringify([data.blocks, data.quotes, data.labels, data.sought]);
  if (content !== self.content) {
    self.content = content;
    self.target = undefined;
    const article = root.querySelector("article");
    article.setAttribute("lang", "zh-CN");
    article.replaceChildren(...data.blocks.map((block) => printed(block, data)));
    if (!article.querySelector("h1")) article.prepend(make("h1", {}, data.labels.untitled));
    article.querySelector("h1").after(credit(data));
    article.onkeydown = (event) => step(event, marks());
  }
  const order = Object.keys(data.quotes);
  for (const mark of marks()) {
    const chosen = mark.dataset.id === data.target;
    mark.classList.toggle("target", chosen);
    if (chosen) mark.setAttribute("aria-current", "true");
    else mark.removeAttribute("aria-current");
  }
  const aside = root.querySelector("aside");
  const way = /** @type {ShadowRoot} */ (parentElement.getRootNode()).activeElement?.closest?.("aside .step")?.dataset
    .to;
  aside.replaceChildren(...beside(data, order));
  const again = way && aside.querySelector(`.step[data-to=${way}]:not(:disabled)`);
  if (data.target && data.target !== self.target) {
    const mark = marks().find((each) => each.dataset.id === data.target);
    if (again && mark) bring(mark);
    else arrive(mark, self.target === undefined);
  }
  again?.focus({ preventScroll: true }); // who steps with the buttons steps on
  self.target = data.target;
  return () => mounted.delete(parentElement);
}

/** @param {{ about: string[], url: string | null, labels: Record<string, string> }} given */
function credit({ about, url, labels }) {
  const link = url && make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, labels.source);
  return make("p", { class: "credit" }, about.join(" · "), about.length && link ? " · " : "", link);
}

/**
 * @param {Block} block
 * @param {any} data
 */
function printed(block, data) {
  const element = make(block.tag === "notice" ? "p" : block.tag, { class: block.tag });
  element.append(
    ...block.spans.flatMap((span) => {
      const words = withHits(span.text, data.sought);
      if (span.quote) return marked(span, words, data.quotes[span.quote]);
      return span.speaker ? make("span", { class: "speaker" }, words) : words;
    }),
  );
  return element;
}

/**
 * @param {Span} span
 * @param {any[]} words
 * @param {PageQuote} quote
 */
function marked(span, words, quote) {
  return makeLink(
    quote.href,
    { class: `quote ${quote.kind}`, "data-id": quote.id, title: quote.title, style: { "--theme": quote.theme.colour } },
    span.first && make("span", { class: "sign" }, drawShape(quote.theme.shape, quote.theme.colour, 12)),
    words,
  );
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLElement[]} marks
 */
function step(event, marks) {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const at = marks.findIndex((mark) => mark === event.target);
  if (!by || at < 0 || event.metaKey || event.ctrlKey || event.altKey) return;
  let next = at + by; // a quote that runs over two paragraphs has two marks
  while (marks[next] && marks[next].dataset.id === marks[at].dataset.id) next += by;
  if (!marks[next]) return;
  event.preventDefault();
  marks[next].focus({ preventScroll: true });
  bring(marks[next]);
}

/**
 * @param {any} data
 * @param {string[]} order
 */
function beside(data, order) {
  const at = order.indexOf(data.target);
  /**
   * @param {string} way
   * @param {string} label
   * @param {number} to
   * @param {string} sign
   */
  const button = (way, label, to, sign) =>
    make(
      "button",
      {
        type: "button",
        class: "step",
        "data-to": way,
        "aria-label": label,
        title: label,
        disabled: !order[to],
        onclick: () => go(data.quotes[order[to]].href),
      },
      sign,
    );
  const bar = make(
    "div",
    { class: "steps" },
    button("previous", data.labels.previous, at < 0 ? order.length : at - 1, "‹"),
    make(
      "span",
      { role: "status", title: data.labels.keys },
      at < 0 ? data.labels.all : data.labels.position.replace("{at}", at + 1).replace("{of}", order.length),
    ),
    button("next", data.labels.next, at + 1, "›"),
  );
  if (!data.card) {
    const hints = [data.labels.hint, data.labels.keys];
    return [bar, ...hints.map((hint) => make("p", { class: "hint" }, hint))];
  }
  const card = make(
    "ol",
    { class: "cards" },
    makeCard(data.card, { ...data, labels: { ...data.labels, open: null } }, { choose: () => go(data.card.href) }),
  );
  const map = data.map && [drawMiniMap(data.map), make("p", { class: "source" }, data.labels.boundaries)];
  return [bar, card, map, makeLink(data.card.href, { class: "onmap" }, data.labels.on_map)].flat().filter(Boolean);
}

/**
 * @param {HTMLElement} mark
 * @param {any} first
 */
function arrive(mark, first) {
  if (!mark) return;
  bring(mark, first);
  mark.focus({ preventScroll: true, focusVisible: !first }); // the tint marks it; a ring is for those who tab
}

/**
 * @param {HTMLElement} mark
 * @param {boolean} [at_once]
 */
function bring(mark, at_once = false) {
  const calm = at_once || window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  mark.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}
