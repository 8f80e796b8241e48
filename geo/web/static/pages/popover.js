// A menu that a key has opened takes the focus: Streamlit draws it at the end of the page, where whoever goes on with
// Tab would come to it only after everything else. Its content comes a moment after the menu itself.

const BODY = '[data-testid="stPopoverBody"]';
const STOPS = "button:not([disabled]), a[href], input, select, textarea, [tabindex='0']";
let isWatching = false;
/** @type {Element | null} */
let opened = null; // the menu that the focus has not entered yet

/** Watch for menus from now on; once a page. */
export function enterPopovers() {
  if (isWatching) return;
  isWatching = true;
  new MutationObserver((changes) => {
    for (const change of changes) change.addedNodes.forEach(notice);
    if (opened) enter(opened);
  }).observe(document.body, { subtree: true, childList: true });
}

/** @param {Node} node */
function notice(node) {
  if (node instanceof HTMLElement) opened = (node.matches(BODY) ? node : node.querySelector(BODY)) || opened;
}

/** Go into a menu, unless the focus is elsewhere than on its button, or a mouse has opened it.
 * @param {Element} body
 */
function enter(body) {
  const opener = document.activeElement;
  const byKey = opener && opener.closest('[data-testid="stPopover"]') && opener.matches(":focus-visible");
  if (!byKey || !body.isConnected) {
    opened = null;
    return;
  }
  const first = /** @type {HTMLElement | null} */ (body.querySelector(STOPS));
  if (!first) return;
  opened = null;
  first.focus();
}
