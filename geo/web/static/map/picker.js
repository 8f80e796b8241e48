/* The map on which a point is chosen. It draws the outlines of what is known and points to pick from, and
 * has a pin that can be dragged, put down by a click, or moved with the arrow keys. What is picked goes to
 * the page as an id, where the pin went as degrees; what is shown comes from the page's script. */
import { cssColour } from "../shared/browser.js";
import { make, makeSvg } from "../shared/elements.js";
import { learnPhrases, phrase } from "../shared/phrases.js";
import { featureLayer } from "./features.js";
import { Areas } from "./areas.js";
import { addButtons, addInset, addSourceLine, addStatusLine } from "./controls.js";
import { Frame } from "./frame.js";
import { drawIslands, seesIslands } from "./inset.js";
import { Labels } from "./labels.js";
import { Outlines } from "./outlines.js";
import { prepareStage } from "./stage.js";

/** @type {L.LatLngBoundsLiteral} */
const CHINA = [
  [17.6, 73.4],
  [53.7, 135.1],
];
const CLOSEST = 11; // zoom; there is no more to see on paper than this
const STEP = 6; // pixels that an arrow key moves the pin by, and with Shift
const LEAP = 40;
const PATIENCE = 500; // milliseconds without a key before the page is told
const ECHO = 6000; // milliseconds in which the page answers a move
/** @type {Record<string, Point>} */
const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
const PIN = "M0,0C-4.5,-7 -10,-12.5 -10,-19A10,10 0 1 1 10,-19C10,-12.5 4.5,-7 0,0Z";

class Fixed extends Frame {
  fit() {} // as high as the page says
}

class Picker {
  /**
   * @param {L.Map} map
   * @param {Settings} settings
   */
  constructor(map, settings) {
    learnPhrases({ ...settings.strings, reset: settings.strings["pick.reset"] });
    this.map = map;
    this.settings = settings;
    /** @type {Map<string, { marker: L.Marker, point: PickPoint }>} */
    this.drawn = new Map();
    /** @type {PickView | null} */
    this.view = null;
    /** @type {string | null} */
    this.subject = null; // what the outlines are of
    /** @type {string | null} */
    this.followed = null; // where the pin was last
    /** @type {{ place: number[], time: number }[]} */
    this.sent = [];
    this.held = false;
    this.frame = new Fixed({ title: phrase("pick.frame"), lang: settings.lang });
    this.outlines = new Outlines(map, settings.boundaries, () => this.relabel());
    this.labels = new Labels(map, settings.provinces);
    this.areas = new Areas(settings.boundaries);
    this.dress();
    this.begin();
    this.ready = this.drawPaper();
  }

  dress() {
    const { map } = this;
    const container = map.getContainer();
    container.setAttribute("role", "region");
    container.setAttribute("aria-label", phrase("pick.map"));
    map.createPane("area").style.zIndex = "230";
    map.getPane("area").style.pointerEvents = "none";
    this.status = addStatusLine(map, () => this.again());
    this.spoken = container.querySelector("[role=status]");
    addButtons(map, { zoomIn: () => map.zoomIn(), zoomOut: () => map.zoomOut(), reset: () => this.fit() });
    addSourceLine(map);
    this.frame.watchScheme((scheme) => {
      document.documentElement.dataset.scheme = scheme;
      this.outlines.recolour();
      if (this.area) this.area.setStyle(this.area.options.style);
    });
  }

  begin() {
    const { map } = this;
    prepareStage(map);
    map.fitBounds(CHINA, { animate: false });
    map.on("moveend", () => {
      this.outlines.update();
      this.relabel();
    });
    map.on("resize", () => this.moved || this.fit());
    map.on("dragstart zoomstart", () => (this.moved = this.moved || !this.fitting));
    map.on("click", ({ latlng }) => this.view && this.view.draggable && this.put(latlng));
  }

  async drawPaper() {
    try {
      await this.outlines.fetch();
      this.outlines.drawAll();
      this.inset = addInset(this.map, drawIslands(this.outlines.provinces, this.outlines.dashes));
      this.relabel();
    } catch (error) {
      console.warn("map:", error.message);
      this.status.fail();
    }
  }

  /** Ask for everything that is missing once more. */
  async again() {
    this.status.clear();
    if (!this.outlines.provinces) await this.drawPaper();
    this.subject = null;
    if (this.view) await this.drawAreas();
  }

  /** Called by the page's script with JSON: {outlines, points, chosen, draggable}.
   * @param {string} text
   */
  show(text) {
    this.view = JSON.parse(text);
    this.drawPoints();
    this.drawAreas();
    this.follow();
    this.relabel();
  }

  // Outlines

