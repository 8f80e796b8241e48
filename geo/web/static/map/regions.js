/* Divisions coloured by how many delegates they have under the present filters, and the legend that says
 * what the colours mean. The counts and the classes are the interface's. Every division is a button: it can
 * be focused, says its name and count, and opens with Enter or Space. */
import { cssColour } from "../shared/browser.js";
import { make } from "../shared/elements.js";
import { phrase } from "../shared/phrases.js";
import { featureLayer } from "./features.js";
import { Areas } from "./areas.js";
import { addControl } from "./controls.js";
import { shortName } from "./labels.js";

const DARK = 4; // the first class whose names are in the colour of paper
/** @type {Record<string, string>} */
const PARTS = { prefecture: "prefecture", county: "county" };

export class Regions {
  /** `act(area, byKeyboard)` is called when a division is chosen.
   * @param {L.Map} map
   * @param {import("./outlines.js").Outlines} outlines
   * @param {Settings} settings
   * @param {(area: Area, byKeyboard: boolean) => void} act
   */
  constructor(map, outlines, settings, act) {
    this.map = map;
    this.outlines = outlines;
    this.settings = settings;
    this.act = act;
    this.areas = new Areas(settings.boundaries);
    /** @type {AreasAnswer | null} */
    this.answer = null; // of the interface; null while nothing is shown
    /** @type {Map<string, any>} */
    this.shapes = new Map(); // by code: the Leaflet layer
    this.pane("regions", "205");
    const over = this.pane("region-edge", "225");
    over.style.pointerEvents = "none";
    this.renderer = L.svg({ pane: "regions", padding: 0.5 });
    this.legend = make("figure", { class: "legend", hidden: true });
    addControl(map, "bottomleft", this.legend);
  }

  /**
   * @param {string} name
   * @param {string} order
   * @returns {HTMLElement}
   */
  pane(name, order) {
    const made = this.map.createPane(name);
    made.style.zIndex = order;
    return made;
  }

  /** @param {Area} area */
  name(area) {
    return this.settings.lang === "en" ? area.name_en : area.name_zh;
  }

  /** Draw an answer of /api/areas. Throws when the outlines do not arrive.
   * @param {AreasAnswer} answer
   */
  async show(answer) {
    const features = await this.features(answer);
    if (this.pending !== answer) return;
    const same = this.answer && this.answer.level === answer.level && this.answer.within === answer.within;
    this.answer = answer;
    this.byCode = new Map(answer.areas.map((area) => [area.id, area]));
    if (!same) this.draw(features);
    this.paint();
    this.explain();
  }

  /** The outlines of the divisions of an answer.
   * @param {AreasAnswer} answer
   */
  async features(answer) {
    this.pending = answer;
    const wanted = new Set(answer.areas.map(({ id }) => id));
    const { boundaries } = this.settings;
    const address = answer.within
      ? `${boundaries[PARTS[answer.level]]}${answer.within.slice(0, 2)}.json`
      : boundaries.province;
    const all = await this.areas.features(address);
    return all.filter(({ properties }) => wanted.has(properties.adcode));
  }

  /** @param {Outline[]} unsorted */
  draw(unsorted) {
    this.clear();
    // the fullest first, so that the tabulator comes to them first
    /** @param {Outline} feature */
    const count = ({ properties }) => this.byCode.get(properties.adcode).count;
    const features = [...unsorted].sort((a, b) => count(b) - count(a));
    /** @type {Outline[]} */
    this.labelled = features.map(({ geometry, properties }) => ({
      type: "Feature",
      geometry,
      properties: { ...properties },
    }));
    this.layer = featureLayer(features, {
      pane: "regions",
      renderer: this.renderer,
      style: () => ({ className: "region", weight: 0.9, fillOpacity: 1, smoothFactor: 0.8 }),
      onEachFeature: (feature, shape) => this.shapes.set(feature.properties.adcode, shape),
    }).addTo(this.map);
    for (const [code, shape] of this.shapes) this.equip(code, shape);
  }

