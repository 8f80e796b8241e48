/* Where on the map a name can stand: in the widest part of the largest piece of its division, and beside it
 * where nothing else is. */
const SCANS = 15; // lines across a piece that are tried
const found = new WeakMap(); // by feature: its spots by the height of the name
/** @type {WeakMap<Outline, { ring: Ring, box: number[] }[]>} */
const bounds = new WeakMap(); // by feature: its pieces, each with the box around it

/** Where the name of a feature stands, and how wide the division is there, in degrees. Of a name that is
 *  `high` degrees of latitude, all of it has that width.
 * @param {Outline} feature
 * @param {number} [high]
 */
export function spotOf(feature, high = 0) {
  if (!found.has(feature)) found.set(feature, new Map());
  const spots = found.get(feature);
  const key = high.toFixed(3);
  if (!spots.has(key)) spots.set(key, widest(feature, high));
  return spots.get(key);
}

/**
 * @param {Outline} feature
 * @param {number} high
 */
function widest(feature, high) {
  const largest = pieces(feature).reduce((best, piece) => (area(piece[0]) > area(best[0]) ? piece : best));
  const lats = largest[0].map((point) => point[1]);
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const middle = (south + north) / 2;
  let best = { lat: middle, lon: largest[0][0][0], width: 0, worth: -1 };
  for (let scan = 1; scan <= SCANS; scan += 1) {
    const lat = south + ((north - south) * scan) / (SCANS + 1);
    const lines = high ? [lat - high / 2, lat, lat + high / 2] : [lat];
    const spans = lines.map((line) => widestSpan(largest, line));
    if (spans.some((span) => !span)) continue;
    const west = Math.max(...spans.map((span) => span[0]));
    const east = Math.min(...spans.map((span) => span[1]));
    const width = (east - west) * Math.cos((lat * Math.PI) / 180);
    const worth = width * (1 - (0.6 * Math.abs(lat - middle)) / (north - south || 1)); // rather in the middle
    if (worth > best.worth) best = { lat, lon: (west + east) / 2, width: east - west, worth };
  }
  return best;
}

/**
 * @param {Outline} feature
 * @returns {Ring[][]}
 */
function pieces({ geometry: { type, coordinates } }) {
  return type === "Polygon" ? [coordinates] : coordinates;
}

/** @param {Ring} ring */
function area(ring) {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    sum += ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
  }
  return Math.abs(sum);
}

/**
 * @param {Ring[]} rings
 * @param {number} lat
 */
function widestSpan(rings, lat) {
  const crossings = [];
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [x0, y0] = ring[j];
      const [x1, y1] = ring[i];
      if (y0 > lat !== y1 > lat) crossings.push(x0 + ((lat - y0) / (y1 - y0)) * (x1 - x0));
    }
  }
  crossings.sort((a, b) => a - b);
  let best = null;
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    if (!best || crossings[i + 1] - crossings[i] > best[1] - best[0]) best = [crossings[i], crossings[i + 1]];
  }
  return best;
}

/** Whether none of these points, as [longitude, latitude], lies in one of the features.
 * @param {Point[]} points
 * @param {Outline[]} features
 */
export function isFree(points, features) {
  return !features.some((feature) =>
    boxed(feature).some(({ ring, box }) =>
      points.some(
        ([lon, lat]) => lon >= box[0] && lat >= box[1] && lon <= box[2] && lat <= box[3] && ringHolds(ring, [lon, lat]),
      ),
    ),
  );
}

/** @param {Outline} feature */
function boxed(feature) {
  if (!bounds.has(feature)) {
    bounds.set(
      feature,
      pieces(feature).map(([ring]) => ({ ring, box: boxAround(ring) })),
    );
  }
  return bounds.get(feature);
}

/** The box around a ring: west, south, east, north.
 * @param {Ring} ring
 */
export function boxAround(ring) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of ring) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}

/** Whether a ring holds a point.
 * @param {Ring} ring
 * @param {Point} point
 */
export function ringHolds(ring, [lon, lat]) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [x0, y0] = ring[j];
    const [x1, y1] = ring[i];
    if (y0 > lat !== y1 > lat && lon < x0 + ((lat - y0) / (y1 - y0)) * (x1 - x0)) inside = !inside;
  }
  return inside;
}
