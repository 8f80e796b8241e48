// Pieces that the page components share: building elements and drawing the shapes of themes.
// Text only ever enters the page through textContent, so that data cannot become markup.

const SVG = "http://www.w3.org/2000/svg"

// Corners of the shapes in a box from -1 to 1; circle and ring are drawn as circles.
const CORNERS = {
  diamond: polygon(4, 1.12, 0),
  square: polygon(4, 1.2, 45),
  triangle: polygon(3, 1.15, 0),
  pentagon: polygon(5, 1.08, 0),
  hexagon: polygon(6, 1.05, 30),
  star: star(5, 1.15, 0.5),
  cross: cross(1.0, 0.36),
}

function polygon(corners, radius, turn) {
  return Array.from({ length: corners }, (_, i) => corner(radius, (360 / corners) * i + turn))
}

function star(points, outer, inner) {
  return Array.from({ length: points * 2 }, (_, i) => corner(i % 2 ? inner : outer, (180 / points) * i))
}

function cross(reach, half) {
  const signs = [[1, 0], [0, 1], [-1, 0], [0, -1]] // right, bottom, left, top
  return signs.flatMap(([x, y]) => [
    [x * reach + y * half, y * reach - x * half],
    [x * reach - y * half, y * reach + x * half],
    [x * half - y * half, y * half + x * half],
  ])
}

function corner(radius, degrees) {
  const angle = (degrees - 90) * (Math.PI / 180)
  return [radius * Math.cos(angle), radius * Math.sin(angle)]
}

/** The data of a component, which pages/shared/cards.py has packed. */
function unpack(bytes) {
  return JSON.parse(new TextDecoder().decode(bytes))
}

/** An element with properties and children; strings become text. */
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue
    if (name.startsWith("on")) element[name] = value
    else if (name === "style") for (const [key, text] of Object.entries(value)) element.style.setProperty(key, text)
    else element.setAttribute(name === "className" ? "class" : name, value === true ? "" : value)
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false))
  return element
}

/** The shape of a theme, for the eye only. */
function drawShape(shape, colour, size = 12) {
  const svg = document.createElementNS(SVG, "svg")
  for (const [name, value] of Object.entries({ viewBox: "-1.3 -1.3 2.6 2.6", width: size, height: size, "aria-hidden": "true", class: "shape" })) {
    svg.setAttribute(name, value)
  }
  const corners = CORNERS[shape]
  const drawn = document.createElementNS(SVG, corners ? "polygon" : "circle")
  if (corners) drawn.setAttribute("points", corners.map((pair) => pair.map((n) => n.toFixed(3)).join(",")).join(" "))
  else drawn.setAttribute("r", "1")
  if (shape === "ring") {
    drawn.setAttribute("fill", "none")
    drawn.setAttribute("stroke", colour)
    drawn.setAttribute("stroke-width", "0.5")
    drawn.setAttribute("r", "0.8")
  } else drawn.setAttribute("fill", colour)
  svg.append(drawn)
  return svg
}

/** The text with every place where `sought` stands marked, letter case aside. */
function withHits(text, sought) {
  if (!sought) return [text]
  const found = []
  const low = text.toLowerCase()
  const needle = sought.toLowerCase()
  if (low.length !== text.length) return [text] // a letter whose small form is longer: positions would be off
  let at = 0
  for (let hit = low.indexOf(needle); hit >= 0; hit = low.indexOf(needle, at)) {
    found.push(text.slice(at, hit), make("mark", {}, text.slice(hit, hit + needle.length)))
    at = hit + needle.length
  }
  return [...found, text.slice(at)]
}

/** A link that a plain click follows within the page; with a modifier key it opens in a new tab as links do. */
function makeLink(href, properties, ...children) {
  const link = make("a", { ...properties, href }, ...children)
  link.onclick = (event) => {
    event.stopPropagation()
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button) return
    event.preventDefault()
    go(href)
  }
  return link
}

/** A button that copies the absolute form of an address and says so. */
function makeCopyButton(href, labels) {
  const button = make("button", { type: "button", className: "quiet" }, labels.copy)
  button.onclick = async (event) => {
    event.stopPropagation()
    const address = new URL(href, document.baseURI).href
    try {
      await navigator.clipboard.writeText(address)
      button.textContent = labels.copied
    } catch {
      window.prompt(labels.copy, address) // no clipboard without https
    }
    setTimeout(() => (button.textContent = labels.copy), 2000)
  }
  return button
}

/** A delegate's card; `act` says what follows a choice of the name (choose) and a pointer (point). */
function makeCard(row, { labels, sought }, act) {
  const name = make(
    "button",
    { type: "button", className: "name", "aria-pressed": "false", onclick: () => act.choose(row.id) },
    make("span", { lang: "zh-CN" }, withHits(row.name, sought)),
    row.pinyin && make("span", { className: "pinyin", lang: "zh-Latn" }, withHits(row.pinyin, sought)),
  )
  const item = make(
    "li",
    { "data-id": row.id, onmouseenter: () => act.point?.(row.id), onmouseleave: () => act.point?.(null) },
    make("h3", {}, name),
    row.role && make("p", { className: "role", lang: "zh-CN" }, withHits(row.role, sought)),
    row.place && make("p", { className: "place", lang: row.place_lang }, withHits(row.place, sought)),
    make("p", { className: `precision ${row.state}` }, drawPin(row.state), row.precision),
    row.quotes.map((quote) => makeQuote(quote, labels, sought)),
    row.more && make("p", { className: "more" }, row.more),
  )
  item.addEventListener("focusin", () => act.point?.(row.id))
  item.addEventListener("focusout", () => act.point?.(null))
  return item
}

function makeQuote(quote, labels, sought) {
  const words = make("p", { className: "words", lang: "zh-CN" }, quote.kind === "direct" ? "“" : "", withHits(quote.text, sought), quote.kind === "direct" ? "”" : "")
  return make(
    "blockquote",
    { className: `${quote.kind}${quote.matches ? "" : " other"}`, style: { "--theme": quote.theme.colour } },
    words,
    make(
      "footer",
      {},
      make("span", { className: "theme" }, drawShape(quote.theme.shape, quote.theme.colour, 11), quote.theme.name),
      quote.kind === "indirect" && make("span", { className: "kind" }, labels.indirect),
      labels.open && makeLink(quote.href, { "aria-label": `${labels.open}: ${quote.text.slice(0, 12)}…` }, labels.open),
      makeCopyButton(quote.href, labels),
    ),
  )
}

/** A pin for a point that is as exact as the name, a circle around it for one that is not. */
function drawPin(state) {
  const svg = document.createElementNS(SVG, "svg")
  for (const [name, value] of Object.entries({ viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true" })) svg.setAttribute(name, value)
  const path = document.createElementNS(SVG, "path")
  path.setAttribute("fill", "none")
  path.setAttribute("stroke", "currentColor")
  path.setAttribute("stroke-width", "1.4")
  path.setAttribute(
    "d",
    state === "exact"
      ? "M8 14.2C5.2 10.9 3.6 8.6 3.6 6.4a4.4 4.4 0 0 1 8.8 0c0 2.2-1.6 4.5-4.4 7.8Z M8 7.9a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3Z"
      : "M8 14a6 6 0 1 0 0-12 6 6 0 0 0 0 12Z M8 9.4a1.4 1.4 0 1 0 0-2.8 1.4 1.4 0 0 0 0 2.8Z",
  )
  if (state !== "exact") path.setAttribute("stroke-dasharray", "2.6 1.8")
  svg.append(path)
  return svg
}
