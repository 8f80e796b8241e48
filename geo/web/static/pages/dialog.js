// Tab inside a dialogue. Streamlit keeps the focus in an open dialogue by counting what can have it there, and
// does not see into a component's root; so the root takes part as one stop and moves the focus within itself.

const TABBABLE = "a[href], button:not(:disabled)";

/** Let the Tab key reach what is in this root when it stands in a dialogue; called at every change.
 * @param {HTMLElement} parentElement
 */
export function joinDialog(parentElement) {
  const root = /** @type {ShadowRoot} */ (parentElement.getRootNode());
  const host = /** @type {HTMLElement | undefined} */ (root.host);
  const dialog = host?.closest("[role=dialog]");
  if (!dialog || host.tabIndex === 0) return;
  host.tabIndex = 0;
  let back = false;
  dialog.addEventListener("keydown", (event) => (back = event.shiftKey), true);
  const stops = () => [...root.querySelectorAll(TABBABLE)].filter((each) => each.getClientRects().length);
  host.addEventListener("focus", () => {
    const all = stops();
    if (!root.activeElement) all.at(back ? -1 : 0)?.focus();
  });
  root.addEventListener("keydown", (/** @type {any} */ event) => {
    if (event.key !== "Tab") return;
    const all = stops();
    const next = all[all.findIndex((each) => each === root.activeElement) + (event.shiftKey ? -1 : 1)];
    if (!next || (event.shiftKey && root.activeElement === all[0])) return; // onward, out of this root
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  });
}
