// Delegates as cards: the list beside the map, and the one delegate beside the reader.
//
// data: {rows: [card], selected: id or null, sought: [words as printed], scroll: whether the list scrolls by itself, labels}
// A card is made by pages/shared/cards.py. Choosing one triggers "chosen" with its id. Pointing at a card tells
// the map, and the other way round.
import { makeCard } from "./card.js";
import { joinDialog } from "./dialog.js";
import { unpack } from "./packed.js";

const CHANNEL = "delegate-voices"; // where map and list tell each other who is pointed at
const mounted = new WeakMap();

/** @param {Component} component */
export default function (component) {
  const { parentElement, setTriggerValue } = component;
  const data = unpack(component.data);
  const list = parentElement.querySelector("ol");
  const self = mounted.get(parentElement) ?? mount(parentElement, list);
  const before = self.data;
  self.data = data;
  self.act = {
    choose: (/** @type {string} */ id) => setTriggerValue("chosen", id),
    point: (/** @type {string | null} */ id) =>
      self.channel.postMessage({ page: performance.timeOrigin, from: "list", hover: id }),
  };
  parentElement.querySelector("h2").textContent = data.labels.list;
  list.setAttribute("aria-label", data.labels.list);
  parentElement.firstElementChild.classList.toggle("scrolls", Boolean(data.scroll));

  const content = JSON.stringify([data.rows, data.labels, data.sought]);
  if (content !== self.content) {
    self.content = content;
    const had = focused(/** @type {ShadowRoot} */ (parentElement.getRootNode()).activeElement, list);
    list.replaceChildren(...data.rows.map((/** @type {Card} */ row) => makeCard(row, data, self.act)));
    list.scrollTop = 0;
    had?.();
  }
  for (const item of items(list)) {
    const selected = item.dataset.id === data.selected;
    item.classList.toggle("selected", selected);
    item.querySelector("h3 button")?.setAttribute("aria-pressed", String(selected));
    if (selected && before?.selected !== data.selected) show(item, list, data.scroll);
  }
  fit(list, data.scroll);
  joinDialog(parentElement);
  return () => self.unmount();
}

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} list
 */
function mount(root, list) {
  const channel = new BroadcastChannel(CHANNEL);
  /** @type {any} */
  const self = { channel, content: null, data: null };
  channel.onmessage = ({ data: message }) => {
    if (message?.page !== performance.timeOrigin || message.from === "list") return;
    for (const item of items(list)) item.classList.toggle("pointed", item.dataset.id === message.hover);
  };
  const refit = () => fit(list, self.data?.scroll);
  window.addEventListener("resize", refit);
  self.unmount = () => {
    channel.close();
    window.removeEventListener("resize", refit);
    mounted.delete(root);
  };
  mounted.set(root, self);
  return self;
}

/** @param {HTMLElement} list */
function items(list) {
  return [...list.querySelectorAll("li")];
}

/** What puts the focus back to the same link or button of the same delegate, once the list has been made anew.
 * @param {Element | null} element
 * @param {HTMLElement} list
 */
function focused(element, list) {
  const id = element?.closest("li")?.dataset.id;
  if (!id) return null;
  const parts = () => [
    ...(items(list)
      .find((item) => item.dataset.id === id)
      ?.querySelectorAll("a, button") ?? []),
  ];
  const at = parts().findIndex((part) => part === element);
  return () => parts()[at]?.focus({ preventScroll: true });
}

/** On a wide window the list ends where the window does and scrolls by itself.
 * @param {HTMLElement} list
 * @param {boolean} scrolls
 */
function fit(list, scrolls) {
  if (!scrolls) return;
  const top = list.getBoundingClientRect().top + (document.querySelector("[data-testid=stMain]")?.scrollTop ?? 0);
  list.style.setProperty("--top", `${Math.round(top)}px`);
}

/**
 * @param {HTMLElement} item
 * @param {HTMLElement} list
 * @param {boolean} scrolls
 */
function show(item, list, scrolls) {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const alone = getComputedStyle(list).overflowY !== "auto";
  if (scrolls && alone) return; // stacked below the map: leave the map in view
  item.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
}
