/* Marks what is sought in a text. */
import { make } from "./elements.js";

/** The text with every place where `sought` stands marked, letter case aside.
 * @param {string} text
 * @param {string | null | undefined} sought
 */
export function withHits(text, sought) {
  const needle = (sought || "").trim().toLowerCase();
  const folded = text.toLowerCase();
  if (!needle || folded.length !== text.length) return [text]; // a letter whose small form is longer moves the rest
  const parts = [];
  let from = 0;
  for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, from)) {
    parts.push(text.slice(from, at), make("mark", {}, text.slice(at, at + needle.length)));
    from = at + needle.length;
  }
  return [...parts, text.slice(from)].filter((part) => part !== "");
}
