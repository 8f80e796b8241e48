/* What the map's other scripts share: making elements, words in the reader's language, requests.
 * Text only ever enters the page as text; nothing here or in the other scripts parses HTML. */
(function () {
  "use strict";
  const V = (window.Voices = {});
  const SVG = "http://www.w3.org/2000/svg";
  let strings = {};

  V.speak = function (catalogue) {
    strings = catalogue;
  };

  /** The text of a key, {name} replaced by values of that name. */
  V.text = function (key, values) {
    const text = Object.hasOwn(strings, key) ? strings[key] : key;
    return text.replace(/\{(\w+)\}/g, (whole, name) =>
      values && Object.hasOwn(values, name) ? String(values[name]) : whole
    );
  };

  /** An element with attributes and children; strings among the children become text. */
  V.el = function (tag, attributes, ...children) {
    return fill(document.createElement(tag), attributes, children);
  };

  V.svg = function (tag, attributes, ...children) {
    return fill(document.createElementNS(SVG, tag), attributes, children);
  };

  function fill(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value === true ? "" : String(value));
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
    return element;
  }

  /** A number as a reader writes it, short enough for a mark: 12,300 is 1.2万 or 12k. */
  V.short = function (number, lang) {
    if (number < 10000) return String(number);
    const unit = lang === "zh" ? 10000 : 1000;
    const value = number / unit;
    return (value < 10 ? value.toFixed(1).replace(/\.0$/, "") : Math.round(value)) + (lang === "zh" ? "万" : "k");
  };

  /** The JSON at an address. The token of a set goes into a header: addresses are written to logs. */
  V.getJson = async function (address, signal) {
    const url = new URL(address, document.baseURI);
    const headers = { Accept: "application/json" };
    if (url.searchParams.has("set")) headers["X-Article-Set"] = url.searchParams.get("set");
    url.searchParams.delete("set");
    const response = await fetch(url, { signal, headers });
    if (!response.ok) throw new Error(`${response.status} ${url}`);
    return response.json();
  };

  /** The value of a custom property of the style sheet. */
  V.colour = function (name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  };

  V.reducedMotion = function () {
    return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  };
})();
