/* Land and borders, drawn on canvas below everything else: provinces at once, prefectures and counties
 * for the provinces in view from the zoom at which they can be told apart. */
import { cssColour, getJson } from "../shared/browser.js";
import { featureLayer } from "./features.js";

const FINER = [
  { level: "prefecture", from: 6 },
  { level: "county", from: 8 },
];

export class Outlines {
  /** `changed` is called when a level of borders has arrived.
   * @param {L.Map} map
   * @param {Record<string, string>} addresses
   * @param {() => void} changed
   */
  constructor(map, addresses, changed) {
    this.map = map;
    this.addresses = addresses;
    this.changed = changed;
    /** @type {Outline[] | null} */
    this.provinces = null;
    /** @type {Record<string, Map<string, Outline[]>>} */
    this.parts = { prefecture: new Map(), county: new Map() }; // by province: the features that have arrived
    this.coming = new Map(); // by address: promises of parts, kept when those have arrived
    /** @type {Record<string, L.GeoJSON>} */
    this.shown = {}; // by level
    /** @type {Record<string, L.Renderer>} */
    this.renderers = {}; // by pane
    for (const [name, order] of Object.entries({ land: "200", finer: "210", border: "220" })) {
      map.createPane(name).style.zIndex = order;
      map.getPane(name).style.pointerEvents = "none";
      this.renderers[name] = L.canvas({ pane: name, padding: 0.3 });
    }
  }

  async fetch() {
    const [provinces, dashes] = await Promise.all([
      getJson(this.addresses.province),
      getJson(this.addresses["ten-dash-line"]),
    ]);
    this.features = provinces.features;
    this.dashes = dashes.features;
  }

  /** Draw what was fetched. */
  drawAll() {
    this.provinces = this.features;
    // the nation's border is what a wide line around every province leaves outside of the land
    this.edge = this.draw("land", this.provinces, () => ({ color: cssColour("--nation"), weight: 3.2, fill: false }));
    this.land = this.draw("land", this.provinces, () => ({
      color: cssColour("--border"),
      weight: 0.9,
      fillColor: cssColour("--land"),
      fillOpacity: 1,
    }));
    this.line = this.draw("border", this.dashes, () => ({ color: cssColour("--nation"), weight: 2, fill: false }));
    this.update();
    if (this.waiting) this.stress(this.waiting);
  }

  /** Take land and borders away, or bring them back: a base map of others lies below.
   * @param {boolean} isBare
   */
  bare(isBare) {
    this.isBare = isBare;
    for (const name of ["land", "finer"]) this.map.getPane(name).hidden = isBare;
    this.update();
  }

  /**
   * @param {string} pane
   * @param {Outline[]} features
   * @param {() => L.PathOptions} style
   */
  draw(pane, features, style) {
    return featureLayer(features, {
      style,
      pane,
      renderer: this.renderers[pane],
      interactive: false,
      smoothFactor: 0.7,
    }).addTo(this.map);
  }

  /** Take the colours of the style sheet again. */
  recolour() {
    /** @type {any[]} */
    const layers = [this.edge, this.land, this.line, this.over, this.stressed, ...Object.values(this.shown)];
    for (const layer of layers) {
      if (layer && layer.options.style) layer.setStyle(layer.options.style);
    }
  }

  /** Show the levels that this zoom calls for, and fetch what of them is missing in the view. */
  update() {
    if (!this.provinces) return;
    const zoom = this.map.getZoom();
    const view = this.map.getBounds().pad(0.1);
    for (const { level, from } of FINER) {
      if (zoom < from || this.isBare) {
        if (this.shown[level]) this.map.removeLayer(this.shown[level]);
        delete this.shown[level];
        continue;
      }
      if (!this.shown[level]) this.shown[level] = this.finer(level);
      for (const layer of /** @type {any[]} */ (this.land.getLayers())) {
        if (layer.getBounds().intersects(view)) this.fetchPart(level, layer.feature.properties.adcode.slice(0, 2));
      }
    }
    const wanted = zoom >= FINER[0].from && !this.isBare;
    if (wanted && !this.over) {
      this.over = this.draw("border", this.provinces, () => ({
        color: cssColour("--border"),
        weight: 1.4,
        fill: false,
      }));
    } else if (!wanted && this.over) {
      this.map.removeLayer(this.over);
      this.over = null;
    }
  }

  /** @param {string} level */
  finer(level) {
    const present = [...this.parts[level].values()].flat();
    const weight = level === "county" ? 0.5 : 0.8;
    return this.draw("finer", present, () => ({ color: cssColour("--border"), weight, fill: false }));
  }

  /** Kept when a part is there, or has failed; one that is on the way is not asked for twice.
   * @param {string} level
   * @param {string} province
   */
  fetchPart(level, province) {
    const address = `${this.addresses[level]}${province}.json`;
    if (!this.coming.has(address)) this.coming.set(address, this.takePart(level, province, address));
    return this.coming.get(address);
  }

  /**
   * @param {string} level
   * @param {string} province
   * @param {string} address
   */
  async takePart(level, province, address) {
    try {
      const part = await getJson(address);
      this.parts[level].set(province, part.features);
      if (this.shown[level]) this.shown[level].addData(part);
      this.changed();
    } catch {
      this.coming.delete(address); // asked for again at the next move; the map is readable without
    }
  }

  /** Outline what the point of a delegate stands for: its division, or a circle where none is drawn.
   * @param {Delegate} row
   */
  async stress(row) {
    this.relax();
    if (row.lat === null) return;
    if (!this.provinces) {
      this.waiting = row; // until the land is drawn
      return;
    }
    const asked = (this.asked = row.id);
    const feature = await this.division(row);
    if (this.asked !== asked) return;
    const style = () => ({
      color: cssColour("--accent"),
      weight: 1.6,
      fillColor: cssColour("--accent"),
      fillOpacity: 0.07,
    });
    if (feature) {
      this.stressed = this.draw("border", [feature], style);
    } else if (row.radius_km) {
      const drawn = { ...style(), dashArray: "4 4", radius: row.radius_km * 1000, interactive: false };
      const circle = L.circle([row.lat, row.lon], { ...drawn, pane: "border", renderer: this.renderers.border });
      this.stressed = circle.addTo(this.map);
    }
  }

  /** Take the outline away. */
  relax() {
    this.asked = this.waiting = null;
    if (this.stressed) this.map.removeLayer(this.stressed);
    this.stressed = null;
  }

  /** @param {Delegate} given */
  async division({ adcode, precision }) {
    const ends = { province: 2, prefecture: 4, county: 6 }[precision];
    if (!adcode || !ends) return null;
    const code = adcode.slice(0, ends).padEnd(6, "0");
    const known = () => (precision === "province" ? this.provinces : this.parts[precision].get(code.slice(0, 2)) || []);
    const find = () => known().find((feature) => feature.properties.adcode === code) || null;
    if (!find() && precision !== "province") await this.fetchPart(precision, code.slice(0, 2));
    return find();
  }

  /** The features whose names this zoom calls for, coarser ones first. */
  named() {
    const zoom = this.map.getZoom();
    const levels = FINER.filter(({ from }) => zoom >= from).map(({ level }) => [...this.parts[level].values()].flat());
    return [this.provinces || [], ...levels].flat();
  }
}
