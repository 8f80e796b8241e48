/* The exported file's own script: draws the map and the list from the data that stands in the file, and asks
 * nobody for anything. Shapes, elements and the inset are the map's; text enters the page as text. */
import { cssColour, reducedMotion } from "../shared/browser.js";
import { make } from "../shared/elements.js";
import { makeIconButton } from "../shared/icons.js";
import { learnPhrases, phrase } from "../shared/phrases.js";
import { clusterMark, learnThemes, singleMark, themeOf, themeSign } from "../shared/shapes.js";
import { featureLayer } from "../map/features.js";
import { addButtons } from "../map/controls.js";
import { showCountry } from "../map/country.js";
import { drawIslands, seesIslands } from "../map/inset.js";
import { Labels } from "../map/labels.js";

const CHAIN = ["province", "prefecture", "county", "township", "village"];
const CELL = 64; // pixels: marks nearer than that are one
const PAGE = 300; // names that the list shows
/** @type {Exported} */
const data = JSON.parse(document.getElementById("data").textContent);
/** @type {{ themes: Set<string>, words: string, selected: string | null }} */
const state = { themes: new Set(), words: "", selected: null };
const byId = new Map(data.delegates.map((row) => [row.id, row]));
const articles = new Map(data.articles.map((article) => [article.id, article]));
/** @param {string} id */
const find = (id) => document.getElementById(id);

learnPhrases(data.strings);
learnThemes(data.themes);
const dark = window.matchMedia("(prefers-color-scheme: dark)");
document.documentElement.dataset.scheme = dark.matches ? "dark" : "light";

const texts = new Map(
  data.delegates.map((row) => {
    const parts = [row.name, row.name_pinyin, row.role, row.organisation, row.place_text];
    const all = [...parts, ...CHAIN.map((level) => row[level]), ...row.quotes.map((quote) => quote.text)];
    return [row.id, all.filter(Boolean).join("\n").toLowerCase()];
  }),
);

/** @param {ExportedDelegate} row */
function heldQuotes(row) {
  return state.themes.size ? row.quotes.filter((quote) => state.themes.has(quote.theme_id || "")) : row.quotes;
}

function found() {
  return data.delegates.filter(
    (row) => (!state.themes.size || heldQuotes(row).length) && texts.get(row.id).includes(state.words),
  );
}

const map = L.map("map", {
  attributionControl: false,
  zoomControl: false,
  minZoom: 2,
  maxZoom: 12,
  zoomSnap: 0.25,
  preferCanvas: true,
  fadeAnimation: !reducedMotion(),
  zoomAnimation: !reducedMotion(),
  inertia: !reducedMotion(),
});
const still = () => ({ animate: !reducedMotion() });
showCountry(map, { animate: false });
addButtons(map, {
  zoomIn: () => map.zoomIn(1, still()),
  zoomOut: () => map.zoomOut(1, still()),
  reset: () => showCountry(map, still()),
});
const names = new Labels(map, {});
/** @type {any[]} */
const outlines = [];
/**
 * @param {Outline[]} features
 * @param {() => L.PathOptions} style
 */
const draw = (features, style) => outlines.push(featureLayer(features, { style, interactive: false }).addTo(map));
draw(data.provinces, () => ({ color: cssColour("--nation"), weight: 3, fill: false }));
draw(data.provinces, () => ({
  color: cssColour("--border"),
  weight: 0.9,
  fillColor: cssColour("--land"),
  fillOpacity: 1,
}));
draw(data.dashes, () => ({ color: cssColour("--nation"), weight: 2, fill: false }));
dark.addEventListener("change", () => {
  document.documentElement.dataset.scheme = dark.matches ? "dark" : "light";
  for (const layer of outlines) layer.setStyle(layer.options.style);
});

const inset = new L.Control({ position: "bottomright" });
inset.onAdd = () =>
  make(
    "div",
    { class: "inset", role: "img", "aria-label": phrase("inset") },
    drawIslands(data.provinces, data.dashes),
    make("p", { class: "inset-name", "aria-hidden": "true" }, phrase("inset")),
  );
inset.addTo(map);

const marks = L.layerGroup().addTo(map);
/** @type {ExportedDelegate[]} */
let rows = [];

