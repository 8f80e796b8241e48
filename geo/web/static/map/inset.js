/* The picture in the inset: coast, islands and dashed line of the South China Sea, from the boundaries that
 * the map has loaded already. Says as well whether a view reaches all of it. */
import { makeSvg } from "../shared/elements.js";

const WINDOW = { west: 105.6, east: 123.2, south: 2.2, north: 24.6 };
/** @type {L.LatLngBoundsLiteral} */
const ISLANDS = [
  [3.2, 108.8],
  [21.2, 120.2],
]; // the view that needs no inset holds this
const WIDTH = 96; // pixels
const STEP = 0.5; // pixels between points that are worth drawing
const DOT = 0.7; // radius in pixels of islands too small to be seen

/** @param {number} lat */
const mercator = (lat) => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
const scale = WIDTH / (((WINDOW.east - WINDOW.west) * Math.PI) / 180);
const HEIGHT = Math.round((mercator(WINDOW.north) - mercator(WINDOW.south)) * scale);

/** @param {Point} point */
const project = ([lon, lat]) => [
  (((lon - WINDOW.west) * Math.PI) / 180) * scale,
  (mercator(WINDOW.north) - mercator(lat)) * scale,
];

/**
 * @param {Point[]} points
 * @param {boolean} closed
 */
function path(points, closed) {
  const kept = [];
  for (const point of points.map(project)) {
    const last = kept[kept.length - 1];
    if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= STEP) kept.push(point);
  }
  const tokens = kept.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`);
  return `M${tokens.join("L")}${closed ? "Z" : ""}`;
}

/** @param {Ring} ring */
function reaches(ring) {
  return ring.some(([lon, lat]) => lon > WINDOW.west && lon < WINDOW.east && lat > WINDOW.south && lat < WINDOW.north);
}

/** The drawing as SVG.
 * @param {Outline[]} provinces
 * @param {Outline[]} dashes
 */
export function drawIslands(provinces, dashes) {
  const drawing = makeSvg("svg", {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    width: WIDTH,
    height: HEIGHT,
    "aria-hidden": "true",
  });
  for (const { geometry } of provinces) {
    const pieces = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    for (const [outer] of pieces) {
      /** @type {Ring} */
      const ring = outer;
      if (!reaches(ring)) continue;
      const [xs, ys] = [0, 1].map((axis) => ring.map((point) => project(point)[axis]));
      const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
      if (right - left < 2 * DOT && bottom - top < 2 * DOT) {
        const dot = { cx: ((left + right) / 2).toFixed(1), cy: ((top + bottom) / 2).toFixed(1), r: DOT };
        drawing.append(makeSvg("circle", { ...dot, class: "inset-island" }));
      } else {
        drawing.append(makeSvg("path", { d: path(ring, true), class: "inset-land" }));
      }
    }
  }
  for (const { geometry } of dashes) {
    const lines = geometry.type === "LineString" ? [geometry.coordinates] : geometry.coordinates;
    for (const line of lines) drawing.append(makeSvg("path", { d: path(line, false), class: "inset-line" }));
  }
  return drawing;
}

/** Whether the islands are in view, so that no inset is needed.
 * @param {L.Map} map
 */
export function seesIslands(map) {
  return map.getBounds().contains(L.latLngBounds(ISLANDS));
}
