/* The layer: keeps marks, popup and paper in step with the filters, the selection and the view.
 * The page's script calls setFilters; clicks go back to it as ids. All data come from the interface. */
import { getJson, reducedMotion } from "../shared/browser.js";
import { learnPhrases, phrase } from "../shared/phrases.js";
import { knowsTheme, learnThemes } from "../shared/shapes.js";
import { addButtons, addInset, addSourceLine, addStatusLine } from "./controls.js";
import { showCountry } from "./country.js";
import { Frame } from "./frame.js";
import { drawIslands, seesIslands } from "./inset.js";
import { Labels } from "./labels.js";
import { Layers } from "./layers.js";
import { Marks } from "./marks.js";
import { Outlines } from "./outlines.js";
import { listHeading, makeNameList, makeNotice, makePopupCard } from "./popup.js";
import { Sheet } from "./sheet.js";
import { prepareStage, stylesArrived } from "./stage.js";

const MARGIN = 0.2; // part of the view that is asked for beyond each of its edges
const CLOSER = 7; // zoom that a selection from outside is shown at, at least
const CLOSEST = 12; // zoom that a place is shown at, at most
const ECHO = 4000; // milliseconds in which the page answers a click
const PAGE = 20; // names in a list before "more"
const PATIENCE = 600; // milliseconds that land waits for marks
const SLOW = 150; // milliseconds after which a popup says that it is loading

export class Layer {
  /**
   * @param {L.Map} map
   * @param {Settings} settings
   */
  constructor(map, settings) {
    learnPhrases(settings.strings);
    this.map = map;
    this.settings = settings;
    /** @type {string | null} */
    this.query = null;
    /** @type {string | null} */
    this.selected = null;
    /** @type {{ id: string | null, time: number }[]} */
    this.sent = [];
    /** @type {number | null} */
    this.visited = null; // the last place that the page sent the map to
    this.first = new Promise((done) => (this.arrived = done)); // kept when the first marks stand
    this.frame = new Frame({ title: phrase("frame"), lang: settings.lang, embed: settings.embed });
    this.marks = new Marks(
      map,
      settings.lang,
      (cell, mark, byKeyboard) => this.choose(cell, mark, byKeyboard),
      (id) => this.frame.point(id),
    );
    this.outlines = new Outlines(map, settings.boundaries, () => this.relabel());
    this.labels = new Labels(map, settings.provinces);
    this.sheet = new Sheet(map, () => this.dismiss());
    this.layers = new Layers(this);
    this.dress();
    this.controls();
    this.begin();
    this.layers.begin();
    this.ready = this.prepare();
    this.drawPaper();
  }

