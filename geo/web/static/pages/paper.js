// A table for paper: the table on the screen is a picture with bars to scroll, of which paper would get the part in
// view. It is built only when the page is printed.
//
// data: {columns: [title], rows: [[text]]}
import { make } from "../shared/elements.js";
import { unpack } from "./packed.js";

/** @param {Component} component */
export default function (component) {
  const { parentElement } = component;
  /** @type {{ columns: string[], rows: string[][] }} */
  const data = unpack(component.data);
  const root = parentElement.querySelector("table");
  const print = window.matchMedia("print");
  const build = () => {
    if (!print.matches) return;
    const heads = make(
      "tr",
      {},
      data.columns.map((title) => make("th", { scope: "col" }, title)),
    );
    const rows = data.rows.map((row) =>
      make(
        "tr",
        {},
        row.map((text) => make("td", {}, text)),
      ),
    );
    root.replaceChildren(make("thead", {}, heads), make("tbody", {}, rows));
  };
  print.addEventListener("change", build);
  build();
  return () => print.removeEventListener("change", build);
}
