/* The marks on the map: one Leaflet marker per cell of the answer, kept by key, so that only what changed
 * is touched. Every mark is a button: it can be focused, says who it is, and takes Enter and Space. */
import { phrase } from "../shared/phrases.js";
import { clusterMark, singleMark, themeName } from "../shared/shapes.js";

export class Marks {
  /** `act(cell, mark)` is called when a mark is chosen, `hover(id or null)` when it is pointed at.
   * @param {L.Map} map
   * @param {Lang} lang
   * @param {(cell: Cell, mark: Mark, byKeyboard?: boolean) => void} act
   * @param {(id: string | null) => void} hover
   */
  constructor(map, lang, act, hover) {
    this.map = map;
    this.lang = lang;
    this.act = act;
    this.hover = hover;
    this.drawn = new Map();
    this.selected = null;
    this.lit = null;
  }

  /** Draw these cells and nothing else. The focus stays where it is, or goes to the mark nearest to it.
   * @param {Cell[]} cells
   */
  update(cells) {
    const focused = this.focused();
    const wanted = new Set(cells.map((cell) => cell.key));
    for (const [key, mark] of this.drawn) {
      if (wanted.has(key)) continue;
      mark.marker.remove();
      this.drawn.delete(key);
    }
    for (const cell of cells) {
      const mark = this.drawn.get(cell.key);
      if (mark) this.change(mark, cell);
      else this.add(cell);
    }
    this.decorate();
    if (focused && !this.drawn.has(focused.cell.key)) this.focusNear(focused.cell);
  }

  /** @param {Cell} cell */
  add(cell) {
    const marker = L.marker([cell.lat, cell.lon], {
      icon: this.icon(cell),
      keyboard: true,
      riseOnHover: true,
      bubblingMouseEvents: false,
    });
    /** @type {Mark} */
    const mark = { cell, look: look(cell), marker };
    mark.marker.on("click", () => this.act(mark.cell, mark));
    mark.marker.on("mouseover", () => this.hover(mark.cell.id || null));
    mark.marker.on("mouseout", () => this.hover(null));
    mark.marker.addTo(this.map);
    const element = mark.marker.getElement();
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      this.act(mark.cell, mark, true);
    });
    element.addEventListener("focus", () => this.hover(mark.cell.id || null));
    element.addEventListener("blur", () => this.hover(null));
    this.drawn.set(cell.key, mark);
    this.name(mark);
  }

  /**
   * @param {Mark} mark
   * @param {Cell} cell
   */
  change(mark, cell) {
    const before = mark.cell;
    mark.cell = cell;
    if (before.lat !== cell.lat || before.lon !== cell.lon) mark.marker.setLatLng([cell.lat, cell.lon]);
    const now = look(cell);
    if (now === mark.look) return;
    mark.look = now;
    mark.marker.setIcon(this.icon(cell)); // keeps the element, and with it the focus
    this.name(mark);
  }

  /** @param {Cell} cell */
  icon(cell) {
    const drawing =
      cell.count === 1 ? singleMark(cell.themes) : clusterMark(cell.themes, cell.count, "ids" in cell, this.lang);
    const kind = cell.count === 1 ? "mark mark-one" : "mark mark-many";
    return L.divIcon({ html: drawing.svg, className: kind, iconSize: [drawing.size, drawing.size] });
  }

  /** @param {Mark} mark */
  name(mark) {
    const { cell } = mark;
    const element = mark.marker.getElement();
    element.setAttribute("aria-label", this.label(cell));
    if (cell.id) element.dataset.delegate = cell.id;
    else delete element.dataset.delegate;
    element.setAttribute("role", "button");
    element.tabIndex = 0;
    if (cell.id) element.title = this.called(cell);
  }

  /** @param {Cell} cell */
  label(cell) {
    if (cell.count > 1) return phrase("ids" in cell ? "stack" : "cluster", { n: cell.count });
    const themes = Object.keys(cell.themes).map((id) => themeName(id, this.lang));
    return [this.called(cell), themes.join(phrase("comma"))].filter(Boolean).join(phrase("separator"));
  }

  /** A delegate's name; for those who read English with its spelling beside it.
   * @param {{ name?: string, name_pinyin?: string | null }} given
   */
  called({ name, name_pinyin: spelling }) {
    return this.lang === "en" && spelling ? `${name} ${spelling}` : name;
  }

  /** Show which delegate is selected and which one the list points at. */
  decorate() {
    for (const { cell, marker } of this.drawn.values()) {
      const element = marker.getElement();
      /** @param {string} id */
      const holds = (id) => Boolean(id) && (cell.id === id || Boolean(cell.ids && cell.ids.includes(id)));
      const isSelected = holds(this.selected);
      element.classList.toggle("is-selected", isSelected);
      element.classList.toggle("is-lit", holds(this.lit));
      if (cell.id) element.setAttribute("aria-expanded", String(isSelected));
      marker.setZIndexOffset(isSelected ? 10000 : 0);
    }
  }

  /** @param {string | null} id */
  select(id) {
    this.selected = id;
    this.decorate();
  }

  /** @param {string | null} id */
  light(id) {
    this.lit = id;
    this.decorate();
  }

  focused() {
    const element = document.activeElement;
    return [...this.drawn.values()].find((mark) => mark.marker.getElement() === element) || null;
  }

  /** Focus the mark of that key (a delegate's id, if the delegate stands alone); false where there is none.
   * @param {string} key
   */
  focusOn(key) {
    const mark = this.drawn.get(key);
    if (mark) mark.marker.getElement().focus({ preventScroll: true });
    return Boolean(mark);
  }

  /** @param {Place} place */
  focusNear(place) {
    const from = this.map.latLngToLayerPoint([place.lat, place.lon]);
    /** @param {Mark} mark */
    const away = (mark) => from.distanceTo(this.map.latLngToLayerPoint(mark.marker.getLatLng()));
    const nearest = [...this.drawn.values()].sort((a, b) => away(a) - away(b))[0];
    if (nearest) nearest.marker.getElement().focus({ preventScroll: true });
    else this.map.getContainer().focus({ preventScroll: true });
  }

  /** Draw all anew, after a change of colours or themes. */
  redraw() {
    for (const mark of this.drawn.values()) {
      mark.marker.setIcon(this.icon(mark.cell));
      this.name(mark);
    }
    this.decorate();
  }

  /** Where the marks are on the screen, for those who draw around them. */
  boxes() {
    return [...this.drawn.values()].map(({ marker }) => {
      const centre = this.map.latLngToContainerPoint(marker.getLatLng());
      const half = marker.options.icon.options.iconSize[0] / 2;
      return { left: centre.x - half, right: centre.x + half, top: centre.y - half, bottom: centre.y + half };
    });
  }
}

/** @param {Cell} cell */
function look(cell) {
  return JSON.stringify([cell.count, cell.themes, "ids" in cell, cell.id, cell.name]);
}
