// Words that Streamlit writes around our pages, in the reader's language. Text is changed in place and only
// where it is one of those words as a whole, so that Streamlit goes on with its own elements.

const NAMED = ["aria-label", "placeholder"];
const HOLE = "{}"; // stands for a label or a number
/** @type {Record<string, string>} */
let spoken = {}; // Streamlit's words: ours
/** @type {[string, string, string][]} */
let shaped = []; // of those with a hole: what stands before it, behind it, and ours
/** @type {MutationObserver | null} */
let listening = null;

/** Put these words in the place of Streamlit's, now and wherever they come up later.
 * @param {Record<string, string>} words
 */
export function speak(words) {
  spoken = words;
  shaped = Object.entries(words)
    .filter(([word]) => word.includes(HOLE))
    .map(([word, own]) => {
      const [before, behind] = word.split(HOLE);
      return [before, behind, own];
    });
  translate(document.body);
  if (listening) return;
  listening = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(translate);
      else if (change.type === "attributes") named(change.target);
      else written(change.target);
    }
  });
  listening.observe(document.body, { subtree: true, childList: true, characterData: true, attributeFilter: NAMED });
}

/** @param {Node} root */
function translate(root) {
  if (root.nodeType === Node.TEXT_NODE) return written(root);
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  named(root);
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  while (nodes.nextNode()) {
    if (nodes.currentNode.nodeType === Node.TEXT_NODE) written(nodes.currentNode);
    else named(nodes.currentNode);
  }
}

/** What to put in the place of a text; null for one that is not Streamlit's.
 * @param {string} words
 */
function ours(words) {
  if (Object.hasOwn(spoken, words)) return spoken[words];
  for (const [before, behind, own] of shaped) {
    const isShaped = words.length > before.length + behind.length && words.startsWith(before) && words.endsWith(behind);
    if (isShaped) return own.replace(HOLE, () => words.slice(before.length, words.length - behind.length));
  }
  return null;
}

/** @param {any} text */
function written(text) {
  if (Object.hasOwn(spoken, text.data)) text.data = spoken[text.data]; // a whole text alone: pages may say the like
}

/** @param {any} element */
function named(element) {
  for (const name of NAMED) {
    const words = element.getAttribute(name);
    const own = words === null ? null : ours(words);
    if (own !== null && own !== words) element.setAttribute(name, own);
  }
}
