/* Names on the map, where they collide neither with each other nor with a mark. A name stands in its
 * division, or where that is too small for it on the sea beside it. */
import { make } from "../shared/elements.js";
import { isFree, spotOf } from "./spots.js";

/** @type {Record<string, number>} */
const FROM = { province: 4, prefecture: 6, county: 8 };
/** @type {Record<string, number>} */
const SIZE = { province: 13, prefecture: 12, county: 11 };
const ALWAYS = 3; // zooms above FROM at which a name need not fit into its division
/** @type {Point[]} */
const NUDGES = [
  [0, 0],
  [0, -16],
  [0, 16],
  [-22, 0],
  [22, 0],
  [0, 28],
  [0, -28],
];
/** @type {Point[]} */
const BESIDE = [
  [0, 0],
  [22, 0],
  [0, 16],
  [-22, 0],
  [0, -16],
]; // ways out onto the sea
const GAP = 8; // pixels between names side by side
const SLACK = 4; // pixels between a name and the edges of what it stands in
const LINE = 6; // pixels between names one above the other
const NEAR = 16; // pixels that a name may stand above or below a narrow division's spot
const SAMPLES = [-0.5, -0.25, 0, 0.25, 0.5]; // across a name, where it is asked what lies below

/** The short form of a province's name, as maps print it; other names stay as they are.
 * @param {{ level: string, name: string }} given
 * @param {Record<string, string>} [translated]
 */
export function shortName({ level, name }, translated) {
  if (level !== "province") return name;
  if (translated && translated[name]) return translated[name];
  return name.replace(/(壮族|回族|维吾尔)?自治区$|特别行政区$|[省市]$/, "");
}

/** About how wide a text is: Latin letters are half as wide as the square of a Chinese character.
 * @param {string} text
 * @param {number} size
 */
function widthOf(text, size) {
  const narrow = (text.match(/[ -~]/g) || []).length;
  return (text.length - narrow) * (size + 2) + narrow * size * 0.56;
}

export class Labels {
  /** `translated` has the names of provinces in the reader's language by their Chinese ones.
   * @param {L.Map} map
   * @param {Record<string, string>} [translated]
   */
  constructor(map, translated) {
    this.map = map;
    this.translated = translated;
    /** @type {Record<string, string>} */
    this.names = {}; // of prefectures and counties in the reader's language, by code, once they are known
    this.pane = map.createPane("names");
    this.pane.style.zIndex = "450";
    this.pane.classList.add("leaflet-zoom-hide");
    this.pane.setAttribute("aria-hidden", "true");
    this.drawn = new Map();
  }

  /** Place the names of these features, more important ones first, around the boxes that are taken.
   * @param {Outline[]} features
   * @param {Box[]} taken
   */
  update(features, taken) {
    const zoom = this.map.getZoom();
    const provinces = features.filter(({ properties }) => properties.level === "province");
    const shown = features.filter(({ properties }) => zoom >= FROM[properties.level]);
    this.place(shown, taken, (feature) => this.ways(feature, provinces));
  }

  /** Place the names and counts of coloured divisions at any zoom; the features come with those first that
   *  have somebody. What is too small for its name shows the count alone, its `brief` form.
   * @param {Outline[]} features
   * @param {Box[]} taken
   */
  count(features, taken) {
    const full = features.filter(({ properties }) => properties.brief);
    this.place(features, taken, (feature) => this.counts(feature, features, full));
  }

  /** Give each feature the first of its ways to stand that is on the map and free.
   * @param {Outline[]} features
   * @param {Box[]} taken
   * @param {(feature: Outline) => Iterable<any>} ways
   */
  place(features, taken, ways) {
    const size = this.map.getSize();
    const boxes = [...taken];
    const next = new Map();
    for (const feature of features) {
      const { level, adcode } = feature.properties;
      if (next.has(adcode)) continue;
      for (const way of ways(feature)) {
        const box = this.box(way, level);
        if (box.right < 0 || box.bottom < 0 || box.left > size.x || box.top > size.y) continue;
        if (boxes.some((other) => overlap(box, other))) continue;
        boxes.push(box);
        next.set(adcode, { ...way, level });
        break;
      }
    }
    this.draw(next);
  }

