/* What the modules ask of the browser: JSON from the interface, colours of the style sheet, how much may move. */

/** The JSON at an address. The token of a set goes into a header: addresses are written to logs.
 * @param {string} address
 * @param {AbortSignal} [signal]
 */
export async function getJson(address, signal) {
  const url = new URL(address, document.baseURI);
  /** @type {Record<string, string>} */
  const headers = { Accept: "application/json" };
  if (url.searchParams.has("set")) headers["X-Article-Set"] = url.searchParams.get("set");
  url.searchParams.delete("set");
  const response = await fetch(url, { signal, headers });
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return response.json();
}

/** The value of a custom property of the style sheet.
 * @param {string} name
 */
export function cssColour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

export function reducedMotion() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Put a text into the clipboard; false where the browser does not let us.
 * @param {string} text
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // without a secure origin there is no clipboard, only the old command on a selected field
    const field = document.createElement("textarea");
    field.setAttribute("aria-hidden", "true");
    Object.assign(field.style, { position: "fixed", opacity: "0" });
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}
