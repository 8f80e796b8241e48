/* What each of our maps needs before anything is drawn on it: all of its frame, and no motion where none is asked for. */
import { reducedMotion } from "../shared/browser.js";

/** Let the map fill its frame, and stand still where the reader prefers that.
 * @param {L.Map} map
 */
export function prepareStage(map) {
  if (reducedMotion()) {
    const still = { fadeAnimation: false, zoomAnimation: false, markerZoomAnimation: false, inertia: false };
    Object.assign(map.options, still);
    /** @type {any} */ (map)._zoomAnimated = false; // Leaflet reads the options only once, before our modules run
  }
  Object.assign(map.getContainer().style, { position: "fixed", inset: "0", width: "auto", height: "auto" });
  map.invalidateSize({ animate: false, pan: false });
}

/** When the style sheets that streamlit-folium links have arrived; sizes are wrong before. */
export function stylesArrived() {
  /** @type {any[]} */
  const links = [...document.querySelectorAll('link[rel="stylesheet"]')];
  const missing = links.filter((link) => !link.sheet);
  /** @param {HTMLLinkElement} link */
  const arrival = (link) =>
    new Promise((done) => ["load", "error"].forEach((name) => link.addEventListener(name, done)));
  return Promise.race([Promise.all(missing.map(arrival)), new Promise((done) => setTimeout(done, 3000))]);
}
