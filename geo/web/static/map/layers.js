/* What the reader can put on the map: points or coloured divisions, and below them a base map. Holds the
 * switch, the list of base maps and the trail of divisions, and keeps all three in the address. */
import { getJson } from "../shared/browser.js";
import { make } from "../shared/elements.js";
import { phrase } from "../shared/phrases.js";
import { Address } from "./address.js";
import { BaseMaps } from "./basemaps.js";
import { addControl } from "./controls.js";
import { Regions } from "./regions.js";

const REGIONS = "regions";
const CODE = /^[0-9]{6}$/;

export class Layers {
  /** `host` is the layer of marks: its map, outlines, marks, frame and what it asks the interface for.
   * @param {import("./voices.js").Layer} host
   */
  constructor(host) {
    const { map, outlines, settings } = host;
    this.host = host;
    this.map = map;
    this.settings = settings;
    this.address = new Address(host.frame.page);
    this.state = { layer: "", area: "", base: "" };
    this.bases = new BaseMaps(map, outlines, settings, (base) => this.giveUp(base));
    this.build();
  }

  // Controls

  build() {
    /**
     * @param {string} layer
     * @param {string} key
     */
    const option = (layer, key) =>
      make(
        "button",
        {
          type: "button",
          "aria-pressed": String(layer === this.state.layer),
          "data-layer": layer,
          onclick: () => this.turn(layer),
        },
        phrase(key),
      );
    this.options = [option("", "layer.points"), option(REGIONS, "layer.regions")];
    this.choice = make("select", { "aria-label": phrase("base"), onchange: () => this.put(this.choice.value) });
    this.choice.append(make("option", { value: "" }, phrase("base.embedded")));
    this.trail = make("nav", { class: "trail", "aria-label": phrase("trail"), hidden: true });
    this.note = make("p", { class: "status", role: "alert", hidden: true });
    this.spoken = make("p", { class: "unseen", role: "status" });
    const tools = make(
      "div",
      { class: "layer-tools", hidden: this.settings.embed },
      make("div", { class: "switch", role: "group", "aria-label": phrase("layers") }, this.options),
      make("label", { class: "base-choice" }, make("span", { "aria-hidden": "true" }, phrase("base")), this.choice),
    );
    addControl(this.map, "topleft", make("div", { class: "layers" }, tools, this.trail, this.note, this.spoken));
  }

  /** After the source line is there: the legend stands above it. */
  begin() {
    this.regions = new Regions(this.map, this.host.outlines, this.settings, (...chosen) => this.choose(...chosen));
    this.adopt();
  }

  /** The land is drawn: base maps can take its place. */
  async ready() {
    await this.host.first; // the list is not what the reader waits for
    try {
      const found = await this.bases.list();
      for (const base of found) {
        const name = this.bases.name(base);
        const label = base.usable ? name : phrase("base.no_key", { name });
        this.choice.append(make("option", { value: base.id, disabled: !base.usable }, label));
      }
    } catch (error) {
      console.warn("map:", error.message);
    }
    this.lay();
  }

  // State

  /** Take over what the address says. */
  adopt() {
    const { layer, area, base } = this.address.read();
    const isRegions = layer === REGIONS;
    const wanted = { layer: isRegions ? REGIONS : "", area: isRegions && CODE.test(area) ? area : "", base };
    const [turned, laid] = [
      wanted.layer !== this.state.layer || wanted.area !== this.state.area,
      base !== this.state.base,
    ];
    this.state = wanted;
    if (turned) this.apply(!this.host.frame.view());
    if (laid) this.lay();
  }

  /** Called when the page's script has run: its address may lack our keys, and its filters may be new.
   * @param {boolean} isNew
   */
  keep(isNew) {
    this.address.write(this.state, false);
    if (isNew && this.state.layer) this.refresh();
  }

  /**
   * @param {Record<string, unknown>} values
   * @param {boolean} isStep
   */
  set(values, isStep) {
    Object.assign(this.state, values);
    this.address.write(this.state, isStep);
  }

  /** @param {string} layer */
  turn(layer) {
    if (layer === this.state.layer) return;
    const hadArea = Boolean(this.state.area);
    this.set({ layer, area: "" }, true);
    this.apply(hadArea);
  }

  /** Go down into a division, or up; with an empty code to the whole country.
   * @param {string} area
   * @param {boolean} [byKeyboard]
   */
  enter(area, byKeyboard = false) {
    this.set({ area }, true);
    this.takesFocus = byKeyboard;
    this.apply(true);
  }

  /** Leave the area for the whole country; false when that is what is shown. */
  reset() {
    if (this.state.area) this.enter("");
    return false;
  }

  /** @param {boolean} fits */
  apply(fits) {
    const isRegions = this.state.layer === REGIONS;
    for (const option of this.options) {
      option.setAttribute("aria-pressed", String(option.dataset.layer === this.state.layer));
    }
    this.host.close();
    this.map.getPane("markerPane").hidden = isRegions;
    this.fits = fits;
    if (isRegions) this.refresh();
    else {
      this.regions.hide();
      this.box = null;
      this.lead([]);
      if (fits) this.fit();
      this.host.relabel();
    }
  }

  fit() {
    this.fits = false;
    this.host.showAll(true);
  }

  /** The bounds of the area in view; null for the country.
   * @returns {L.LatLngBoundsLiteral | null}
   */
  get bounds() {
    const [west, south, east, north] = this.box || [];
    return this.box
      ? [
          [south, west],
          [north, east],
        ]
      : null;
  }

