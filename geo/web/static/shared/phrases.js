/* Words in the reader's language, as the server sends them, and numbers as that language writes them. */
/** @type {Record<string, string>} */
let phrases = {};

/** @param {Record<string, string>} catalogue */
export function learnPhrases(catalogue) {
  phrases = catalogue;
}

/** The text of a key, {name} replaced by values of that name.
 * @param {string} key
 * @param {Record<string, unknown>} [values]
 */
export function phrase(key, values) {
  const text = Object.hasOwn(phrases, key) ? phrases[key] : key;
  return text.replace(/\{(\w+)\}/g, (whole, name) =>
    values && Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}

/** A number as a reader writes it, short enough for a mark: 12,300 is 1.2万 or 12k.
 * @param {number} number
 * @param {Lang} lang
 */
export function shortNumber(number, lang) {
  if (number < 10000) return String(number);
  const unit = lang === "zh" ? 10000 : 1000;
  const value = number / unit;
  return (value < 10 ? value.toFixed(1).replace(/\.0$/, "") : Math.round(value)) + (lang === "zh" ? "万" : "k");
}
