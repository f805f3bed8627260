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

export class Alignment {
  #frame = 0;
  #wants = new WeakMap(); // what a card's words were, and how far below the text's top they stand

  constructor(text, panel) {
    this.text = text;
    this.panel = panel;
    this.wide = matchMedia("(min-width: 62rem)");
    this.wide.addEventListener("change", () => this.renew());
    new ResizeObserver(() => this.renew()).observe(text.root);
    // An opened form or editor pushes what stands below it.
    panel.addEventListener("toggle", () => this.soon(), true);
    document.addEventListener("htmx:afterSettle", () => this.soon());
  }

  // The lines of the text have moved: measure all words anew.
  renew() {
    this.#wants = new WeakMap();
    this.soon();
  }

  soon() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#align();
    });
  }

  #align() {
    if (!this.wide.matches) {
      for (const card of this.panel.querySelectorAll("[data-card]")) card.style.removeProperty("top");
      this.panel.style.removeProperty("min-height");
      return;
    }
    const cards = inTextOrder([...this.panel.querySelectorAll("[data-card][data-places]")]);
    const above = this.panel.getBoundingClientRect().top;
    const offset = this.text.root.getBoundingClientRect().top - above;
    const wants = cards.map((card) => offset + this.#want(card));
    const heights = cards.map((card) => card.offsetHeight);
    const least = this.#bottomOfTheRest(above);
    const tops = placed(wants, heights, cards.indexOf(currentCard()), least);
    cards.forEach((card, i) => {
      const top = `${Math.round(tops[i])}px`;
      if (card.style.top !== top) card.style.top = top;
    });
    if (cards.length) this.panel.style.minHeight = `${Math.round(tops.at(-1) + heights.at(-1))}px`;
  }

  #want(card) {
    const known = this.#wants.get(card);
    if (known?.places === card.dataset.places) return known.want;
    const first = firstPlace(card);
    if (!first) return 0;
    const want = this.text.range(first.start, first.start + 1).getBoundingClientRect().top - this.text.root.getBoundingClientRect().top;
    this.#wants.set(card, { places: card.dataset.places, want });
    return want;
  }

  // Headings and forms of the panel stand above the cards.
  #bottomOfTheRest(above) {
    const last = this.panel.querySelector("[data-rest-ends]");
    return last ? last.getBoundingClientRect().bottom - above : 0;
  }
}