  /** Ways to put a name on paper.
   * @param {Outline} feature
   * @param {Outline[]} provinces
   */
  *ways(feature, provinces) {
    const { level } = feature.properties;
    const text = this.names[feature.properties.adcode] ?? shortName(feature.properties, this.translated);
    const spot = spotOf(feature);
    const at = this.map.latLngToContainerPoint([spot.lat, spot.lon]);
    const [room, wide] = [this.pixels(spot.width), widthOf(text, SIZE[level]) + GAP];
    if (room >= wide * 0.45 || this.map.getZoom() >= FROM[level] + ALWAYS) {
      for (const [dx, dy] of NUDGES) {
        if (dx && room < wide + 2 * Math.abs(dx)) continue;
        if (Math.abs(dy) > NEAR && room < wide) continue; // it would stand on a neighbour
        yield { text, x: at.x + dx, y: at.y + dy };
      }
    }
    if (level === "province") {
      yield* this.beside(
        text,
        level,
        at,
        provinces.filter((other) => other !== feature),
      );
    }
  }

  /** Ways to put the name and count of a coloured division: in it, else over what is nobody's.
   * @param {Outline} feature
   * @param {Outline[]} features
   * @param {Outline[]} full
   */
  *counts(feature, features, full) {
    const { level, name, brief, isDark } = feature.properties;
    /** @param {Outline[]} all */
    const except = (all) => all.filter((other) => other !== feature);
    const spot = spotOf(feature);
    const at = this.map.latLngToContainerPoint([spot.lat, spot.lon]);
    const whole = brief ? `${name} ${brief}` : name;
    yield* this.inside(whole, feature, spot);
    if (!brief) {
      yield* this.beside(name, level, at, except(features));
      return;
    }
    yield* this.inside(`${name}\n${brief}`, feature, spot);
    if (!isDark) yield* this.beside(whole, level, at, except(full));
    yield* this.inside(brief, feature, spot);
    yield* this.beside(brief, level, at, except(features));
    yield { text: brief, x: at.x, y: at.y, isOver: true };
  }

  /** The way to put a text where a division is wide enough for all of it, if it is.
   * @param {string} text
   * @param {Outline} feature
   * @param {Place} given
   */
  *inside(text, feature, { lat: near }) {
    const size = SIZE[feature.properties.level];
    const high = (text.split("\n").length * size * Math.cos((near * Math.PI) / 180)) / this.pixels(1);
    const { lat, lon, width } = spotOf(feature, high);
    const { x, y } = this.map.latLngToContainerPoint([lat, lon]);
    if (this.pixels(width) >= widthOf(text, size) + SLACK) yield { text, x, y };
  }

  /** Ways to put a text where it runs over none of these features.
   * @param {string} text
   * @param {string} level
   * @param {L.Point} at
   * @param {Outline[]} others
   */
  *beside(text, level, at, others) {
    for (const [dx, dy] of BESIDE) {
      const way = { text, x: at.x + dx, y: at.y + dy, isOver: true };
      const box = this.box(way, level);
      const points = SAMPLES.flatMap((share) =>
        [box.top, way.y, box.bottom].map((y) => {
          const { lat, lng } = this.map.containerPointToLatLng([way.x + share * (box.right - box.left), y]);
          return /** @type {Point} */ ([lng, lat]);
        }),
      );
      if (isFree(points, others)) yield way;
    }
  }

  /** @param {number} degrees */
  pixels(degrees) {
    return (degrees / 360) * 256 * 2 ** this.map.getZoom();
  }

  /**
   * @param {{ text: string, x: number, y: number }} given
   * @param {string} level
   */
  box({ text, x, y }, level) {
    const lines = text.split("\n");
    const wide = Math.max(...lines.map((line) => widthOf(line, SIZE[level]))) + GAP;
    const high = lines.length * SIZE[level] + LINE;
    return { left: x - wide / 2, right: x + wide / 2, top: y - high / 2, bottom: y + high / 2 };
  }

  /** @param {Map<string, any>} next */
  draw(next) {
    for (const [key, element] of this.drawn) {
      if (next.has(key)) continue;
      element.remove();
      this.drawn.delete(key);
    }
    for (const [key, { text, level, x, y, isOver }] of next) {
      let element = this.drawn.get(key);
      if (!element) {
        const lang = /^[ -~\n]+$/.test(text) ? "en" : "zh-CN";
        element = make("span", { class: `place-name ${level}`, lang }, text);
        this.drawn.set(key, element);
        this.pane.append(element);
      }
      if (element.textContent !== text) element.textContent = text;
      element.classList.toggle("is-over", Boolean(isOver));
      element.classList.toggle("is-two", text.includes("\n"));
      L.DomUtil.setPosition(element, this.map.containerPointToLayerPoint([x, y]).round());
    }
  }
}

/**
 * @param {Box} a
 * @param {Box} b
 */
function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