  dress() {
    const container = this.map.getContainer();
    container.setAttribute("role", "region");
    container.setAttribute("aria-label", phrase("map"));
    this.frame.watchScheme((scheme) => {
      document.documentElement.dataset.scheme = scheme;
      this.outlines.recolour();
    });
    this.frame.hear(({ hover }) => this.marks.light(hover || null));
    container.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.sheet.shown) {
        event.stopPropagation();
        this.dismiss();
      }
    });
  }

  controls() {
    this.status = addStatusLine(this.map, () => this.retry());
    addButtons(this.map, {
      zoomIn: () => this.zoomBy(1),
      zoomOut: () => this.zoomBy(-1),
      reset: () => this.layers.reset() || this.showAll(true),
      fullscreen: this.frame.canFill ? () => this.frame.toggleFull() : null,
    });
    addSourceLine(this.map);
    this.inset = addInset(this.map, drawIslands([], [])); // drawn with the land; popups keep clear of it from now
  }

  /** Take the frame's size and the first view; done before the style sheets arrive, which need time. */
  begin() {
    const { map } = this;
    prepareStage(map);
    const view = this.frame.view();
    if (view) map.setView([view.lat, view.lon], view.zoom, { animate: false });
    else this.showAll(false);
    this.moved = this.given = Boolean(view);
    map.on("moveend", () => this.settle());
    map.on("resize", () => this.moved || this.showAll(false));
    map.on("dragstart zoomstart", () => (this.moved = this.moved || !this.fitting));
    this.frame.onTravel(() => this.travel());
  }

  /** What marks need before they can be drawn: the themes, and the style sheets for their sizes. */
  async prepare() {
    await Promise.all([this.fetchThemes().catch(() => {}), stylesArrived()]); // without themes marks are grey
  }

  /** Land and borders, after the first marks: drawing takes longer than they should wait. */
  async drawPaper() {
    try {
      await this.outlines.fetch();
      await Promise.race([this.first, new Promise((done) => setTimeout(done, PATIENCE))]);
      this.outlines.drawAll();
      this.inset.firstElementChild.replaceWith(drawIslands(this.outlines.provinces, this.outlines.dashes));
      this.relabel();
      this.layers.ready();
      await this.translate();
    } catch (error) {
      console.warn("map:", error.message);
      this.status.fail();
    }
  }

  /** The names of prefectures and counties in the reader's language, where the features lack them. */
  async translate() {
    if (!this.settings.names) return;
    this.labels.names = await getJson(this.settings.names);
    this.relabel();
  }

  retry() {
    if (!this.outlines.provinces) this.drawPaper();
    return this.refresh();
  }

  async fetchThemes() {
    const set = new URLSearchParams(this.query || "").get("set");
    const query = set ? `?${new URLSearchParams({ set })}` : "";
    const { themes } = await getJson(`${this.settings.root}api/themes${query}`);
    learnThemes(themes);
  }

  /** Called by the page's script: show what `query` leaves, with the popup of `selected` open.
   * @param {string} query
   * @param {string | null} selected
   * @param {number[] | null} [goal] a number that is new for each place to go to; west, south, east, north
   */
  setFilters(query, selected, goal = null) {
    const changed = query !== this.query;
    this.visit(goal, this.query === null && this.given);
    this.query = query;
    const wanted = this.echoed(selected) ? this.selected : selected;
    const moved = wanted !== this.selected;
    if (moved) {
      this.close();
      this.selected = wanted;
      this.arriving = wanted;
      this.marks.select(wanted);
    }
    if (changed || moved) this.refresh();
    this.layers.keep(changed);
    if (this.moved) this.frame.keepView(this.view()); // the page has written its address without the view
  }

  /** Go to a place once; `isKept` leaves a view alone that the address gives, which is later than the place.
   * @param {number[] | null} goal
   * @param {boolean} isKept
   */
  visit(goal, isKept) {
    if (!goal || goal[0] === this.visited) return;
    const [number, west, south, east, north] = goal;
    this.visited = number;
    if (isKept) return;
    this.moved = true;
    const box = L.latLngBounds([south, west], [north, east]);
    this.map.fitBounds(box, { animate: false, maxZoom: CLOSEST });
  }

  /** Whether a selection from the page only answers a click of a moment ago, which may be outdated.
   * @param {string | null} selected
   */
  echoed(selected) {
    const now = Date.now();
    this.sent = this.sent.filter(({ time }) => now - time < ECHO);
    const at = this.sent.findLastIndex(({ id }) => id === selected);
    if (at < 0) return false;
    this.sent.splice(0, at + 1);
    return true;
  }

  /** @param {string | null} id */
  tell(id) {
    this.sent.push({ id, time: Date.now() });
    this.frame.send({ selected: id });
  }

  // The view

  /** @param {boolean} animate */
  showAll(animate) {
    this.fitting = true;
    const moves = { animate: animate && !reducedMotion() };
    if (this.layers.bounds) this.map.fitBounds(this.layers.bounds, { ...moves, ...this.layers.room() });
    else showCountry(this.map, moves);
    this.fitting = false;
    this.moved = false;
    if (animate) this.frame.keepView(null);
  }

  /** Around the open popup, so that what one looks at stays where it is.
   * @param {number} levels
   */
  zoomBy(levels) {
    const zoom = Math.max(this.map.getMinZoom(), Math.min(this.map.getMaxZoom(), this.map.getZoom() + levels));
    this.map.setZoomAround(this.sheet.place || this.map.getCenter(), zoom);
  }

  settle() {
    if (this.moved) {
      this.frame.keepView(this.view());
    }
    this.outlines.update();
    this.relabel(); // at once: the answer that draws them anew may be long in coming
    this.refresh();
  }

  view() {
    const { lat, lng } = this.map.getCenter();
    return { zoom: this.map.getZoom(), lat, lon: lng };
  }

  travel() {
    this.layers.adopt();
    const view = this.frame.view();
    if (!view) {
      if (this.moved) this.showAll(false); // as it was before anything was looked at more closely
      this.frame.keepView(null);
      return;
    }
    if (this.frame.isSame(view, this.view())) return;
    this.moved = this.given = true;
    this.map.setView([view.lat, view.lon], view.zoom, { animate: false });
  }

  // The marks

  /**
   * @param {string} path
   * @param {Record<string, any>} values
   */
  address(path, values) {
    const query = new URLSearchParams(this.query || "");
    for (const [name, value] of Object.entries(values)) query.append(name, value);
    return `${this.settings.root}api/${path}?${query}`;
  }

  window() {
    const view = this.map.getBounds().pad(MARGIN);
    /**
     * @param {number} value
     * @param {number} most
     */
    const clip = (value, most) => Math.max(-most, Math.min(most, value)).toFixed(5);
    return [clip(view.getWest(), 180), clip(view.getSouth(), 90), clip(view.getEast(), 180), clip(view.getNorth(), 90)];
  }

  async refresh() {
    if (this.query === null) return;
    if (this.asking) this.asking.abort();
    const asking = (this.asking = new AbortController());
    const values = {
      zoom: this.map.getZoom(),
      bbox: this.window().join(","),
      ...(this.selected && { selected: this.selected }),
    };
    try {
      const [answer] = await Promise.all([getJson(this.address("cells", values), asking.signal), this.ready]);
      const unknown = /** @type {CellsAnswer} */ (answer).cells.some((cell) =>
        Object.keys(cell.themes).some((id) => !knowsTheme(id)),
      );
      if (unknown) await this.fetchThemes();
      if (asking.signal.aborted) return;
      this.show(answer);
      this.arrived();
    } catch (error) {
      if (asking.signal.aborted) return;
      console.warn("map:", error.message);
      this.status.fail();
    }
  }

  /** @param {CellsAnswer} given */
  show({ cells, total, unplaced, selected }) {
    this.marks.selected = this.selected;
    this.marks.update(cells);
    const isFiltered = [...new URLSearchParams(this.query || "").keys()].some((key) => key !== "set");
    this.status.tell(total, unplaced, isFiltered);
    this.relabel();
    const listed = this.sheet.shown && this.sheet.cell;
    if (listed && !cells.some(({ key }) => key === listed)) this.close();
    if (!this.selected) return;
    if (!selected) {
      const known = this.sheet.shown || this.arriving;
      this.close();
      this.selected = null;
      this.marks.select(null);
      if (known) this.tell(null);
    } else if (this.arriving === selected.id && selected.lat !== null) {
      this.arriving = null;
      this.arrive(selected);
    }
  }

  relabel() {
    this.inset.hidden = seesIslands(this.map);
    const edges = [...this.map.getContainer().querySelectorAll(".leaflet-control")];
    const boxes = edges.map((edge) => edge.getBoundingClientRect()); // the map fills its frame from 0, 0
    this.layers.label(this.labels, this.outlines.named(), this.marks.boxes(), boxes);
  }

  // The popup

  /**
   * @param {Cell} cell
   * @param {Mark} mark
   * @param {boolean} [byKeyboard]
   */
  choose(cell, mark, byKeyboard) {
    this.origin = cell;
    if (cell.id) {
      this.select(cell.id, cell.lat, cell.lon);
    } else if ("ids" in cell || this.map.getZoom() >= this.map.getMaxZoom()) {
      this.list(cell);
    } else {
      const [west, south, east, north] = cell.bbox;
      const bounds = L.latLngBounds([
        [south, west],
        [north, east],
      ]);
      const zoom = Math.min(this.map.getBoundsZoom(bounds.pad(0.3)), this.map.getMaxZoom());
      this.moved = true;
      this.map.setView(bounds.getCenter(), Math.max(zoom, this.map.getZoom() + 1), { animate: !reducedMotion() });
      if (byKeyboard) mark.marker.getElement().focus();
    }
  }

  /** A delegate was chosen on the map.
   * @param {string} id
   * @param {number} lat
   * @param {number} lon
   * @param {(() => void) | null} [back]
   */
  select(id, lat, lon, back) {
    const isNew = id !== this.selected;
    this.given = false;
    this.close();
    this.selected = id;
    this.arriving = null;
    this.marks.select(id);
    if (isNew) this.tell(id);
    return this.open(id, [lat, lon], back);
  }

  /** A delegate was chosen on the page, or named by its address.
   * @param {{ id: string, lat: number, lon: number }} given
   */
  arrive({ id, lat, lon }) {
    this.origin = { key: id, lat, lon };
    const exact = this.given && this.map.getBounds().contains([lat, lon]); // the address says which view
    this.given = false;
    const seen = exact || this.map.getBounds().pad(-0.1).contains([lat, lon]);
    const alone = exact || (this.marks.drawn.has(id) && seen);
    const zoom = alone ? this.map.getZoom() : Math.max(CLOSER, this.map.getZoom());
    if (!seen || zoom !== this.map.getZoom()) {
      this.moved = true;
      this.map.setView([lat, lon], zoom, { animate: false });
    }
    this.open(id, [lat, lon], null, false);
  }

  /**
   * @param {string} id
   * @param {L.LatLngTuple} place
   * @param {(() => void) | null} [back]
   * @param {boolean} [takeFocus]
   */
  async open(id, place, back, takeFocus = true) {
    const shown = this.sheet.at(place, this.corner());
    const slow = setTimeout(() => this.fill(shown, makeNotice(phrase("loading")), phrase("loading")), SLOW);
    try {
      const { rows } = await getJson(this.address("delegates", { ids: id }));
      if (this.sheet.shown !== shown) return;
      if (!rows.length) throw new Error(`no ${id}`);
      const search = new URLSearchParams(this.query || "").get("q");
      const on = {
        open: (/** @type {string} */ quote) => this.frame.send({ open: quote }),
        close: () => this.dismiss(),
        back,
      };
      this.fill(shown, makePopupCard(rows[0], this.settings, search, on), rows[0].name);
      this.outlines.stress(rows[0]);
      if (takeFocus) this.sheet.focus();
    } catch (error) {
      console.warn("map:", error.message);
      this.close();
      this.status.fail();
    } finally {
      clearTimeout(slow);
    }
  }

  /** Those who stand at one point, or too close for any zoom: a list to choose from.
   * @param {Listed} cell
   * @param {string} [from]
   */
  async list(cell, from) {
    this.close();
    const shown = this.sheet.at([cell.lat, cell.lon], this.corner(), cell.key);
    /** @type {Delegate[]} */
    let rows = [];
    const more = async () => {
      const where = cell.within ? { within: cell.within } : { bbox: cell.bbox.join(",") };
      const page = { ...where, limit: PAGE, offset: rows.length };
      const answer = await getJson(this.address("delegates", page));
      if (this.sheet.shown !== shown) return;
      rows = rows.concat(answer.rows);
      const on = {
        heading: cell.heading,
        close: () => this.dismiss(),
        choose: (/** @type {Delegate} */ row) => this.select(row.id, row.lat, row.lon, () => this.list(cell, row.id)),
      };
      const next = rows.length < answer.total ? () => more().catch(() => this.status.fail()) : null;
      this.fill(shown, makeNameList(rows, answer.total, this.settings, on, next), listHeading(answer.total, on));
    };
    try {
      if (from && this.selected) {
        this.selected = null;
        this.tell(null);
      }
      await more();
      this.sheet.focus();
    } catch (error) {
      console.warn("map:", error.message);
      this.close();
      this.status.fail();
    }
  }

  /**
   * @param {L.Popup} shown
   * @param {HTMLElement} content
   * @param {string} name
   */
  fill(shown, content, name) {
    if (this.sheet.fill(shown, content, name)) this.moved = true;
  }

  /** What the inset takes of the lower right corner, margins included. */
  corner() {
    const { inset } = this;
    if (inset.hidden) return { width: 0, height: 0 };
    const bottom = this.map.getContainer().getBoundingClientRect().bottom;
    return { width: inset.offsetWidth + 20, height: bottom - inset.getBoundingClientRect().top + 8 };
  }

  /** Take the popup away without telling anybody. */
  close() {
    this.sheet.close();
    this.outlines.relax();
  }

  /** The reader closed the popup: the selection ends, and the focus goes back to the mark. */
  dismiss() {
    const id = this.selected;
    const returns = document.activeElement === document.body || this.sheet.holds(document.activeElement);
    this.close();
    this.selected = null;
    this.arriving = null;
    this.marks.select(null);
    if (returns && !this.layers.takeFocus() && !(id && this.marks.focusOn(id))) {
      if (this.origin) this.marks.focusOn(this.origin.key) || this.marks.focusNear(this.origin);
      else this.map.getContainer().focus({ preventScroll: true });
    }
    if (id) this.tell(null);
  }
}

/**
 * @param {L.Map} map
 * @param {Settings} settings
 */
export const start = (map, settings) => new Layer(map, settings);
