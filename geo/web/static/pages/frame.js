// Words that Streamlit writes around our pages, in the reader's language. Text is changed in place and only
// where it is one of those words as a whole, so that Streamlit goes on with its own elements.

const NAMED = ["aria-label", "placeholder"];
/** @type {Record<string, string>} */
let spoken = {}; // Streamlit's words: ours
/** @type {MutationObserver | null} */
let listening = null;

/** Put these words in the place of Streamlit's, now and wherever they come up later.
 * @param {Record<string, string>} words
 */
export function speak(words) {
  spoken = words;
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

/** @param {any} text */
function written(text) {
  if (Object.hasOwn(spoken, text.data)) text.data = spoken[text.data];
}

/** @param {any} element */
function named(element) {
  for (const name of NAMED) {
    const words = element.getAttribute(name);
    if (words !== null && Object.hasOwn(spoken, words)) element.setAttribute(name, spoken[words]);
  }
}
