/* What stands on the map's edges: buttons, scale, source line, a line of status, and failures. The source
 * line names the boundaries' publisher and review number and is never covered or taken away. */
(function (V) {
  "use strict";
  const ICONS = {
    zoom_in: "M12 5v14M5 12h14",
    zoom_out: "M5 12h14",
    reset: "M4 11l8-7 8 7M6 10v9h12v-9",
    fullscreen: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
  };

  function place(map, position, element) {
    const control = L.control({ position });
    control.onAdd = () => element;
    control.addTo(map);
    L.DomEvent.disableClickPropagation(element);
    L.DomEvent.disableScrollPropagation(element);
    return control;
  }

  V.place = place;

  /** Buttons at the upper right; `act` has zoomIn, zoomOut, reset and, where possible, fullscreen. */
  V.buttons = function (map, act) {
    const button = (key, run) =>
      V.el(
        "button",
        { type: "button", class: "map-button", "aria-label": V.text(key), title: V.text(key), onclick: run },
        V.svg(
          "svg",
          { viewBox: "0 0 24 24", width: 18, height: 18, "aria-hidden": "true", class: "line-icon" },
          V.svg("path", { d: ICONS[key] })
        )
      );
    const [nearer, farther] = [button("zoom_in", act.zoomIn), button("zoom_out", act.zoomOut)];
    const all = [nearer, farther, button("reset", act.reset)];
    if (act.fullscreen) {
      const full = button("fullscreen", act.fullscreen);
      document.addEventListener("fullscreenchange", () => {
        const key = document.fullscreenElement ? "leave_fullscreen" : "fullscreen";
        full.title = V.text(key);
        full.setAttribute("aria-label", V.text(key));
      });
      all.push(full);
    }
    const limits = () => {
      nearer.disabled = map.getZoom() >= map.getMaxZoom();
      farther.disabled = map.getZoom() <= map.getMinZoom();
    };
    map.on("zoomend", limits);
    limits();
    place(map, "topright", V.el("div", { class: "map-buttons", role: "group", "aria-label": V.text("controls") }, all));
  };

  /** Scale and source line at the lower left. */
  V.source = function (map) {
    const ruler = L.control.scale({ imperial: false, maxWidth: 90 }).addTo(map).getContainer();
    ruler.setAttribute("aria-hidden", "true");
    const line = V.el("p", { class: "source" }, V.text("source"));
    place(map, "bottomleft", V.el("div", { class: "edge" }, ruler, line));
  };

  /** The line of status at the upper left; returns functions that write it. */
  V.status = function (map, retry) {
    const spoken = V.el("p", { class: "unseen", role: "status" });
    const shown = V.el("p", { class: "status", hidden: true });
    const again = V.el("button", { type: "button", onclick: retry }, V.text("retry"));
    const failure = V.el("div", { class: "failure", role: "alert", hidden: true });
    place(map, "topleft", V.el("div", { class: "notes" }, spoken, shown, failure));
    const clear = () => {
      failure.hidden = true;
      failure.replaceChildren();
    };
    return {
      clear,
      tell(total, unplaced, isFiltered) {
        const onMap = total - unplaced;
        const nobody = V.text(isFiltered ? "empty" : "empty.data");
        spoken.textContent = total ? V.text("status", { n: onMap }) : nobody;
        shown.textContent = total ? "" : nobody;
        shown.hidden = Boolean(total);
        clear();
      },
      fail() {
        failure.replaceChildren(V.text("failed"), again);
        failure.hidden = false;
      },
    };
  };

  /** The islands of the South China Sea in a frame of their own, where the view does not reach them. */
  V.inset = function (map, drawing) {
    const label = V.el("p", { class: "inset-name", "aria-hidden": "true" }, V.text("inset"));
    const box = V.el("div", { class: "inset", role: "img", "aria-label": V.text("inset") }, drawing, label);
    place(map, "bottomright", box);
    return box;
  };
})(window.Voices);
