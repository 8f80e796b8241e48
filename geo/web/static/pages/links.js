// How the page components lead to another page: as a link of the app does, with one entry in the history.
import { copyText } from "../shared/browser.js";
import { make } from "../shared/elements.js";

/** Go to an address of the app without loading it anew: Streamlit follows the history.
 * @param {string} href
 */
export function go(href) {
  const address = new URL(href, document.baseURI);
  for (const [key, value] of new URLSearchParams(location.search)) {
    if (key === "view" || key.startsWith("embed")) address.searchParams.append(key, value); // known to the browser alone
  }
  history.pushState({}, "", address.href);
  window.dispatchEvent(new PopStateEvent("popstate"));
}

/** A link that a plain click follows within the page; with a modifier key it opens in a new tab as links do.
 * @param {string} href
 * @param {Record<string, any>} properties
 * @param {...any} children
 */
export function makeLink(href, properties, ...children) {
  const link = make("a", { ...properties, href }, ...children);
  link.onclick = (event) => {
    event.stopPropagation();
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button) return;
    event.preventDefault();
    go(href);
  };
  return link;
}

/** A button that copies the absolute form of an address and says so.
 * @param {string} href
 * @param {Record<string, string>} labels
 */
export function makeCopyButton(href, labels) {
  const button = make("button", { type: "button", class: "quiet" }, labels.copy);
  button.onclick = async (event) => {
    event.stopPropagation();
    const address = new URL(href, document.baseURI).href;
    if (await copyText(address)) button.textContent = labels.copied;
    else window.prompt(labels.copy, address); // eslint-disable-line no-alert -- to be copied by hand
    setTimeout(() => (button.textContent = labels.copy), 2000);
  };
  return button;
}
