/* How themes look: a colour and a shape each, rings for several together. Draws SVG, knows no map. */
import { makeSvg } from "./elements.js";
import { phrase, shortNumber } from "./phrases.js";
import { SHAPES } from "./shape_table.js";

const OTHER = { colour: "#7A7F87", shape: "ring" };
const RADIUS = 9; // of a circle, in pixels
const MOST = 8; // themes with a look of their own; more cannot be told apart
const themes = new Map();

/** Learn the themes, in their fixed order.
 * @param {Theme[]} list
 */
export function learnThemes(list) {
  themes.clear();
  list.forEach((theme, index) => {
    const plain = index < MOST && /^#[0-9a-f]{6}$/i.test(theme.colour) && theme.shape in SHAPES;
    themes.set(theme.id, { ...theme, ...(plain ? {} : OTHER) });
  });
}

/** @param {string} id */
export const knowsTheme = (id) => themes.has(id);

/** @param {string} id */
export function themeOf(id) {
  return themes.get(id) || { id, ...OTHER, name_zh: phrase("no_theme"), name_en: phrase("no_theme") };
}

/**
 * @param {string} id
 * @param {Lang} lang
 */
export function themeName(id, lang) {
  const theme = themeOf(id);
  return lang === "en" ? theme.name_en : theme.name_zh;
}

/** @param {string[][]} points */
const path = (points) => `M${points.join("L")}Z`;

/** @param {number} radius */
function circle(radius) {
  return `M0,${-radius}A${radius},${radius} 0 1 1 0,${radius}A${radius},${radius} 0 1 1 0,${-radius}Z`;
}

/** The outline of a shape that weighs as much as a circle of this radius.
 * @param {string} shape
 * @param {number} radius
 */
function outlineOf(shape, radius) {
  const { corners } = SHAPES[shape];
  if (!corners) return circle(radius);
  return path(corners.map((corner) => corner.map((number) => (number * radius).toFixed(2))));
}

/**
 * @param {Look} given
 * @param {boolean} hasEdge
 */
function drawn({ shape, colour }, hasEdge) {
  const d = outlineOf(shape, RADIUS);
  const { hole } = SHAPES[shape];
  const whole = hole ? d + circle(RADIUS * hole) : d;
  return [
    hasEdge && makeSvg("path", { d, class: "shade" }),
    hasEdge && makeSvg("path", { d, class: "outline" }),
    makeSvg("path", { d: whole, fill: colour, "fill-rule": "evenodd" }),
  ].filter(Boolean);
}

/** A shape in running text, for the eye only; `size` in pixels of its box.
 * @param {string} shape
 * @param {string} colour
 * @param {number} [size]
 */
export function drawShape(shape, colour, size = 14) {
  const box = { class: "sign shape", viewBox: "-13 -13 26 26", width: size, height: size, "aria-hidden": "true" };
  return makeSvg("svg", box, drawn({ shape, colour }, false));
}

/** The small sign of a theme in running text.
 * @param {string} id
 */
export function themeSign(id) {
  const { shape, colour } = themeOf(id);
  return drawShape(shape, colour);
}

/**
 * @param {{ colour: string, n: number }[]} parts
 * @param {number} radius
 * @param {number} width
 */
function arcs(parts, radius, width) {
  const total = parts.reduce((sum, share) => sum + share.n, 0);
  const around = 2 * Math.PI * radius;
  const gap = parts.length > 1 ? 1.2 : 0;
  let done = 0;
  return parts.map((share) => {
    const length = (share.n / total) * around;
    const arc = makeSvg("circle", {
      r: radius,
      fill: "none",
      stroke: share.colour,
      "stroke-width": width,
      "stroke-dasharray": `${Math.max(length - gap, 0.8).toFixed(2)} ${around.toFixed(2)}`,
      "stroke-dashoffset": (-done).toFixed(2),
      transform: "rotate(-90)",
    });
    done += length;
    return arc;
  });
}

/** Shares by look: all themes without a look of their own are one. Largest first.
 * @param {Counts} counts
 */
function shares(counts) {
  const sums = new Map();
  for (const [id, n] of Object.entries(counts)) {
    const { colour } = themeOf(id);
    sums.set(colour, (sums.get(colour) || 0) + n);
  }
  if (!sums.size) sums.set(OTHER.colour, 1);
  return [...sums].map(([colour, n]) => ({ colour, n })).sort((a, b) => b.n - a.n);
}

/**
 * @param {number} size
 * @param {...any} children
 */
function canvas(size, ...children) {
  const half = size / 2;
  const box = { viewBox: `${-half} ${-half} ${size} ${size}`, width: size, height: size, "aria-hidden": "true" };
  return makeSvg("svg", box, ...children);
}

/** The mark of one delegate, and its size in pixels.
 * @param {Counts} counts
 */
export function singleMark(counts) {
  const ids = Object.keys(counts);
  const size = 28;
  if (ids.length < 2) return { size, svg: canvas(size, drawn(themeOf(ids[0]), true)) };
  const rings = [makeSvg("circle", { r: 12.6, class: "shade-disc" }), makeSvg("circle", { r: 12, class: "disc" })];
  return { size, svg: canvas(size, rings, arcs(shares(counts), 7.6, 5.6)) };
}

/** The mark of several delegates: 36 to 52 pixels, a second line around those that zooming cannot part.
 * @param {Counts} counts
 * @param {number} count
 * @param {boolean} isOnePoint
 * @param {Lang} lang
 */
export function clusterMark(counts, count, isOnePoint, lang) {
  const size = Math.round(Math.min(52, 34 + 5 * Math.log10(count)) / 2) * 2;
  const radius = size / 2 - 1;
  const rings = [
    makeSvg("circle", { r: radius + 0.6, class: "shade-disc" }),
    makeSvg("circle", { r: radius, class: "disc" }),
  ];
  if (isOnePoint) rings.push(makeSvg("circle", { r: radius - 8.4, class: "stack" }));
  const label = shortNumber(count, lang);
  const text = { class: "count", "text-anchor": "middle", dy: "0.36em", "font-size": label.length > 3 ? 11 : 13 };
  return { size, svg: canvas(size, rings, arcs(shares(counts), radius - 4, 5), makeSvg("text", text, label)) };
}
