/* What a reader sees of a delegate: name, office, place, how exact the point is, and every quote. Also the
 * list of those who stand at one point. Builds elements from rows of the interface; all of it is text. */
(function (V) {
  "use strict";
  /** The card of one delegate. `on` has open(quoteId), close() and, in a list, back(). */
  V.card = function (row, settings, search, on) {
    return V.el(
      "article",
      { class: "card", lang: "zh-CN" },
      V.el(
        "header",
        { class: "card-head" },
        on.back && iconButton("back", "M15 6l-6 6 6 6", on.back),
        V.el("h2", { class: "name", tabindex: "-1" }, ...V.marked(row.name, search)),
        row.name_pinyin && V.el("span", { class: "pinyin", lang: "zh-Latn" }, row.name_pinyin),
        iconButton("close", "M6 6l12 12M18 6L6 18", on.close)
      ),
      office(row, search),
      chain(row, settings, search),
      exactness(row, settings),
      V.el("ul", { class: "quotes" }, (row.quotes || []).map((quote) => said(quote, settings, search, on)))
    );
  };

  /** The names of a list, each a button; `more` loads the next page or is null. `on` has
   *  choose(row), close() and, for a list that is not of one point, heading(total). */
  V.nameList = function (rows, total, settings, on, more) {
    const entries = rows.map((row) => {
      const themes = [...new Set((row.quotes || []).filter((q) => q.matches !== false).map((q) => q.theme_id))];
      const signs = themes.slice(0, 4).map((id) => V.sign(id || ""));
      const spelling = settings.lang === "en" && row.name_pinyin && V.el("span", { class: "pinyin", lang: "zh-Latn" }, row.name_pinyin);
      const inner = [V.el("strong", {}, row.name), spelling, V.el("span", { class: "list-role" }, row.role || "")];
      return V.el("li", {}, V.el("button", { type: "button", onclick: () => on.choose(row) }, ...inner, ...signs));
    });
    return V.el(
      "section",
      { class: "card", lang: settings.lang === "en" ? "en" : "zh-CN" },
      V.el(
        "header",
        { class: "card-head" },
        V.el("h2", { class: "name", tabindex: "-1" }, V.listed(total, on)),
        iconButton("close", "M6 6l12 12M18 6L6 18", on.close)
      ),
      V.el("ul", { class: "list", lang: "zh-CN" }, entries),
      more && V.el("button", { type: "button", class: "more", onclick: more }, V.text("more", { n: total - rows.length }))
    );
  };

  /** What a list is called: where those in it are, unless they stand at one point. */
  V.listed = (total, on) => (on.heading ? on.heading(total) : V.text("list", { n: total }));

  V.notice = function (text) {
    return V.el("p", { class: "card notice" }, text);
  };

  /** Text with the hits of the search marked. */
  V.marked = function (text, search) {
    const needle = (search || "").trim().toLowerCase();
    const folded = text.toLowerCase();
    if (!needle || folded.length !== text.length) return [text];
    const parts = [];
    let from = 0;
    for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, from)) {
      parts.push(text.slice(from, at), V.el("mark", {}, text.slice(at, at + needle.length)));
      from = at + needle.length;
    }
    parts.push(text.slice(from));
    return parts.filter((part) => part !== "");
  };

  function iconButton(key, path, act) {
    const drawing = V.svg(
      "svg",
      { viewBox: "0 0 24 24", width: 18, height: 18, "aria-hidden": "true", class: "line-icon" },
      V.svg("path", { d: path })
    );
    const named = { type: "button", class: `icon-button ${key}`, "aria-label": V.text(key), title: V.text(key) };
    return V.el("button", { ...named, onclick: act }, drawing);
  }

  function office(row, search) {
    return row.shown.office ? V.el("p", { class: "office" }, ...V.marked(row.shown.office, search)) : null;
  }

  function chain(row, settings, search) {
    const parts = row.shown.place[settings.lang];
    if (!parts.length) return null;
    const steps = parts.flatMap((part, index) => [
      index ? V.el("span", { class: "step", "aria-hidden": "true" }, "›") : null,
      V.el("span", { class: "part" }, ...V.marked(part, search)),
    ]);
    return V.el("p", { class: "chain", lang: settings.lang === "en" && "en" }, ...steps);
  }

  // a pin for a point that is as exact as the name, a broken circle for one that is not
  function exactness(row, settings) {
    const drawn =
      row.state === "exact"
        ? [V.svg("path", { d: "M12 21c-4-5-6.4-8.4-6.4-11.6a6.4 6.4 0 0 1 12.8 0c0 3.2-2.4 6.6-6.4 11.6z" }), V.svg("circle", { cx: 12, cy: 9.4, r: 2.2 })]
        : [V.svg("circle", { cx: 12, cy: 12, r: 9, "stroke-dasharray": "4 3" }), V.svg("circle", { cx: 12, cy: 12, r: 2.2 })];
    const icon = { viewBox: "0 0 24 24", width: 14, height: 14, "aria-hidden": "true", class: "line-icon" };
    return V.el("p", { class: "exactness" }, V.svg("svg", icon, drawn), V.el("span", {}, row.shown.exactness[settings.lang]));
  }

  function said(quote, settings, search, on) {
    const theme = V.theme(quote.theme_id || "");
    const direct = quote.kind === "direct";
    const state = quote.matches === false ? "is-apart" : "";
    const item = V.el(
      "li",
      { class: `quote ${quote.kind} ${state}` },
      V.el("blockquote", { class: "words" }, ...spoken(quote.text, direct, search)),
      V.el(
        "p",
        { class: "meta" },
        V.el("span", { class: "theme" }, V.sign(theme.id), settings.lang === "en" ? theme.name_en : theme.name_zh),
        !direct && V.el("span", { class: "kind" }, V.text("indirect")),
        ...links(quote, settings, on)
      )
    );
    item.style.setProperty("--theme", theme.colour);
    return item;
  }

  function spoken(text, direct, search) {
    const words = V.marked(text, search);
    return direct ? ["“", ...words, "”"] : words;
  }

  function links(quote, settings, on) {
    const address = new URL(`${settings.root}article`, document.baseURI);
    address.searchParams.set("quote", quote.id);
    if (settings.lang === "en") address.searchParams.set("lang", "en");
    const open = V.el("a", { href: address.href, target: "_blank", rel: "noopener", class: "quiet" }, V.text("open"));
    open.addEventListener("click", (event) => {
      if (settings.embed || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault(); // the frame may not lead the page elsewhere, so the page is asked to go
      on.open(quote.id);
    });
    const copy = V.el("button", { type: "button", class: "quiet" }, V.text("copy"));
    copy.addEventListener("click", async () => {
      const done = await copied(address.href);
      copy.textContent = V.text(done ? "copied" : "not_copied");
      setTimeout(() => (copy.textContent = V.text("copy")), 2000);
    });
    return [open, copy];
  }

  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // without a secure origin there is no clipboard, only the old command on a selected field
      const field = V.el("textarea", { class: "unseen", "aria-hidden": "true" });
      field.value = text;
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  }
})(window.Voices);