  async drawAreas() {
    const { outlines, points } = this.view;
    const places = points.filter(({ kind }) => kind !== "pin").map(({ id }) => id);
    const subject = JSON.stringify([outlines, places]);
    if (subject === this.subject) return;
    this.subject = subject;
    if (this.area) this.area.remove();
    this.area = null;
    this.awaits = outlines.length > 0; // the view stays until there is something to see at the place
    if (!this.awaits) this.fit();
    try {
      const found = (await Promise.all(outlines.map((adcode) => this.areas.find(adcode)))).filter(Boolean);
      if (subject !== this.subject) return;
      this.area = featureLayer(found, {
        pane: "area",
        interactive: false,
        smoothFactor: 0.7,
        style: () => ({
          color: cssColour("--accent"),
          weight: 1.8,
          fillColor: cssColour("--accent"),
          fillOpacity: 0.07,
        }),
      }).addTo(this.map);
      this.awaits = false;
      this.fit();
    } catch (error) {
      console.warn("map:", error.message);
      this.awaits = false;
      this.fit();
      this.status.fail();
    }
  }

  /** Show outlines and points whole; neighbours, and a service's answers far from them, may be cut off. */
  fit() {
    const known = Boolean(this.area && this.area.getLayers().length);
    const aside = known ? ["neighbour", "provider"] : ["neighbour"];
    const near = (this.view ? this.view.points : []).filter(({ kind }) => !aside.includes(kind));
    const bounds = L.latLngBounds(near.map(({ lat, lon }) => [lat, lon]));
    if (known) bounds.extend(this.area.getBounds());
    this.fitting = true;
    /** @type {L.FitBoundsOptions} */
    const room = { paddingTopLeft: [28, 40], paddingBottomRight: [44, 32], maxZoom: CLOSEST, animate: false };
    const placed = bounds.isValid() && !this.awaits;
    this.map.fitBounds(placed ? bounds : CHINA, placed ? room : { animate: false });
    this.fitting = false;
    this.moved = false;
  }

  /** Where the page has put the pin out of view, show it. */
  follow() {
    const pin = this.view.points.find(({ kind }) => kind === "pin");
    const at = pin ? `${pin.lat},${pin.lon}` : null;
    if (pin && at !== this.followed && !this.held && !this.map.getBounds().contains([pin.lat, pin.lon])) this.fit();
    this.followed = at;
  }

  relabel() {
    if (!this.outlines.provinces) return;
    this.labels.update(this.outlines.named(), this.boxes());
    if (this.inset) this.inset.hidden = seesIslands(this.map);
  }

  boxes() {
    return [...this.drawn.values()].map(({ marker }) => {
      const at = this.map.latLngToContainerPoint(marker.getLatLng());
      return { left: at.x - 14, right: at.x + 14, top: at.y - 14, bottom: at.y + 14 };
    });
  }

  // Points

  drawPoints() {
    const wanted = new Map(this.view.points.map((point) => [point.id, point]));
    for (const [id, { marker, point }] of this.drawn) {
      const same = wanted.has(id) && look(wanted.get(id)) === look(point);
      if (same || (point.kind === "pin" && this.held)) continue;
      marker.remove();
      this.drawn.delete(id);
    }
    for (const point of this.view.points) {
      if (!this.drawn.has(point.id)) this.add(point);
      else if (!(point.kind === "pin" && this.outdated(point))) this.change(this.drawn.get(point.id), point);
    }
    for (const { marker, point } of this.drawn.values()) {
      const element = marker.getElement();
      const isChosen = point.id === this.view.chosen;
      element.classList.toggle("is-selected", isChosen);
      element.setAttribute("aria-pressed", String(isChosen));
      marker.setZIndexOffset(point.kind === "pin" ? 20000 : isChosen ? 10000 : point.kind === "neighbour" ? -10000 : 0);
      if (marker.dragging) marker.dragging[this.view.draggable && point.kind === "pin" ? "enable" : "disable"]();
    }
  }

  /** @param {PickPoint} point */
  add(point) {
    const isPin = point.kind === "pin";
    const marker = L.marker([point.lat, point.lon], {
      icon: icon(point),
      keyboard: true,
      draggable: isPin,
      autoPan: isPin,
      riseOnHover: true,
      bubblingMouseEvents: false,
    });
    const mark = { marker, point };
    marker.addTo(this.map);
    marker.bindTooltip(() => make("span", {}, mark.point.label), {
      direction: "top",
      offset: [0, isPin ? -30 : -12],
      className: "pick-name",
    });
    marker.on("click", () => this.choose(mark));
    marker.on("dragstart", () => (this.held = true));
    marker.on("dragend", () => {
      this.held = false;
      this.tell(marker.getLatLng());
    });
    marker.getElement().addEventListener("keydown", (event) => this.press(mark, event));
    this.drawn.set(point.id, mark);
    this.name(mark);
  }

  /**
   * @param {{ marker: L.Marker, point: PickPoint }} mark
   * @param {PickPoint} point
   */
  change(mark, point) {
    const before = mark.point;
    mark.point = point;
    if (before.lat !== point.lat || before.lon !== point.lon) mark.marker.setLatLng([point.lat, point.lon]);
    if (before.label !== point.label) this.name(mark);
  }

  /** @param {{ marker: L.Marker, point: PickPoint }} given */
  name({ marker, point }) {
    const element = marker.getElement();
    const label = point.kind === "pin" ? phrase("pick.pin", { label: point.label }) : point.label;
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", label);
    element.dataset.point = point.id;
    element.tabIndex = 0;
  }

