/* The one popup of the map: a dialogue bound to a place, not to a mark, so that it stays while marks come
 * and go. Keeps clear of the buttons, the inset and the source line. */
const WIDEST = 340;
const NARROW = 600; // pixels of map up to which the buttons lie in a row above the popup
const EDGE = 12;
const BUTTONS = 56; // pixels that they take, above, and at the right on a wide map
const SOURCE = 56; // pixels kept free below

export class Sheet {
  /** `closed` is called when the reader closes the popup by a click on the map.
   * @param {L.Map} map
   * @param {() => void} closed
   */
  constructor(map, closed) {
    this.map = map;
    /** @type {L.Popup | null} */
    this.shown = null;
    /** @type {string | null} */
    this.cell = null;
    map.on("popupclose", ({ popup }) => popup === this.shown && closed());
    // after whatever else a new size moves: a turned phone, or a page that is enlarged
    map.on("resize", () => requestAnimationFrame(() => this.refit()));
  }

  /** A new popup at a place, which appears when it is filled. It keeps clear of `corner`, the size of what
   *  stands at the lower right; `cell` is the key of the mark that it lists.
   * @param {L.LatLngExpression} place
   * @param {{ width: number, height: number }} corner
   * @param {string | null} [cell]
   */
  at(place, corner, cell = null) {
    const popup = L.popup({ className: "voice", offset: [0, -12], closeButton: false, ...this.room(corner) });
    popup.setLatLng(place);
    this.close();
    this.shown = popup;
    this.corner = corner;
    this.cell = cell;
    return popup;
  }

  /** How large a popup may be, and what it keeps clear of.
   * @param {{ width: number, height: number }} corner
   * @returns {L.PopupOptions}
   */
  room(corner) {
    const size = this.map.getSize();
    const narrow = size.x < NARROW;
    const width = Math.min(WIDEST, size.x - 2 * EDGE);
    const below = Math.max(SOURCE, narrow ? corner.height : 0);
    return {
      minWidth: Math.min(300, width),
      maxWidth: width,
      maxHeight: Math.max(180, Math.min(460, size.y - below - BUTTONS - 18)),
      autoPanPaddingTopLeft: [EDGE, BUTTONS],
      autoPanPaddingBottomRight: [narrow ? EDGE : Math.max(corner.width, BUTTONS), below],
    };
  }

  /** Bring the open popup into a map of another size. */
  refit() {
    if (!this.shown || !this.shown.isOpen()) return;
    Object.assign(this.shown.options, this.room(this.corner));
    this.shown.update();
  }

  /** Give a popup its content; false when it is not the one that is shown any more.
   * @param {L.Popup} popup
   * @param {HTMLElement} content
   * @param {string} name
   */
  fill(popup, content, name) {
    if (this.shown !== popup) return false;
    popup.setContent(content);
    if (!popup.isOpen()) popup.openOn(this.map);
    const element = popup.getElement();
    element.setAttribute("role", "dialog");
    element.setAttribute("aria-label", name);
    return true;
  }

  get place() {
    return this.shown && this.shown.getLatLng();
  }

  /** @param {Element | null} element */
  holds(element) {
    const own = this.shown && this.shown.getElement();
    return Boolean(own && own.contains(element));
  }

  focus() {
    const own = this.shown && this.shown.getElement();
    const heading = own && own.querySelector("h2");
    if (heading) heading.focus({ preventScroll: true });
  }

  close() {
    const popup = this.shown;
    this.shown = null;
    if (popup) popup.remove();
  }
}
