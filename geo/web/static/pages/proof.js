// An article that is being checked: quotes and speakers marked, and text that can be selected.
//
// data: {blocks: [{tag, start, spans: [{text, quote?, first?, speaker?}]}], quotes: {id: {kind, theme, title}},
// labels: {label}, height}. Offsets count code points of the article. Selecting text triggers "selected" with
// [start, end]; a selection that runs over several blocks reaches from the first to the last.
import { make } from "../shared/elements.js";
import { drawShape } from "../shared/shapes.js";

const mounted = new WeakMap();

/** @param {Component} component */
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const article = parentElement.querySelector("article");
  const self = mounted.get(parentElement) ?? { content: null, sent: "" };
  mounted.set(parentElement, self);

  const content = JSON.stringify([data.blocks, data.quotes]);
  if (content !== self.content) {
    self.content = content;
    const at = article.scrollTop;
    article.setAttribute("lang", "zh-CN");
    article.setAttribute("tabindex", "0");
    article.setAttribute("role", "region");
    article.replaceChildren(...data.blocks.map((/** @type {Block} */ block) => printed(block, data.quotes)));
    article.scrollTop = at;
  }
  article.setAttribute("aria-label", data.labels.label);
  article.style.setProperty("--height", `${data.height}px`);

  const tell = () => {
    const span = selected(article);
    const message = JSON.stringify(span);
    if (!span || message === self.sent) return;
    self.sent = message;
    setTriggerValue("selected", span);
  };
  article.onpointerup = tell;
  article.onkeyup = (event) => event.key === "Shift" && tell();
  return () => mounted.delete(parentElement);
}

/**
 * @param {Block} block
 * @param {Record<string, any>} quotes
 */
function printed(block, quotes) {
  const tag = block.tag === "notice" ? "p" : block.tag;
  const element = make(tag, { class: block.tag, "data-start": block.start ?? null });
  element.append(
    ...block.spans.map((span) => {
      const quote = quotes[span.quote];
      if (quote) return marked(span, quote);
      return span.speaker ? make("span", { class: "speaker" }, span.text) : span.text;
    }),
  );
  return element;
}

/**
 * @param {Span} span
 * @param {PageQuote} quote
 */
function marked(span, quote) {
  return make(
    "span",
    { class: `quote ${quote.kind}`, title: quote.title, style: { "--theme": quote.theme.colour } },
    span.first && drawShape(quote.theme.shape, quote.theme.colour, 12),
    span.text,
  );
}

/** The offsets of the selected text, or null where none of the article is selected.
 * @param {HTMLElement} article
 */
function selected(article) {
  const range = rangeIn(article.getRootNode());
  if (!range || range.collapsed || !article.contains(range.startContainer) || !article.contains(range.endContainer)) {
    return null;
  }
  const [start, end] = [offset(range.startContainer, range.startOffset), offset(range.endContainer, range.endOffset)];
  return start === null || end === null || start >= end ? null : [start, end];
}

/** The selection's range; within a shadow root browsers hand it out in different ways.
 * @param {any} root
 */
function rangeIn(root) {
  const selection = document.getSelection();
  if (root instanceof ShadowRoot) {
    if (selection?.getComposedRanges) {
      const [found] = selection.getComposedRanges({ shadowRoots: [root] });
      if (found) return ranged(found);
    }
    const inner = root.getSelection?.();
    return inner?.rangeCount ? inner.getRangeAt(0) : null;
  }
  return selection?.rangeCount ? selection.getRangeAt(0) : null;
}

/** @param {StaticRange} given */
function ranged({ startContainer, startOffset, endContainer, endOffset }) {
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range;
}

/** The offset in the article of a place in the page, in code points; null outside of its text.
 * @param {Node} node
 * @param {number} at
 */
function offset(node, at) {
  const element = node instanceof Element ? node : node.parentElement;
  const block = element?.closest("[data-start]");
  if (!block) return null;
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(node, at);
  return Number(block.dataset.start) + [...before.toString()].length;
}
