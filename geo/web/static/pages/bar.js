// What stands in the bar of the navigation beside Streamlit's own: the link to the other language, and, for
// those who hear the page, its heading where it shows none. It also tidies up the address and leads to others,
// opens a page or a step at its top, and keeps the token of what one is in the middle of for the next page.
//
// data: {heading: text or null, code, tag, label, embedded, filters: whether the page has them, replace: query or
// null, go: address or null, page, step, desk: token or null, words: {Streamlit's: ours}}. The link is made here because only the browser
// knows what the address holds now. `replace` takes the place of the query, without an entry in the history; `go`
// is an address of the app to go to.
import { speak } from "./frame.js";
import { enterPopovers } from "./popover.js";
import { go } from "./links.js";

const PHONE = "(max-width: 767.98px)"; // where Streamlit lays the sidebar over the page
/** @type {{ page: string, step: string } | null} */
let place = null; // page and step of the last run

/** @param {Component} given */
export default function ({ data, parentElement, setTriggerValue }) {
  const heading = parentElement.querySelector("h1");
  heading.textContent = data.heading ?? "";
  heading.hidden = !data.heading;
  const link = /** @type {HTMLAnchorElement} */ (parentElement.querySelector("a"));
  link.hidden = data.embedded;
  link.textContent = data.label;
  link.lang = link.hreflang = data.tag;
  if (data.desk) {
    document.cookie = `desk=${data.desk}; path=${new URL(".", document.baseURI).pathname}; samesite=strict${location.protocol === "https:" ? "; secure" : ""}`;
  }
  speak(data.words);
  enterPopovers();
  if (data.go !== null) return go(data.go);
  const before = place;
  place = { page: data.page, step: data.step };
  if (before?.page !== place.page) tuck();
  if (before && (before.page !== place.page || before.step !== place.step)) {
    document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
  }
  if (data.replace !== null) replace(data.replace);
  const point = () => {
    const address = new URL(location.href);
    address.searchParams.set("lang", data.code);
    link.href = address.href;
  };
  point();
  if (!data.filters) fold(() => setTriggerValue("folded", true));
  link.onpointerenter = link.onfocus = link.onclick = point;
}

/** @param {string} query */
function replace(query) {
  const kept = [...new URLSearchParams(location.search)].filter(([key]) => key.startsWith("embed"));
  const whole = new URLSearchParams([...new URLSearchParams(query), ...kept]).toString();
  history.replaceState(history.state, "", location.pathname + (whole ? `?${whole}` : "") + location.hash);
}

/** Streamlit takes away a sidebar that a page has left empty with the next run only: ask for one.
 * @param {() => void} again
 */
function fold(again) {
  const content = document.querySelector(
    "[data-testid=stSidebar]:not(:has([data-testid=stSidebarNav])) [data-testid=stSidebarUserContent]",
  );
  if (!content) return;
  const left = () => content.querySelector("[data-testid=stElementContainer]");
  if (!left()) return again();
  const watch = new MutationObserver(() => {
    if (left()) return;
    watch.disconnect();
    again();
  });
  watch.observe(content, { childList: true, subtree: true });
}

/** On a phone a page begins without the sidebar over it, although Streamlit remembers that it was open. */
function tuck() {
  if (!window.matchMedia(PHONE).matches) return;
  document
    .querySelector("[data-testid=stSidebar][data-collapsed=false] [data-testid=stSidebarCollapseButton] button")
    ?.click();
}
