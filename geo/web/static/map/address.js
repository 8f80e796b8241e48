/* What the map's layers keep in the page's address: which is shown, which area, whose base map. Choosing a
 * layer or an area is a step that Back undoes. The page leaves these keys as they are, but the address that
 * it writes itself may lack them: they are put back then. */
const KEYS = ["layer", "area", "base"];

export class Address {
  /** @param {Window} page */
  constructor(page) {
    this.page = page;
  }

  /** The values of the layers' keys; an empty string for one that is not there. */
  read() {
    const found = new URLSearchParams(this.page.location.search);
    return Object.fromEntries(KEYS.map((key) => [key, found.get(key) || ""]));
  }

  /** Write these values; with `isStep` so that Back returns to what was there before.
   * @param {Record<string, string>} values
   * @param {boolean} isStep
   */
  write(values, isStep) {
    const address = new URL(this.page.location.href);
    const now = this.read();
    if (KEYS.every((key) => now[key] === values[key])) return;
    for (const key of KEYS) {
      if (values[key]) address.searchParams.set(key, values[key]);
      else address.searchParams.delete(key);
    }
    if (isStep) address.searchParams.delete("view"); // of what was looked at before
    const query = address.searchParams.toString().replaceAll("%2C", ",");
    const next = address.pathname + (query ? `?${query}` : "") + address.hash;
    const { history } = this.page;
    if (isStep) history.pushState(history.state, "", next);
    else history.replaceState(history.state, "", next);
  }
}
