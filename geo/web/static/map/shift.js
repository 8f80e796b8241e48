/* GCJ-02, the coordinates that some Chinese base maps are drawn in, and a tile layer that puts such tiles
 * where they belong on a map in WGS-84. Every tile's corners are moved by themselves, so that tiles meet and
 * what they show is right to less than a pixel. The formula is that of geo/places/crs.py, and as there the shift
 * ends at China's outline, Taiwan left out. */
import { boxAround, ringHolds } from "./spots.js";

const AXIS = 6378245; // metres; the ellipsoid of Krasovsky, on which the shift is computed
const ECCENTRICITY = 0.006693421622965943; // squared
const UNSHIFTED = "710000";
const CLOSE = 1e-10; // degrees
const FROM = 8; // zoom; the shift is less than a pixel before
const TILE = 256;
const FARTHEST = 0.02; // degrees, more than anything is shifted by
const OVERLAP = 0.3; // pixels
/** @type {any} */
const PLAIN = L.TileLayer.prototype;
const { PI, sin, cos, sqrt, abs } = Math;
/** @param {number} degrees */
const radians = (degrees) => (degrees * PI) / 180;

/** The longitude and latitude that a point inside China has in GCJ-02.
 * @param {number} lon
 * @param {number} lat
 * @returns {Point}
 */
export function toGcj(lon, lat) {
  const [x, y] = [lon - 105, lat - 35];
  const common = 20 * sin(6 * x * PI) + 20 * sin(2 * x * PI);
  let east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x));
  east += ((common + 20 * sin(x * PI) + 40 * sin((x / 3) * PI)) * 2) / 3;
  east += ((150 * sin((x / 12) * PI) + 300 * sin((x / 30) * PI)) * 2) / 3;
  let north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x));
  north += ((common + 20 * sin(y * PI) + 40 * sin((y / 3) * PI)) * 2) / 3;
  north += ((160 * sin((y / 12) * PI) + 320 * sin((y * PI) / 30)) * 2) / 3;
  const curve = 1 - ECCENTRICITY * sin(radians(lat)) ** 2;
  const meridian = (AXIS * (1 - ECCENTRICITY)) / (curve * sqrt(curve));
  const parallel = (AXIS / sqrt(curve)) * cos(radians(lat));
  return [lon + east / radians(parallel), lat + north / radians(meridian)];
}

/** The point in WGS-84 that GCJ-02 shifts to this one.
 * @param {number} lon
 * @param {number} lat
 */
export function fromGcj(lon, lat) {
  /** @type {Point} */
  let guess = [lon, lat];
  for (let round = 0; round < 20; round += 1) {
    const reached = toGcj(...guess);
    const miss = [reached[0] - lon, reached[1] - lat];
    guess = [guess[0] - miss[0], guess[1] - miss[1]];
    if (abs(miss[0]) < CLOSE && abs(miss[1]) < CLOSE) break;
  }
  return guess;
}

/** Says of a box of degrees whether any of it lies on land where services shift. */
export class ShiftedLand {
  /** @param {Outline[]} provinces */
  constructor(provinces) {
    this.rings = provinces
      .filter(({ properties }) => properties.adcode !== UNSHIFTED)
      .flatMap(({ geometry }) => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates))
      .map(([ring]) => ({ ring, box: boxAround(ring) }));
  }

  /** @param {number[]} given */
  touches([west, south, east, north]) {
    /** @type {Point[]} */
    const samples = [
      [west, south],
      [west, north],
      [east, south],
      [east, north],
      [(west + east) / 2, (south + north) / 2],
    ];
    return this.rings.some(({ ring, box }) => {
      if (box[0] > east || box[2] < west || box[1] > north || box[3] < south) return false;
      /** @param {Point} point */
      const within = ([lon, lat]) => lon >= west && lon <= east && lat >= south && lat <= north;
      return ring.some(within) || samples.some((point) => ringHolds(ring, point));
    });
  }
}

/** A tile layer of GCJ-02 tiles; its option `land` is a ShiftedLand.
 * @type {any} Leaflet's types leave out the methods that it replaces
 */
export const ShiftedTiles = L.TileLayer.extend({
  // the tiles of the view lie elsewhere by the shift: ask for those that cover both
  /** @param {L.LatLng} center */
  _getTiledPixelBounds(center) {
    const bounds = PLAIN._getTiledPixelBounds.call(this, center);
    if (this._tileZoom < FROM) return bounds;
    const [lon, lat] = toGcj(center.lng, center.lat);
    /** @param {L.LatLng} latlng */
    const at = (latlng) => this._map.project(latlng, this._tileZoom);
    const away = at(L.latLng(lat, lon)).subtract(at(center));
    const covered = L.bounds(bounds.min, bounds.max);
    return covered.extend(bounds.min.add(away)).extend(bounds.max.add(away));
  },

  // The shift varies within a tile, so a tile is not only moved but sheared by up to a pixel. It is drawn
  // a little larger than it is, so that nothing shows between neighbours.
  /**
   * @param {L.Coords} coords
   * @param {HTMLElement} container
   */
  _addTile(coords, container) {
    PLAIN._addTile.call(this, coords, container);
    if (coords.z < FROM || !this._isShifted(coords)) return;
    const { el } = this._tiles[this._tileCoordsToKey(coords)];
    const [start, east, south] = [
      [0, 0],
      [1, 0],
      [0, 1],
    ].map((way) => this._place(coords, ...way));
    const [across, down] = [east.subtract(start), south.subtract(start)].map((side) => side.divideBy(TILE));
    const edge = across.add(down).multiplyBy(OVERLAP);
    const { x, y } = start.subtract(edge);
    el.style.width = el.style.height = `${TILE + 2 * OVERLAP}px`;
    el.style.mixBlendMode = "normal"; // Leaflet's adds up light where tiles overlap
    el.style.transformOrigin = "0 0";
    el.style.transform = `matrix(${[across.x, across.y, down.x, down.y, x, y].join(",")})`;
  },

  /**
   * @param {L.Coords} coords
   * @param {number} right
   * @param {number} down
   */
  _corner(coords, right, down) {
    return this._map.unproject(L.point(coords.x + right, coords.y + down).multiplyBy(TILE), coords.z);
  },

  /** @param {L.Coords} coords */
  _isShifted(coords) {
    const [first, last] = [this._corner(coords, 0, 0), this._corner(coords, 1, 1)];
    const box = [first.lng - FARTHEST, last.lat - FARTHEST, last.lng + FARTHEST, first.lat + FARTHEST];
    return this.options.land.touches(box);
  },

  /** Where a corner of a tile belongs, in pixels of the level.
   * @param {L.Coords} coords
   * @param {number} right
   * @param {number} down
   */
  _place(coords, right, down) {
    const { lng, lat } = this._corner(coords, right, down);
    const [lon, north] = fromGcj(lng, lat);
    return this._map.project([north, lon], coords.z).subtract(this._level.origin);
  },
});
