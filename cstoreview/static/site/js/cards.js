// Cards beside the text: which one is current, and finding the one for a place in the text.

import { readPlaces } from "./paint.js";

const ALL = "[data-card][data-places]";

export function cards() {
  return [...document.querySelectorAll(ALL)];
}

export function currentCard() {
  return document.querySelector(`${ALL}[aria-current="true"]`);
}

// Makes a card the current one (none, if null) and brings its words into sight.
export function choose(card, text) {
  currentCard()?.removeAttribute("aria-current");
  if (!card) return;
  card.setAttribute("aria-current", "true");
  const [first] = readPlaces(card.dataset.places);
  const box = text.range(first.start, first.end).getBoundingClientRect();
  if (box.top < 80 || box.bottom > innerHeight * 0.6) {
    scrollBy({ top: box.top - innerHeight / 4, behavior: calm() ? "auto" : "smooth" });
  }
}

function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
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

// The card `step` places on from the current one, round the end.
export function neighbour(step) {
  const all = cards();
  if (!all.length) return null;
  const at = all.indexOf(currentCard());
  return at < 0 ? all.at(step > 0 ? 0 : -1) : all[(at + step + all.length) % all.length];
}