  /** Around what stands on the edges of the map: clear of the legend beside it or above it, as fits better.
   * @returns {L.FitBoundsOptions}
   */
  room() {
    const { map } = this;
    const [bar, legend, inset] = [".layers", ".legend", ".inset"].map((name) => map.getContainer().querySelector(name));
    const top = bar.offsetTop + bar.offsetHeight + 14;
    const beside = { left: legend.offsetWidth + 20, right: inset.offsetWidth + 20, bottom: 34 };
    const above = { left: 8, right: 8, bottom: Math.max(legend.offsetHeight, inset.offsetHeight) + 44 };
    /** @param {{ left: number, right: number, bottom: number }} given */
    const zoom = ({ left, right, bottom }) =>
      map.getBoundsZoom(this.bounds, false, L.point(left + right, top + bottom));
    const { left, right, bottom } = zoom(beside) >= zoom(above) ? beside : above;
    return { paddingTopLeft: [left, top], paddingBottomRight: [right, bottom] };
  }

  // Divisions

  async refresh() {
    if (this.asking) this.asking.abort();
    if (this.host.query === null) return; // the page has not said yet which filters hold
    const asking = (this.asking = new AbortController());
    const { area } = this.state;
    try {
      const answer = await getJson(this.host.address("areas", area ? { within: area } : {}), asking.signal);
      await this.host.first;
      await this.regions.show(answer);
      if (asking.signal.aborted || this.state.layer !== REGIONS) return;
      this.box = answer.box;
      this.lead(answer.trail);
      if (this.fits) this.fit();
      this.host.relabel();
      this.say(answer);
      if (this.takesFocus) this.regions.focus();
      this.takesFocus = false;
    } catch (error) {
      if (asking.signal.aborted) return;
      console.warn("map:", error.message);
      if (/^400 /.test(error.message) && area) this.unknown();
      else this.host.status.fail();
    }
  }

  /** The address names an area that cannot be shown. */
  unknown() {
    this.set({ area: "" }, false);
    this.refresh();
  }

  /** @param {AreasAnswer} given */
  say({ trail, total }) {
    const name = trail.length ? this.regions.name(trail[trail.length - 1]) : phrase("trail.country");
    this.spoken.textContent = phrase("areas.name", { name, n: total });
  }

  /** The way from the whole country to the area in view; nothing where that is all.
   * @param {Area[]} trail
   */
  lead(trail) {
    const steps = [
      { id: "", name: phrase("trail.country") },
      ...trail.map((one) => ({ id: one.id, name: this.regions.name(one) })),
    ];
    const last = steps.length - 1;
    /**
     * @param {any} given
     * @param {number} at
     */
    const step = ({ id, name }, at) =>
      at === last
        ? make("span", { "aria-current": "location" }, name)
        : make(
            "button",
            { type: "button", onclick: (/** @type {MouseEvent} */ event) => this.enter(id, event.detail === 0) },
            name,
          );
    const items = steps.map((one, at) => make("li", {}, step(one, at)));
    this.trail.replaceChildren(make("ol", {}, items), ...this.narrowing(trail[0]));
    this.trail.hidden = !trail.length;
  }

  /** The way to have headline and list of this province alone; nothing where that is so, or there is no list.
   * @param {Area | undefined} province
   */
  narrowing(province) {
    const held = new URLSearchParams(this.host.query || "").getAll("province");
    if (!province || this.settings.embed || held.join() === province.id) return [];
    const narrow = () => this.host.frame.send({ only: province.id });
    const words = phrase("areas.only", { name: this.regions.name(province) });
    return [make("button", { type: "button", class: "only", onclick: narrow }, words)];
  }

  /** A division was chosen: go into it, or where it has no parts list who is there.
   * @param {Area} area
   * @param {boolean} byKeyboard
   */
  choose(area, byKeyboard) {
    if (area.parts) {
      this.enter(area.id, byKeyboard);
      return;
    }
    const { lat, lng } = this.regions.centre(area.id);
    /** @param {number} n */
    const heading = (n) => phrase("areas.list", { name: this.regions.name(area), n });
    this.origin = area.id;
    this.host.list({ lat, lon: lng, within: area.id, heading });
  }

  /** Back to the division whose list or popup was closed; false where there is none. */
  takeFocus() {
    return this.state.layer === REGIONS && this.regions.focus(this.origin);
  }

  /** Place the names that the layer calls for: of the paper, of the divisions in view, or none.
   * @param {import("./labels.js").Labels} labels
   * @param {Outline[]} features
   * @param {Box[]} marks
   * @param {Box[]} edges
   */
  label(labels, features, marks, edges) {
    if (this.state.layer === REGIONS && this.regions.answer) labels.count(this.regions.named(), edges);
    else labels.update(this.bases.chosen ? [] : features, [...marks, ...edges]);
    this.regions.shadeNames(labels.drawn);
  }

  // Base maps

  /** @param {string} base */
  put(base) {
    this.set({ base }, false);
    this.lay();
  }

  /** Draw the base map of the state as soon as it is known where its tiles are. */
  async lay() {
    const { base } = this.state;
    this.note.hidden = true;
    let found = null;
    try {
      if (base && this.host.outlines.provinces) found = (await this.bases.list()).find(({ id }) => id === base);
    } catch (error) {
      console.warn("map:", error.message);
    }
    if (base !== this.state.base || (base && !this.host.outlines.provinces)) return;
    if (base && !(found && found.usable)) this.set({ base: "" }, false);
    this.choice.value = this.state.base;
    const wanted = this.state.base ? found : null;
    if (wanted !== this.bases.chosen) this.bases.show(wanted);
    this.host.relabel();
  }

  /** @param {BaseMap} base */
  giveUp(base) {
    this.set({ base: "" }, false);
    this.choice.value = "";
    this.bases.show(null);
    this.host.relabel();
    this.note.textContent = phrase("base.failed", { name: this.bases.name(base) });
    this.note.hidden = false;
  }
}
