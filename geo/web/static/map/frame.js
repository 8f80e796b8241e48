/* The page around the map: the frame's height and title, the colour scheme, the view in the address, and
 * messages to the page. The frame is of the page's own origin; everything that touches it is in here. */
const LEAST_HEIGHT = 480;
const MARGIN = 16; // pixels between the map and the window's lower edge
const PEEK = 76; // on a phone, so that the list below is seen and a finger finds a place to scroll the page
const PHONE = 640;
const CHANNEL = "delegate-voices";
const PATIENCE = 250; // milliseconds without movement before the address changes

export class Frame {
  /** @param {{ title: string, lang: Lang, embed?: boolean }} settings */
  constructor(settings) {
    this.element = /** @type {HTMLElement | null} */ (window.frameElement);
    this.alone = Boolean(settings.embed); // nothing else is on the page: the map has all of the window
    this.page = window.parent;
    this.count = Date.now(); // a number that no earlier message had, also after the map is mounted anew
    this.document = this.page.performance.timeOrigin; // tells this page from others in the channel
    this.channel = new BroadcastChannel(CHANNEL);
    if (this.element) {
      this.element.title = settings.title;
      this.element.style.display = "block"; // a line of text would add its descent below
    }
    document.title = settings.title;
    for (const meta of document.querySelectorAll('meta[name="viewport"]')) {
      /** @type {any} */ (meta).content = "width=device-width, initial-scale=1"; // folium's forbids enlarging the page
    }
    document.documentElement.lang = settings.lang === "en" ? "en" : "zh-CN";
    this.fit();
    this.page.addEventListener("resize", () => this.fit(), { signal: ending() });
  }

  /** Fill the window below the frame's upper edge. Streamlit sets a height of its own at each message. */
  fit() {
    if (!this.element || this.element.dataset.full) return;
    const main = this.element.closest('[data-testid="stMain"]');
    const top = this.element.getBoundingClientRect().top + (main ? main.scrollTop : 0);
    const below = this.alone ? 0 : this.page.innerWidth <= PHONE ? PEEK : MARGIN;
    const least = this.alone ? 0 : LEAST_HEIGHT;
    const height = `max(${least}px, calc(100dvh - ${Math.ceil(top + below)}px))`;
    this.element.style.setProperty("height", height, "important");
  }

  /** Call back with "light" or "dark", now and at every change.
   * @param {(scheme: string) => void} apply
   */
  watchScheme(apply) {
    /** @type {string | null} */
    let last = null;
    /** @param {any} theme */
    const tell = (theme) => {
      const now = this.scheme(theme);
      if (now !== last) apply((last = now));
    };
    tell(null);
    window.Streamlit.events.addEventListener(window.Streamlit.RENDER_EVENT, (/** @type {CustomEvent} */ event) => {
      this.fit();
      tell(event.detail.theme);
    });
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => tell(null));
    // the first message came before this script; ask for it again, as filters may have changed meanwhile
    window.Streamlit.setComponentReady();
  }

  /** @param {any} theme */
  scheme(theme) {
    if (theme && (theme.base === "dark" || theme.base === "light")) return theme.base;
    const app = this.page.document.querySelector(".stApp");
    const parts =
      app &&
      getComputedStyle(app)
        .backgroundColor.match(/[\d.]+/g)
        ?.map(Number);
    if (parts && (parts.length < 4 || parts[3] > 0)) {
      return 0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2] < 128 ? "dark" : "light";
    }
    return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }

  /** Tell the page's script; equal values would not be sent twice, hence the number.
   * @param {object} value
   */
  send(value) {
    this.count += 1;
    window.Streamlit.setComponentValue({ ...value, n: this.count });
  }

  /** Tell the page's other browser code who is pointed at, and hear it from them.
   * @param {string | null} id
   */
  point(id) {
    this.channel.postMessage({ page: this.document, from: "map", hover: id });
  }

  /** @param {(message: any) => void} act */
  hear(act) {
    this.channel.addEventListener("message", ({ data }) => {
      if (data && data.page === this.document && data.from !== "map") act(data);
    });
  }

  /** The view that the address names: {zoom, lat, lon}, or null. */
  view() {
    const text = new URLSearchParams(this.page.location.search).get("view") || "";
    const parts = text.split(",").map(Number);
    const [zoom, lat, lon] = parts;
    const known = text && parts.length === 3 && parts.every(Number.isFinite);
    if (!known || zoom < 0 || zoom > 22 || Math.abs(lat) > 85 || Math.abs(lon) > 180) return null;
    return { zoom, lat, lon };
  }

  /** Whether two views are the same as far as the address can tell.
   * @param {View} one
   * @param {View} other
   */
  isSame(one, other) {
    return written(one) === written(other);
  }

  /** Write a view into the address, or take it out; neither makes a step of the history.
   * @param {View | null} view
   */
  keepView(view) {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      const address = new URL(this.page.location.href);
      address.searchParams.delete("view");
      let query = address.searchParams.toString();
      if (view) {
        query += `${query ? "&" : ""}view=${written(view)}`;
      }
      const next = address.pathname + (query ? `?${query}` : "") + address.hash;
      this.page.history.replaceState(this.page.history.state, "", next);
    }, PATIENCE);
  }

  /** Call back when the reader goes back or forward.
   * @param {(message: any) => void} act
   */
  onTravel(act) {
    this.page.addEventListener("popstate", () => act(), { signal: ending() });
  }

  get canFill() {
    return document.fullscreenEnabled;
  }

  toggleFull() {
    if (document.fullscreenElement) return document.exitFullscreen();
    return document.documentElement.requestFullscreen();
  }
}

/** @param {View} given */
function written({ zoom, lat, lon }) {
  return `${+zoom.toFixed(2)},${lat.toFixed(4)},${lon.toFixed(4)}`;
}

// listeners on the page must go with the frame
function ending() {
  const control = new AbortController();
  window.addEventListener("pagehide", () => control.abort(), { once: true });
  return control.signal;
}