  /** @param {{ point: PickPoint }} given */
  choose({ point }) {
    if (point.kind !== "pin") this.frame.send({ picked: point.id });
  }

  /**
   * @param {{ marker: L.Marker, point: PickPoint }} mark
   * @param {KeyboardEvent} event
   */
  press(mark, event) {
    const isPin = mark.point.kind === "pin";
    if (event.key === "Enter" || event.key === " ") {
      if (isPin) this.flush();
      else this.choose(mark);
    } else if (
      isPin &&
      this.view.draggable &&
      event.key in ARROWS &&
      !event.altKey &&
      !event.ctrlKey &&
      !event.metaKey
    ) {
      const [x, y] = ARROWS[event.key].map((way) => way * (event.shiftKey ? LEAP : STEP));
      const at = this.map.latLngToLayerPoint(mark.marker.getLatLng()).add([x, y]);
      const reached = this.map.layerPointToLatLng(at);
      mark.marker.setLatLng(reached);
      this.map.panInside(reached, { padding: [40, 40], animate: false });
      this.held = true;
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.flush(), PATIENCE);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** Tell the page where the arrow keys have taken the pin. */
  flush() {
    clearTimeout(this.waiting);
    if (!this.held) return;
    this.held = false;
    this.tell([...this.drawn.values()].find(({ point }) => point.kind === "pin").marker.getLatLng());
  }

  /** Put the pin where the map was clicked.
   * @param {L.LatLng} latlng
   */
  put(latlng) {
    const pin = [...this.drawn.values()].find(({ point }) => point.kind === "pin");
    if (pin) pin.marker.setLatLng(latlng);
    this.tell(latlng);
  }

  /** @param {L.LatLng} latlng */
  tell(latlng) {
    const { lat, lng } = latlng.wrap();
    const place = [+lat.toFixed(5), +lng.toFixed(5)];
    this.sent.push({ place, time: Date.now() });
    this.frame.send({ dragged: place });
    this.spoken.textContent = phrase("pick.moved", { lat: place[0].toFixed(4), lon: place[1].toFixed(4) });
  }

  /** Whether the page speaks of where the pin was before its last move, or the pin is being moved.
   * @param {Place} given
   */
  outdated({ lat, lon }) {
    if (this.held) return true;
    const now = Date.now();
    this.sent = this.sent.filter(({ time }) => now - time < ECHO);
    const at = this.sent.findLastIndex(({ place }) => place[0] === lat && place[1] === lon);
    const last = at === this.sent.length - 1;
    this.sent.splice(0, at + 1);
    return at >= 0 && !last;
  }
}

/** @param {PickPoint} point */
function look(point) {
  return JSON.stringify([point.kind, point.sign]);
}

/** @param {PickPoint} point */
function icon(point) {
  const { size, drawing } = DRAWINGS[point.kind](point);
  const [width, height] = size;
  const box = {
    viewBox: `${-width / 2} ${point.kind === "pin" ? -height : -height / 2} ${width} ${height}`,
    width,
    height,
    "aria-hidden": "true",
  };
  return L.divIcon({
    html: makeSvg("svg", box, drawing),
    className: `mark pick pick-${point.kind}`,
    iconSize: size,
    iconAnchor: [width / 2, point.kind === "pin" ? height : height / 2],
  });
}

/** @param {PickPoint} point */
const signed = (point) =>
  point.sign && makeSvg("text", { class: "pick-sign", "text-anchor": "middle", dy: "0.36em" }, point.sign);

/** @type {Record<string, (point: PickPoint) => { size: L.PointTuple, drawing: any }>} */
const DRAWINGS = {
  known: () => ({
    size: [22, 22],
    drawing: [
      makeSvg("circle", { r: 10, class: "pick-edge" }),
      makeSvg("circle", { r: 9, class: "pick-disc" }),
      makeSvg("circle", { r: 3.6, class: "pick-core" }),
    ],
  }),
  alternative: (point) => ({
    size: [26, 26],
    drawing: [
      makeSvg("circle", { r: 12, class: "pick-edge" }),
      makeSvg("circle", { r: 11, class: "pick-disc" }),
      signed(point),
    ],
  }),
  provider: (point) => ({
    size: [28, 28],
    drawing: [
      makeSvg("path", { d: "M0,-13.5L13.5,0L0,13.5L-13.5,0Z", class: "pick-edge" }),
      makeSvg("path", { d: "M0,-12L12,0L0,12L-12,0Z", class: "pick-disc" }),
      signed(point),
    ],
  }),
  neighbour: () => ({ size: [24, 24], drawing: [makeSvg("circle", { r: 4.5, class: "pick-dot" })] }),
  pin: () => ({
    size: [26, 32],
    drawing: [
      makeSvg("path", { d: PIN, class: "pick-pin-body" }),
      makeSvg("circle", { cy: -19, r: 3.8, class: "pick-pin-eye" }),
    ],
  }),
};

/**
 * @param {L.Map} map
 * @param {Settings} settings
 */
export const start = (map, settings) => new Picker(map, settings);
