/* What stands on the map's edges: buttons, scale, source line, a line of status, and failures. The source
 * line names the boundaries' publisher and review number and is never covered or taken away. */
import { make } from "../shared/elements.js";
import { makeIconButton } from "../shared/icons.js";
import { phrase } from "../shared/phrases.js";

/**
 * @param {L.Map} map
 * @param {L.ControlPosition} position
 * @param {HTMLElement} element
 */
export function addControl(map, position, element) {
  const control = new L.Control({ position });
  control.onAdd = () => element;
  control.addTo(map);
  L.DomEvent.disableClickPropagation(element);
  L.DomEvent.disableScrollPropagation(element);
  return control;
}

/** Buttons at the upper right; `act` has zoomIn, zoomOut, reset and, where possible, fullscreen.
 * @param {L.Map} map
 * @param {{ zoomIn: () => void, zoomOut: () => void, reset: () => void, fullscreen?: (() => void) | null }} act
 */
export function addButtons(map, act) {
  /**
   * @param {string} key
   * @param {() => void} run
   */
  const button = (key, run) => makeIconButton(key, run, "map-button");
  const [nearer, farther] = [button("zoom_in", act.zoomIn), button("zoom_out", act.zoomOut)];
  const all = [nearer, farther, button("reset", act.reset)];
  if (act.fullscreen) {
    const full = button("fullscreen", act.fullscreen);
    document.addEventListener("fullscreenchange", () => {
      const key = document.fullscreenElement ? "leave_fullscreen" : "fullscreen";
      full.title = phrase(key);
      full.setAttribute("aria-label", phrase(key));
    });
    all.push(full);
  }
  const limits = () => {
    nearer.disabled = map.getZoom() >= map.getMaxZoom();
    farther.disabled = map.getZoom() <= map.getMinZoom();
  };
  map.on("zoomend", limits);
  limits();
  addControl(
    map,
    "topright",
    make("div", { class: "map-buttons", role: "group", "aria-label": phrase("controls") }, all),
  );
}

/** Scale and source line at the lower left.
 * @param {L.Map} map
 */
export function addSourceLine(map) {
  const ruler = L.control.scale({ imperial: false, maxWidth: 90 }).addTo(map).getContainer();
  ruler.setAttribute("aria-hidden", "true");
  const line = make("p", { class: "source" }, phrase("source"));
  addControl(map, "bottomleft", make("div", { class: "edge" }, ruler, line));
}

/** The line of status at the upper left; returns functions that write it.
 * @param {L.Map} map
 * @param {() => void} retry
 */
export function addStatusLine(map, retry) {
  const spoken = make("p", { class: "unseen", role: "status" });
  const shown = make("p", { class: "status", hidden: true });
  const again = make("button", { type: "button", onclick: retry }, phrase("retry"));
  const failure = make("div", { class: "failure", role: "alert", hidden: true });
  addControl(map, "topleft", make("div", { class: "notes" }, spoken, shown, failure));
  const clear = () => {
    failure.hidden = true;
    failure.replaceChildren();
  };
  return {
    clear,
    /**
     * @param {number} total
     * @param {number} unplaced
     * @param {boolean} isFiltered
     */
    tell(total, unplaced, isFiltered) {
      const onMap = total - unplaced;
      const nobody = phrase(isFiltered ? "empty" : "empty.data");
      spoken.textContent = total ? phrase("status", { n: onMap }) : nobody;
      shown.textContent = total ? "" : nobody;
      shown.hidden = Boolean(total);
      clear();
    },
    fail() {
      failure.replaceChildren(phrase("failed"), again);
      failure.hidden = false;
    },
  };
}

/** The islands of the South China Sea in a frame of their own, where the view does not reach them.
 * @param {L.Map} map
 * @param {SVGElement} drawing
 */
export function addInset(map, drawing) {
  const label = make("p", { class: "inset-name", "aria-hidden": "true" }, phrase("inset"));
  const box = make("div", { class: "inset", role: "img", "aria-label": phrase("inset") }, drawing, label);
  addControl(map, "bottomright", box);
  return box;
}
