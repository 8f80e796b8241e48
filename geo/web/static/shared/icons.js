/* Icons drawn as lines, in the colour of the text around them. */
import { make, makeSvg } from "./elements.js";
import { phrase } from "./phrases.js";

/** @type {Record<string, string>} */
const PATHS = {
  zoom_in: "M12 5v14M5 12h14",
  zoom_out: "M5 12h14",
  reset: "M4 11l8-7 8 7M6 10v9h12v-9",
  fullscreen: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
  back: "M15 6l-6 6 6 6",
  close: "M6 6l12 12M18 6L6 18",
};
const PIN = "M12 21c-4-5-6.4-8.4-6.4-11.6a6.4 6.4 0 0 1 12.8 0c0 3.2-2.4 6.6-6.4 11.6z";

/**
 * @param {number} size
 * @param {...SVGElement} drawn
 */
function makeIcon(size, ...drawn) {
  const box = { viewBox: "0 0 24 24", width: size, height: size, "aria-hidden": "true", class: "line-icon" };
  const line = {
    fill: "none",
    stroke: "currentColor",
    "stroke-width": 2,
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
  };
  return makeSvg("svg", { ...box, ...line }, drawn);
}

/** A button with an icon; `key` names the icon and what the button says.
 * @param {string} key
 * @param {() => void} act
 * @param {string} [kind]
 */
export function makeIconButton(key, act, kind = `icon-button ${key}`) {
  const named = { type: "button", class: kind, "aria-label": phrase(key), title: phrase(key) };
  return make("button", { ...named, onclick: act }, makeIcon(18, makeSvg("path", { d: PATHS[key] })));
}

/** A pin for a point that is as exact as the name, a broken circle around it for one that is not.
 * @param {string} state
 */
export function makePrecisionIcon(state) {
  if (state === "exact") {
    return makeIcon(14, makeSvg("path", { d: PIN }), makeSvg("circle", { cx: 12, cy: 9.4, r: 2.2 }));
  }
  const around = makeSvg("circle", { cx: 12, cy: 12, r: 9, "stroke-dasharray": "4 3" });
  return makeIcon(14, around, makeSvg("circle", { cx: 12, cy: 12, r: 2.2 }));
}
