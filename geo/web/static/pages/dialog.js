// Tab inside a dialogue. Streamlit keeps the focus in an open dialogue by counting what can have it there, and
// does not see into a component's root; so the root takes part as one stop and moves the focus within itself.

const TABBABLE = "a[href], button:not(:disabled)";

/** Let the Tab key reach what is in this root when it stands in a dialogue; called at every change. */
export function joinDialog(parentElement) {
  const root = parentElement.getRootNode();
  const host = root.host;
  const dialog = host?.closest("[role=dialog]");
  if (!dialog || host.tabIndex === 0) return;
  host.tabIndex = 0;
  let back = false;
  dialog.addEventListener("keydown", (event) => (back = event.shiftKey), true);
  const stops = () => [...root.querySelectorAll(TABBABLE)].filter((each) => each.getClientRects().length);
  host.addEventListener(
    "focus",
    () =>
      root.activeElement ||
      stops()
        .at(back ? -1 : 0)
        ?.focus(),
  );
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Tab") return;
    const all = stops();
    const next = all[all.indexOf(root.activeElement) + (event.shiftKey ? -1 : 1)];
    if (!next || (event.shiftKey && root.activeElement === all[0])) return; // onward, out of this root
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  });
}
