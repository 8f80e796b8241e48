/* How themes look: a colour and a shape each, rings for several together. Draws SVG, knows no map. */
(function (V) {
  "use strict";
  const OTHER = { colour: "#7A7F87", shape: "ring" };
  const MOST = 8; // themes with a look of their own; more cannot be told apart
  const themes = new Map();

  /** Learn the themes, in their fixed order. */
  V.learnThemes = function (list) {
    themes.clear();
    list.forEach((theme, index) => {
      const plain = index < MOST && /^#[0-9a-f]{6}$/i.test(theme.colour) && theme.shape in PATHS;
      themes.set(theme.id, { ...theme, ...(plain ? {} : OTHER) });
    });
  };

  V.knowsTheme = (id) => themes.has(id);

  V.theme = function (id) {
    return themes.get(id) || { id, ...OTHER, name_zh: V.text("no_theme"), name_en: V.text("no_theme") };
  };

  V.themeName = function (id, lang) {
    const theme = V.theme(id);
    return lang === "en" ? theme.name_en : theme.name_zh;
  };

  function polygon(corners, radius, turn) {
    const points = [];
    for (let corner = 0; corner < corners; corner += 1) {
      const angle = ((turn + (360 / corners) * corner) * Math.PI) / 180;
      points.push(`${(radius * Math.sin(angle)).toFixed(2)},${(-radius * Math.cos(angle)).toFixed(2)}`);
    }
    return `M${points.join("L")}Z`;
  }

  function star(radius) {
    const points = [];
    for (let corner = 0; corner < 10; corner += 1) {
      const reach = corner % 2 ? radius * 0.5 : radius;
      const angle = (36 * corner * Math.PI) / 180;
      points.push(`${(reach * Math.sin(angle)).toFixed(2)},${(-reach * Math.cos(angle)).toFixed(2)}`);
    }
    return `M${points.join("L")}Z`;
  }

  function circle(radius) {
    return `M0,${-radius}A${radius},${radius} 0 1 1 0,${radius}A${radius},${radius} 0 1 1 0,${-radius}Z`;
  }

  function cross(radius) {
    const far = radius.toFixed(2);
    const near = (radius * 0.38).toFixed(2);
    return `M-${near},-${far}H${near}V-${near}H${far}V${near}H${near}V${far}H-${near}V${near}H-${far}V-${near}H-${near}Z`;
  }

  // each drawn to weigh about as much as a circle of radius 9
  const PATHS = {
    circle: () => circle(9),
    diamond: () => polygon(4, 11.2, 0),
    square: () => polygon(4, 11.3, 45),
    triangle: () => polygon(3, 12, 0),
    pentagon: () => polygon(5, 10.4, 0),
    star: () => star(12),
    hexagon: () => polygon(6, 10.2, 30),
    cross: () => cross(10.6),
    ring: () => circle(9),
  };

  function shape(theme, outline) {
    const d = PATHS[theme.shape]();
    const hollow = theme.shape === "ring";
    return [
      outline && V.svg("path", { d, class: "shade" }),
      outline && V.svg("path", { d, class: "outline" }),
      V.svg("path", { d, fill: theme.colour }),
      hollow && V.svg("path", { d: circle(4), class: "hole" }),
    ].filter(Boolean);
  }

  /** The small sign of a theme in running text. */
  V.sign = function (id) {
    const signed = { class: "sign", viewBox: "-13 -13 26 26", width: 14, height: 14, "aria-hidden": "true" };
    return V.svg("svg", signed, shape(V.theme(id), false));
  };

  function arcs(shares, radius, width) {
    const total = shares.reduce((sum, share) => sum + share.n, 0);
    const around = 2 * Math.PI * radius;
    const gap = shares.length > 1 ? 1.2 : 0;
    let done = 0;
    return shares.map((share) => {
      const length = (share.n / total) * around;
      const arc = V.svg("circle", {
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

  /** Shares by look: all themes without a look of their own are one. Largest first. */
  function shares(counts) {
    const sums = new Map();
    for (const [id, n] of Object.entries(counts)) {
      const { colour } = V.theme(id);
      sums.set(colour, (sums.get(colour) || 0) + n);
    }
    if (!sums.size) sums.set(OTHER.colour, 1);
    return [...sums].map(([colour, n]) => ({ colour, n })).sort((a, b) => b.n - a.n);
  }

  function canvas(size, ...children) {
    const half = size / 2;
    const box = { viewBox: `${-half} ${-half} ${size} ${size}`, width: size, height: size, "aria-hidden": "true" };
    return V.svg("svg", box, ...children);
  }

  /** The mark of one delegate, and its size in pixels. */
  V.single = function (counts) {
    const ids = Object.keys(counts);
    const size = 28;
    if (ids.length < 2) return { size, svg: canvas(size, shape(V.theme(ids[0]), true)) };
    const rings = [V.svg("circle", { r: 12.6, class: "shade-disc" }), V.svg("circle", { r: 12, class: "disc" })];
    return { size, svg: canvas(size, rings, arcs(shares(counts), 7.6, 5.6)) };
  };

  /** The mark of several delegates: 36 to 52 pixels, a second line around those that zooming cannot part. */
  V.cluster = function (counts, count, isOnePoint, lang) {
    const size = Math.round(Math.min(52, 34 + 5 * Math.log10(count)) / 2) * 2;
    const radius = size / 2 - 1;
    const rings = [V.svg("circle", { r: radius + 0.6, class: "shade-disc" }), V.svg("circle", { r: radius, class: "disc" })];
    if (isOnePoint) rings.push(V.svg("circle", { r: radius - 8.4, class: "stack" }));
    const label = V.short(count, lang);
    const text = { class: "count", "text-anchor": "middle", dy: "0.36em", "font-size": label.length > 3 ? 11 : 13 };
    return { size, svg: canvas(size, rings, arcs(shares(counts), radius - 4, 5), V.svg("text", text, label)) };
  };
})(window.Voices);
