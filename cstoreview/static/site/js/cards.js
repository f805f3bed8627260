// Cards beside the text: which one is current, and finding the one for a place in the text.

import { readPlaces } from "./claim.js";

// Those that were removed, and those folded away, are not among them.
const STANDING = "[data-card][data-places]:not([data-removed], details:not([open]) *)";

let current = null;
let tabStop = null; // of all cards one: Tab goes past a list of hundreds, arrows go through it

export function cards() {
  return [...document.querySelectorAll(STANDING)];
}

export const isStanding = (card) => card.isConnected && card.matches(STANDING);

export function currentCard() {
  return current && isStanding(current) ? current : null;
}

const known = new WeakMap(); // the places that a card had when it was asked, and the first of them

// Where what was said begins, for the name of who said it may stand before or after.
export function firstPlace(card) {
  const { places } = card.dataset;
  if (known.get(card)?.places !== places) {
    const all = readPlaces(places);
    known.set(card, { places, first: all.find(({ role }) => role === "content") ?? all[0] });
  }
  return known.get(card).first;
}

// In the order of the text, claims, corrections and suggestions alike.
export function inTextOrder(all = cards()) {
  const placed = all.map((card) => ({ card, start: firstPlace(card)?.start ?? 0 }));
  return placed.sort((a, b) => a.start - b.start).map(({ card }) => card);
}

// Makes a card the current one (none, if null).
export function choose(card) {
  if (card) unfold(card);
  if (card === current) return;
  current?.removeAttribute("aria-current");
  current = card;
  if (!card) return;
  card.setAttribute("aria-current", "true");
  // From now on: to skip it again once it is left would cost a pass over the whole page.
  card.style.contentVisibility = "visible";
  stopTabAt(card);
}

function stopTabAt(card) {
  if (tabStop) tabStop.tabIndex = -1;
  tabStop = card;
  if (card) card.tabIndex = 0;
}

// Until a card is chosen Tab stops at the first one.
export function keepTabStop() {
  if (!tabStop?.isConnected) stopTabAt(inTextOrder()[0] ?? null);
}

// Brings the words of a card into sight: for whoever comes by keys, not for whoever points at them.
export function showWords(card, text) {
  const first = firstPlace(card);
  if (first) bringIntoSight(text, first);
}

// Scrolls until words stand where they can be read, if they do not yet: at once, for the next key may follow.
export function bringIntoSight(text, { start, end }) {
  const box = text.range(start, end).getBoundingClientRect();
  if (box.top < 80 || box.bottom > innerHeight * 0.6) {
    scrollBy({ top: box.top - innerHeight / 4, behavior: "instant" });
  }
}

// The cards over a code point, the shortest first.
function cardsAt(point) {
  const found = [];
  for (const card of cards()) {
    const hit = readPlaces(card.dataset.places).find((span) => span.start <= point && point < span.end);
    if (hit) found.push({ card, length: hit.end - hit.start });
  }
  return found.sort((a, b) => a.length - b.length).map(({ card }) => card);
}

// The card for a click: the shortest over the point, at the next click the next one.
export function cardUnder(point) {
  const found = cardsAt(point);
  return found[(found.indexOf(currentCard()) + 1) % found.length] ?? null;
}

// The card `step` places on from the current one in the text, round the end.
export function neighbour(step, all = inTextOrder()) {
  if (!all.length) return null;
  const at = all.indexOf(currentCard());
  return at < 0 ? all.at(step > 0 ? 0 : -1) : all[(at + step + all.length) % all.length];
}

// What is shown only of the card that one is at lies folded in `<noscript>`: one node instead of a dozen for
// each of hundreds of cards, and without scripts it stands open. It holds no other `<noscript>`: where scripts
// are on, the end of that one would be its own.
//
// Puts in place what is folded in an element. What came by a script stands in `<noscript>` as elements.
export function unfold(element) {
  for (const folded of element.querySelectorAll("noscript")) {
    if (folded.firstElementChild) {
      folded.replaceWith(...folded.childNodes);
    } else {
      const template = document.createElement("template");
      template.innerHTML = folded.textContent;
      folded.replaceWith(template.content);
    }
  }
}
