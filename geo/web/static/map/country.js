/* The first view: all of the country that the window has room for. The mainland gives the zoom; what is left of
 * the height shows as much of the South China Sea as keeps the north-east clear of the buttons. */
const [WEST, EAST] = [73.4, 135.1];
const [NORTH, HAINAN, ISLANDS] = [53.7, 17.6, 3]; // northern end, and southern ones without and with the islands
const TIP = 48.6; // where the country reaches farthest east, below the buttons
const EDGE = 4; // pixels
const SOURCE = 28; // pixels of the source line
const COLUMN = { wide: 56, high: 160 }; // pixels of the buttons, one above the other
const ROW = 52; // and side by side, on a narrow map
const NARROW = 600;

/**
 * @param {L.Map} map
 * @param {L.ZoomPanOptions} moves
 */
export function showCountry(map, moves) {
  const size = map.getSize();
  const zoom = map.getBoundsZoom(
    [
      [HAINAN, WEST],
      [NORTH, EAST],
    ],
    false,
    L.point(2 * EDGE, 2 * EDGE),
  );
  /**
   * @param {number} lat
   * @param {number} lon
   */
  const at = (lat, lon) => map.project([lat, lon], zoom);
  const top = at(NORTH, WEST).y;
  /** @param {number} south */
  const high = (south) => at(south, WEST).y - top;
  const beside = (size.x - (at(NORTH, EAST).x - at(NORTH, WEST).x)) / 2;
  const kept = size.x <= NARROW ? ROW : beside > COLUMN.wide ? EDGE : COLUMN.high - high(TIP);
  const spare = size.y - SOURCE - high(ISLANDS);
  const mainland = (size.y - high(HAINAN)) / 2;
  const above = spare / 2 >= kept ? spare / 2 : Math.min(mainland, Math.max(kept, spare));
  const middle = L.point((at(NORTH, WEST).x + at(NORTH, EAST).x) / 2, top - above + size.y / 2);
  map.setView(map.unproject(middle, zoom), zoom, moves);
}
