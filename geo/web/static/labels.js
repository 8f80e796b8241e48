/* Names on the map, where they collide neither with each other nor with a mark. A name stands in the
 * widest part of the largest piece of its division. */
(function (V) {
  "use strict";
  const FROM = { province: 4, prefecture: 6, county: 8 };
  const SIZE = { province: 13, prefecture: 12, county: 11 };
  const SCANS = 15; // lines across a piece that are tried
  const ALWAYS = 3; // zooms above FROM at which a name need not fit into its division
  const NUDGES = [[0, 0], [0, -16], [0, 16], [-22, 0], [22, 0], [0, 28], [0, -28]];
  const GAP = 8; // pixels between names side by side
  const NEAR = 16; // pixels that a name may stand above or below a narrow division's spot
  const found = new WeakMap();

  /** Where the name of a feature stands, and how wide the division is there, in degrees. */
  function spot(feature) {
    if (found.has(feature)) return found.get(feature);
    const { type, coordinates } = feature.geometry;
    const pieces = type === "Polygon" ? [coordinates] : coordinates;
    const largest = pieces.reduce((best, piece) => (area(piece[0]) > area(best[0]) ? piece : best));
    const lats = largest[0].map((point) => point[1]);
    const [south, north] = [Math.min(...lats), Math.max(...lats)];
    const middle = (south + north) / 2;
    let best = { lat: middle, lon: largest[0][0][0], width: 0, worth: -1 };
    for (let scan = 1; scan <= SCANS; scan += 1) {
      const lat = south + ((north - south) * scan) / (SCANS + 1);
      const widest = widestSpan(largest, lat);
      if (!widest) continue;
      const [west, east] = widest;
      const width = (east - west) * Math.cos((lat * Math.PI) / 180);
      const worth = width * (1 - (0.6 * Math.abs(lat - middle)) / (north - south || 1)); // rather in the middle
      if (worth > best.worth) best = { lat, lon: (west + east) / 2, width: east - west, worth };
    }
    found.set(feature, best);
    return best;
  }

  function area(ring) {
    let sum = 0;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      sum += ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
    }
    return Math.abs(sum);
  }

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

  /** The short form of a province's name, as maps print it; other names stay as they are. */
  function short({ level, name }, translated) {
    if (level !== "province") return name;
    if (translated && translated[name]) return translated[name];
    return name.replace(/(壮族|回族|维吾尔)?自治区$|特别行政区$|[省市]$/, "");
  }

  V.shortName = short;

  /** About how wide a text is: Latin letters are half as wide as the square of a Chinese character. */
  function widthOf(text, size) {
    const narrow = (text.match(/[ -~]/g) || []).length;
    return (text.length - narrow) * (size + 2) + narrow * size * 0.56;
  }

  class Labels {
    /** `translated` has the names of provinces in the reader's language by their Chinese ones. */
    constructor(map, translated) {
      this.map = map;
      this.translated = translated;
      this.pane = map.createPane("names");
      this.pane.style.zIndex = 450;
      this.pane.classList.add("leaflet-zoom-hide");
      this.pane.setAttribute("aria-hidden", "true");
      this.drawn = new Map();
    }

    /** Place the names of these features, more important ones first, around the boxes that are taken. With
     *  `isAll` they stand at any zoom, but only where they fit, else their `brief` form if that does. */
    update(features, taken, isAll = false) {
      const zoom = this.map.getZoom();
      const size = this.map.getSize();
      const boxes = [...taken];
      const next = new Map();
      for (const feature of features) {
        const { level, adcode } = feature.properties;
        if ((zoom < FROM[level] && !isAll) || next.has(adcode)) continue;
        const { lat, lon, width } = spot(feature);
        const room = (width / 360) * 256 * 2 ** zoom;
        let text = short(feature.properties, this.translated);
        if (isAll && room < widthOf(text, SIZE[level])) text = feature.properties.brief;
        if (!text) continue;
        const [wide, high] = [widthOf(text, SIZE[level]) + GAP, SIZE[level] + 6];
        if (room < wide * (isAll ? 0.9 : 0.45) && (isAll || zoom < FROM[level] + ALWAYS)) continue;
        const at = this.map.latLngToContainerPoint([lat, lon]);
        if (at.x < -wide || at.y < -high || at.x > size.x + wide || at.y > size.y + high) continue;
        for (const [dx, dy] of NUDGES) {
          if (dx && room < wide + 2 * Math.abs(dx)) continue;
          if (Math.abs(dy) > NEAR && room < wide) continue; // it would stand on a neighbour
          const box = {
            left: at.x + dx - wide / 2,
            right: at.x + dx + wide / 2,
            top: at.y + dy - high / 2,
            bottom: at.y + dy + high / 2,
          };
          if (boxes.some((other) => overlap(box, other))) continue;
          boxes.push(box);
          next.set(adcode, { text, level, x: at.x + dx, y: at.y + dy });
          break;
        }
      }
      this.draw(next);
    }

    draw(next) {
      for (const [key, element] of this.drawn) {
        if (next.has(key)) continue;
        element.remove();
        this.drawn.delete(key);
      }
      for (const [key, { text, level, x, y }] of next) {
        let element = this.drawn.get(key);
        if (!element) {
          const lang = /^[ -~]+$/.test(text) ? "en" : "zh-CN";
          element = V.el("span", { class: `place-name ${level}`, lang }, text);
          this.drawn.set(key, element);
          this.pane.append(element);
        }
        if (element.textContent !== text) element.textContent = text;
        L.DomUtil.setPosition(element, this.map.containerPointToLayerPoint([x, y]).round());
      }
    }
  }

  function overlap(a, b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  }

  V.Labels = Labels;
})(window.Voices);
