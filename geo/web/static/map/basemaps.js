/* The base maps of others below the marks, where the reader asks for one. Which there are, and where their
 * tiles lie, is asked of the interface; nothing is asked of anybody else before one is chosen. One whose
 * tiles do not come makes room for the embedded map again. */
import { cssColour, getJson } from "../shared/browser.js";
import { make } from "../shared/elements.js";
import { ShiftedLand, ShiftedTiles } from "./shift.js";

const FEW = 4; // tiles that may fail before it is clear that the base map does
const PATIENCE = 12000; // milliseconds without a single tile

export class BaseMaps {
  /** `failed` is called with a base map whose tiles do not come.
   * @param {L.Map} map
   * @param {import("./outlines.js").Outlines} outlines
   * @param {Settings} settings
   * @param {(base: BaseMap) => void} failed
   */
  constructor(map, outlines, settings, failed) {
    this.map = map;
    this.outlines = outlines;
    this.settings = settings;
    this.failed = failed;
    /** @type {BaseMap | null} */
    this.chosen = null; // the base map that is drawn, or null for the embedded one
    /** @type {L.Layer[]} */
    this.drawn = [];
    /** @type {Promise<BaseMap[]> | null} */
    this.asked = null;
  }

  /** The base maps that there are; asked for once. */
  list() {
    this.asked = this.asked || getJson(`${this.settings.root}api/basemaps`).then(({ basemaps }) => basemaps);
    this.asked.catch(() => {
      this.asked = null;
    });
    return this.asked;
  }

  /** @param {BaseMap} base */
  name(base) {
    return this.settings.lang === "en" ? base.name_en : base.name_zh;
  }

  /** Draw this base map, or with null the embedded one. The outlines have to be there.
   * @param {BaseMap | null} base
   */
  show(base) {
    this.clear();
    this.chosen = base;
    this.outlines.bare(Boolean(base));
    this.map.getContainer().classList.toggle("has-tiles", Boolean(base));
    this.credit(base);
    if (!base) return;
    const options = {
      subdomains: base.subdomains || "a",
      maxNativeZoom: base.max_zoom,
      maxZoom: this.map.getMaxZoom(),
    };
    const counts = { come: 0, failed: 0 };
    const stop = () => this.chosen === base && this.failed(base);
    for (const template of base.tiles) {
      /** @type {L.TileLayer} */
      const tiles =
        base.crs === "gcj02"
          ? new ShiftedTiles(template, { ...options, land: new ShiftedLand(this.outlines.provinces) })
          : L.tileLayer(template, options);
      tiles.on("tileload", () => (counts.come += 1));
      tiles.on("tileerror", () => {
        counts.failed += 1;
        if (counts.failed >= FEW && counts.failed > counts.come) stop();
      });
      this.drawn.push(tiles.addTo(this.map));
    }
    this.waiting = setTimeout(() => counts.come || stop(), PATIENCE);
    // where nobody has reviewed the borders of a base map, ours stand over them
    if (!base.review) {
      const border = () => ({ color: cssColour("--nation"), weight: 1.4, fill: false });
      this.drawn.push(this.outlines.draw("border", this.outlines.provinces, border));
    }
  }

  clear() {
    clearTimeout(this.waiting);
    for (const layer of this.drawn) layer.remove();
    this.drawn = [];
  }

  /** Name the publisher and the review number beside those of our boundaries.
   * @param {BaseMap | null} base
   */
  credit(base) {
    const line = this.map.getContainer().querySelector(".source");
    line.querySelectorAll(".source-base").forEach((part) => part.remove());
    if (!base) return;
    const text = this.settings.lang === "en" ? base.source_en : base.source_zh;
    line.append(make("span", { class: "source-base" }, text));
  }
}
