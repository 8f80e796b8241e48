// A small map of the whole country with one point on it: provinces, the ten-dash line, the islands of the
// South China Sea. The outlines are those of the large map, thinned to what a few hundred pixels can show.
import { makeSvg } from "../shared/elements.js";
import { drawShape } from "../shared/shapes.js";

const WEST = 72.5,
  EAST = 136,
  SOUTH = 2.5,
  NORTH = 54.5; // degrees
const POINT = 4.7; // degrees across the shape of the theme
const STEP = 0.15; // degrees between the corners that are kept
/** @type {Map<string, Promise<string>>} */
const drawings = new Map(); // address: promise of the path of its outlines

/** Web-Mercator, in degrees of longitude, y downwards.
 * @param {Point} point
 */
function project([lon, lat]) {
  return [lon, (-180 / Math.PI) * Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360))];
}

/** The map of a point {lat, lon, colour, shape, land, dashes, label}; outlines come when they have been fetched.
 * @param {Place & Look & { land: string, dashes: string, label: string }} given
 */
export function drawMiniMap({ lat, lon, colour, shape, land, dashes, label }) {
  const [left, top] = project([WEST, NORTH]);
  const [right, bottom] = project([EAST, SOUTH]);
  const map = makeSvg("svg", {
    viewBox: `${left} ${top} ${right - left} ${bottom - top}`,
    role: "img",
    "aria-label": label,
    class: "minimap",
  });
  const [x, y] = project([lon, lat]);
  const country = makeSvg("path", { class: "land" });
  const line = makeSvg("path", { class: "dashes" });
  const point = drawShape(shape, colour, POINT);
  for (const [name, value] of Object.entries({ x: x - POINT / 2, y: y - POINT / 2, class: "point" })) {
    point.setAttribute(name, String(value));
  }
  map.append(country, line, makeSvg("circle", { cx: x, cy: y, r: 2.6, class: "halo" }), point);
  outlines(land).then((path) => country.setAttribute("d", path));
  outlines(dashes).then((path) => line.setAttribute("d", path));
  return map;
}

/** @param {string} href */
function outlines(href) {
  const address = new URL(href, document.baseURI).href;
  if (!drawings.has(address)) {
    const fetched = fetch(address).then((answer) =>
      answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status))),
    );
    drawings.set(
      address,
      fetched.then((/** @type {{ features: Outline[] }} */ { features }) =>
        features
          .flatMap(({ geometry }) => rings(geometry))
          .map(thinned)
          .join(""),
      ),
    );
    drawings.get(address).catch(() => drawings.delete(address)); // asked for again with the next quote
  }
  return drawings.get(address).catch(() => "");
}

/** @param {{ type: string, coordinates: any }} given */
function rings({ type, coordinates }) {
  const depth = { LineString: 0, MultiLineString: 1, Polygon: 1, MultiPolygon: 2 }[type];
  return depth === undefined ? [] : [coordinates].flat(depth);
}

/** The path of a ring without the corners that lie too near to the last one; a speck stays as a short stroke.
 * @param {Ring} ring
 */
function thinned(ring) {
  let last = ring[0];
  const kept = [last];
  for (const corner of ring) {
    if (Math.abs(corner[0] - last[0]) + Math.abs(corner[1] - last[1]) < STEP) continue;
    kept.push((last = corner));
  }
  const points = kept.map((corner) =>
    project(corner)
      .map((n) => n.toFixed(2))
      .join(","),
  );
  return kept.length > 1 ? `M${points.join("L")}` : `M${points[0]}h0.05`;
}