  /**
   * @param {string | null} code
   * @param {any} shape
   */
  equip(code, shape) {
    const element = shape.getElement();
    element.dataset.area = code;
    shape.on(
      "click",
      (/** @type {L.LeafletMouseEvent} */ { originalEvent }) => originalEvent.detail < 2 && this.choose(code),
    );
    shape.on("dblclick", (/** @type {L.LeafletMouseEvent} */ event) => L.DomEvent.stop(event)); // its first click has led elsewhere
    shape.on("mouseover", () => this.light(code));
    shape.on("mouseout", () => this.light(null));
    shape.bindTooltip(() => make("span", {}, this.said(this.byCode.get(code))), {
      sticky: true,
      className: "region-tip",
    });
    element.addEventListener("focus", () => this.light(code));
    element.addEventListener("blur", () => this.light(null));
    element.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      this.choose(code, true);
    });
  }

  /**
   * @param {string | null} code
   * @param {boolean} [byKeyboard]
   */
  choose(code, byKeyboard = false) {
    const area = this.byCode.get(code);
    if (area.parts || area.count) this.act(area, byKeyboard);
  }

  /** @param {Area} area */
  said(area) {
    return phrase("areas.name", { name: this.name(area), n: area.count });
  }

  /** Colours and names for the present counts. */
  paint() {
    for (const [code, shape] of this.shapes) {
      const area = this.byCode.get(code);
      const element = shape.getElement();
      const isButton = area.parts || area.count > 0;
      element.dataset.class = this.classOf(area.count);
      element.setAttribute("aria-label", this.said(area));
      element.setAttribute("role", isButton ? "button" : "img");
      if (isButton) element.setAttribute("tabindex", "0");
      else element.removeAttribute("tabindex");
    }
    for (const { properties } of this.labelled) {
      const area = this.byCode.get(properties.adcode);
      const level = area.id.endsWith("0000") ? "province" : properties.level;
      const name = shortName({ level, name: this.name(area) }).replace(level === "prefecture" ? /市$/ : "", "");
      properties.name = name;
      properties.brief = area.count ? String(area.count) : "";
      properties.level = this.answer.level;
      properties.isDark = this.classOf(area.count) >= DARK;
    }
    // the fullest first: their names have the first choice of the room
    /** @param {Outline} feature */
    const count = ({ properties }) => this.byCode.get(properties.adcode).count;
    this.labelled.sort((a, b) => count(b) - count(a));
  }

  /** @param {number} count */
  classOf(count) {
    const { classes } = this.answer;
    const at = classes.findIndex(({ least, most }) => count >= least && count <= most);
    // few classes take their shades from the whole ramp
    return at < 0 ? 0 : classes.length === 1 ? 3 : 1 + Math.round((at * 4) / (classes.length - 1));
  }

  /** The legend: each shade with its counts, and those whom no shade shows. */
  explain() {
    const { classes, rest, within } = this.answer;
    /**
     * @param {number} shade
     * @param {string} text
     */
    const row = (shade, text) =>
      make(
        "li",
        {},
        make("span", { class: "shade", "data-class": shade, "aria-hidden": "true" }),
        make("span", {}, text),
      );
    /** @param {number} value */
    const number = (value) => value.toLocaleString(this.settings.lang === "en" ? "en" : "zh-CN");
    const rows = classes.map(({ least, most }) =>
      row(
        this.classOf(least),
        least === most ? number(least) : phrase("areas.range", { least: number(least), most: number(most) }),
      ),
    );
    const left = rest && make("p", {}, phrase(within ? "areas.rest" : "areas.unplaced", { n: number(rest) }));
    this.legend.replaceChildren(
      make("figcaption", {}, phrase("areas.legend")),
      make("ul", {}, [row(0, "0"), ...rows]),
      ...(left ? [left] : []),
    );
    this.legend.hidden = false;
  }

  /** The edge of the division that is pointed at.
   * @param {string | null} code
   */
  light(code) {
    if (this.edge) this.edge.remove();
    const shape = code && this.shapes.get(code);
    this.edge = null;
    if (!shape) return;
    const style = () => ({ color: cssColour("--accent"), weight: 2.4, fill: false });
    const drawn = { style, pane: "region-edge", interactive: false, smoothFactor: 0.8 };
    this.edge = L.geoJSON(shape.feature, drawn).addTo(this.map);
  }

  /** Put the focus on a division, by default the fullest; false where there is none.
   * @param {string} [code]
   */
  focus(code) {
    const shape = this.shapes.get(code) || this.shapes.values().next().value;
    if (!shape || !this.answer) return false;
    shape.getElement().focus({ preventScroll: true });
    return true;
  }

  /** The middle of a division, for what opens there.
   * @param {string | null} code
   */
  centre(code) {
    return this.shapes.get(code).getBounds().getCenter();
  }

  /** Names for Labels, and after it has drawn them the shade that each stands on. */
  named() {
    return this.answer ? this.labelled : [];
  }

  /** @param {Map<string, HTMLElement>} drawn */
  shadeNames(drawn) {
    for (const [code, element] of drawn) {
      const area = this.answer && this.byCode.get(code);
      const shade = area && (area.count && element.classList.contains("is-over") ? "over" : this.classOf(area.count));
      if (area) element.dataset.class = String(shade);
      else delete element.dataset.class;
    }
  }

  clear() {
    this.light(null);
    if (this.layer) this.layer.remove();
    this.layer = null;
    this.shapes.clear();
  }

  hide() {
    this.clear();
    this.pending = this.answer = null;
    this.legend.hidden = true;
  }
}
