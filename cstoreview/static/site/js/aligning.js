// Cards beside their words, where the page is wide enough for two columns.

import { currentCard, firstPlace, inTextOrder } from "./cards.js";

const GAP = 6; // pixels between two cards

// Where cards go that want to stand at `wants` (ascending) and are so high, none above `least`: as near to
// their words as may be without lying over each other, the one at `current` (-1: none) exactly at its own.
export function placed(wants, heights, current, least) {
  const tops = [...wants];
  for (let i = current - 1; i >= 0; i -= 1) tops[i] = Math.min(wants[i], tops[i + 1] - heights[i] - GAP);
  let limit = least;
  for (let i = 0; i < tops.length; i += 1) {
    tops[i] = Math.max(tops[i], limit);
    limit = tops[i] + heights[i] + GAP;
  }
  return tops;
}

// Whether a card moves now from `before` (undefined: from nowhere) to `top`: those that are far from the
// window, which sees from `from` to `to`, in both places wait until it comes near them.
export const moves = (before, top, { from, to }) =>
  before === undefined || (before !== top && [before, top].some((place) => from < place && place < to));

export class Alignment {
  #frame = 0;
  #wants = new WeakMap(); // what a card's words were, and how far below the text's top they stand
  #tops = new WeakMap(); // where a card was put
  #plan = []; // where each card should be: [card, top]

  constructor(text, panel) {
    this.text = text;
    this.panel = panel;
    this.wide = matchMedia("(min-width: 62rem)");
    this.wide.addEventListener("change", () => this.renew());
    new ResizeObserver(() => this.renew()).observe(text.root);
    // An opened form or editor pushes what stands below it.
    panel.addEventListener("toggle", () => this.soon(), true);
    document.addEventListener("htmx:afterSettle", () => this.soon());
    document.addEventListener("scroll", () => this.#put(), { passive: true });
  }

  // The lines of the text have moved: measure all words anew.
  renew() {
    this.#wants = new WeakMap();
    this.soon();
  }

  soon() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.wide.matches) this.#align();
      else this.#release();
    });
  }

  // Below each other, as they come: the page is narrow.
  #release() {
    this.#plan = [];
    this.#tops = new WeakMap();
    for (const card of this.panel.querySelectorAll("[data-card][style]")) card.removeAttribute("style");
    this.panel.style.removeProperty("min-height");
  }

  #align() {
    const cards = inTextOrder([...this.panel.querySelectorAll("[data-card][data-places]")]);
    const above = this.panel.getBoundingClientRect().top;
    const begin = this.text.root.getBoundingClientRect().top;
    const wants = cards.map((card) => begin - above + this.#want(card, begin));
    const heights = cards.map((card) => card.offsetHeight);
    const tops = placed(wants, heights, cards.indexOf(currentCard()), this.#bottomOfTheRest(above)).map(Math.round);
    this.#plan = cards.map((card, i) => [card, tops[i]]);
    this.#put(above);
    if (cards.length) this.panel.style.minHeight = `${tops.at(-1) + heights.at(-1)}px`;
  }

  #put(above = this.#plan.length && this.panel.getBoundingClientRect().top) {
    const seen = { from: -above - innerHeight, to: -above + 2 * innerHeight };
    for (const [card, top] of this.#plan) {
      if (!moves(this.#tops.get(card), top, seen)) continue;
      card.style.top = `${top}px`;
      this.#tops.set(card, top);
    }
  }

  // How far below the top of the text, which is at `begin`, the words of a card stand.
  #want(card, begin) {
    const known = this.#wants.get(card);
    if (known?.places === card.dataset.places) return known.want;
    const first = firstPlace(card);
    if (!first) return 0;
    const want = this.text.range(first.start, first.start + 1).getBoundingClientRect().top - begin;
    this.#wants.set(card, { places: card.dataset.places, want });
    return want;
  }

  // Headings and forms of the panel stand above the cards.
  #bottomOfTheRest(above) {
    const last = this.panel.querySelector("[data-rest-ends]");
    return last ? last.getBoundingClientRect().bottom - above : 0;
  }
}
