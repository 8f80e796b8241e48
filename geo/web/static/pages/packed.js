// The data of a component, as pages/shared/cards.py packs them.

/** What was packed.
 * @param {any} bytes
 */
export function unpack(bytes) {
  return JSON.parse(new TextDecoder().decode(bytes));
}