function cells() {
  /** @type {Map<string, ExportedDelegate[]>} */
  const groups = new Map();
  for (const row of rows) {
    if (row.lat === null || row.lon === null) continue;
    const at = map.project([row.lat, row.lon]);
    const key = `${Math.floor(at.x / CELL)}:${Math.floor(at.y / CELL)}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(row);
  }
  return [...groups.values()];
}

/** @param {ExportedDelegate[]} members */
function themesOf(members) {
  /** @type {Counts} */
  const counts = {};
  for (const row of members) {
    for (const theme of new Set(heldQuotes(row).map((quote) => quote.theme_id || ""))) {
      counts[theme] = (counts[theme] || 0) + 1;
    }
  }
  return counts;
}

function drawMarks() {
  marks.clearLayers();
  const view = map.getBounds().pad(0.2);
  for (const members of cells()) {
    const lat = members.reduce((sum, row) => sum + row.lat, 0) / members.length;
    const lon = members.reduce((sum, row) => sum + row.lon, 0) / members.length;
    if (!view.contains([lat, lon])) continue;
    const bounds = L.latLngBounds(members.map((row) => [row.lat, row.lon]));
    const together = bounds.getNorthWest().equals(bounds.getSouthEast(), 1e-4) || map.getZoom() >= map.getMaxZoom();
    const one = members.length === 1;
    const drawing = one
      ? singleMark(themesOf(members))
      : clusterMark(themesOf(members), members.length, together, "zh");
    const icon = L.divIcon({
      html: drawing.svg,
      className: one ? "mark mark-one" : "mark mark-many",
      iconSize: [drawing.size, drawing.size],
    });
    const marker = L.marker([lat, lon], { icon, keyboard: false }).addTo(marks);
    const act = () => {
      if (one) select(members[0].id);
      else if (together) openList(members, [lat, lon]);
      else map.fitBounds(bounds.pad(0.3), { maxZoom: map.getMaxZoom(), animate: !reducedMotion() });
    };
    const element = marker.getElement();
    element.tabIndex = 0;
    element.setAttribute("role", "button");
    element.setAttribute(
      "aria-label",
      one ? members[0].name : phrase(together ? "stack" : "cluster", { n: members.length }),
    );
    if (one) element.dataset.delegate = members[0].id;
    element.classList.toggle("is-selected", one && members[0].id === state.selected);
    marker.on("click", act);
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      act();
    });
  }
}

/** Names of provinces, clear of marks, buttons and inset. */
function name() {
  const { left, top } = map.getContainer().getBoundingClientRect();
  const taken = map.getContainer().querySelectorAll(".mark, .leaflet-control");
  const boxes = [...taken].map((each) => {
    const box = each.getBoundingClientRect();
    return { left: box.left - left, right: box.right - left, top: box.top - top, bottom: box.bottom - top };
  });
  names.update(data.provinces, boxes);
}

const popup = L.popup({ className: "voice", closeButton: false, offset: [0, -12] });
/** @type {HTMLElement | null} */
let returnTo = null;

/**
 * @param {HTMLElement} content
 * @param {L.LatLngExpression} where
 */
function show(content, where) {
  returnTo = /** @type {HTMLElement} */ (document.activeElement);
  const { x, y } = map.getSize();
  const width = Math.min(340, x - 76);
  Object.assign(popup.options, { maxWidth: width, minWidth: width, maxHeight: Math.min(360, y - 130) });
  Object.assign(popup.options, { autoPanPaddingTopLeft: [8, 8], autoPanPaddingBottomRight: [60, 40] });
  popup.setLatLng(where).setContent(content).openOn(map);
  const head = content.querySelector(".name");
  if (head) head.focus({ preventScroll: true });
}

function close() {
  map.closePopup(popup);
  if (returnTo && returnTo.isConnected) returnTo.focus({ preventScroll: true });
  else map.getContainer().focus({ preventScroll: true });
}

map.on("popupclose", () => {
  state.selected = null;
  render();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && popup.isOpen()) close();
});

/** @param {string} id */
function select(id) {
  const row = byId.get(id);
  const where = row.lat === null || row.lon === null ? map.getCenter() : L.latLng(row.lat, row.lon);
  show(card(row), where);
  state.selected = id;
  render();
}

/**
 * @param {ExportedDelegate[]} members
 * @param {L.LatLngExpression} where
 */
function openList(members, where) {
  const entries = members.map((row) =>
    make(
      "li",
      {},
      make(
        "button",
        { type: "button", onclick: () => select(row.id) },
        make("strong", {}, row.name),
        make("span", { class: "list-role" }, row.role || ""),
      ),
    ),
  );
  show(
    make(
      "section",
      { class: "card" },
      make("h2", { class: "name", tabindex: "-1" }, phrase("list", { n: members.length })),
      makeIconButton("close", close),
      make("ul", { class: "list" }, entries),
    ),
    where,
  );
}

/** @param {ExportedDelegate} row */
function card(row) {
  return make(
    "article",
    { class: "card" },
    make(
      "header",
      { class: "card-head" },
      make("h2", { class: "name", tabindex: "-1" }, row.name),
      row.name_pinyin && make("span", { class: "pinyin", lang: "zh-Latn" }, row.name_pinyin),
      makeIconButton("close", close),
    ),
    make("p", { class: "office" }, row.office || ""),
    row.place.length ? make("p", { class: "chain" }, row.place.join(" › ")) : null,
    make("p", { class: "exactness" }, row.exactness),
    make("ul", { class: "quotes" }, row.quotes.map(said)),
  );
}

/** @param {Quote} quote */
function said(quote) {
  const theme = themeOf(quote.theme_id || "");
  const direct = quote.kind === "direct";
  const article = articles.get(quote.article_id);
  const printed = [article.title, article.publisher, article.date].filter(Boolean).join("，");
  const source = /^https?:\/\//i.test(article.url || "")
    ? make("a", { href: article.url, target: "_blank", rel: "noopener noreferrer" }, printed || article.url)
    : printed;
  const item = make(
    "li",
    { class: direct ? "quote" : "quote indirect" },
    make("blockquote", { class: "words" }, direct ? `“${quote.text}”` : quote.text),
    make(
      "p",
      { class: "meta" },
      make("span", { class: "theme" }, themeSign(theme.id), theme.name_zh),
      direct ? null : make("span", { class: "kind" }, phrase("indirect")),
    ),
    make("p", { class: "printed" }, source),
  );
  item.style.setProperty("--theme", theme.colour);
  return item;
}

function drawThemes() {
  const counts = themeCounts();
  const buttons = data.themes.map((theme) =>
    make(
      "button",
      {
        type: "button",
        "aria-pressed": String(state.themes.has(theme.id)),
        onclick: () => {
          if (!state.themes.delete(theme.id)) state.themes.add(theme.id);
          render();
          find("themes").querySelectorAll("button")[data.themes.indexOf(theme)].focus();
        },
      },
      themeSign(theme.id),
      theme.name_zh,
      make("span", { class: "count" }, String(counts.get(theme.id) || 0)),
    ),
  );
  find("themes").replaceChildren(...buttons);
}

function themeCounts() {
  const counts = new Map();
  for (const row of data.delegates) {
    if (!texts.get(row.id).includes(state.words)) continue;
    for (const theme of new Set(row.quotes.map((quote) => quote.theme_id || ""))) {
      counts.set(theme, (counts.get(theme) || 0) + 1);
    }
  }
  return counts;
}

function drawList() {
  const entries = rows.slice(0, PAGE).map((row) => {
    return make(
      "li",
      {},
      make(
        "button",
        { type: "button", "aria-expanded": String(row.id === state.selected), onclick: () => select(row.id) },
        make("strong", {}, row.name),
        ` ${row.office || ""}`,
        make("span", { class: "where" }, row.place.join(" › ") || row.exactness),
      ),
    );
  });
  const rest = rows.length - PAGE;
  if (rest > 0) entries.push(make("li", { class: "more" }, `还有 ${rest} 位：请用搜索或主题缩小范围`));
  if (!rows.length) entries.push(make("li", { class: "more" }, phrase("empty")));
  find("list").replaceChildren(...entries);
}

function summary() {
  const quotes = rows.reduce((sum, row) => sum + heldQuotes(row).length, 0);
  const provinces = new Set(rows.map((row) => row.province).filter(Boolean)).size;
  const unplaced = rows.filter((row) => row.lat === null || row.lon === null).length;
  const parts = [`${rows.length} 位代表`, `${quotes} 段引语`, `${provinces} 个省份`];
  if (unplaced) parts.push(`${unplaced} 位没有点位`);
  find("summary").textContent = parts.join(" · ");
}

function render() {
  rows = found();
  drawThemes();
  drawList();
  summary();
  drawMarks();
  name();
}

find("search").addEventListener("input", (event) => {
  state.words = /** @type {HTMLInputElement} */ (event.target).value.trim().toLowerCase();
  render();
});
const settle = () => {
  inset.getContainer().hidden = seesIslands(map);
  drawMarks();
  name();
};
map.on("moveend", settle);
render();
settle();
