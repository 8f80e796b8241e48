/* Marks what is sought in a text. */
import { make } from "./elements.js";

/** The text with every place where one of the words stands marked, letter case aside; of two at one place the
 * longer. `sought` is the words, or the text of a search, whose words blanks separate.
 * @param {string} text
 * @param {string | string[] | null | undefined} sought
 */
export function withHits(text, sought) {
  const needles = (Array.isArray(sought) ? sought : (sought ?? "").split(/\s+/)).filter(Boolean);
  if (!needles.length) return [text];
  needles.sort((a, b) => b.length - a.length);
  const words = needles.map((needle) => needle.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const parts = [];
  let from = 0;
  for (const hit of text.matchAll(new RegExp(words.join("|"), "giu"))) {
    parts.push(text.slice(from, hit.index), make("mark", {}, hit[0]));
    from = hit.index + hit[0].length;
  }
  return [...parts, text.slice(from)].filter((part) => part !== "");
}
