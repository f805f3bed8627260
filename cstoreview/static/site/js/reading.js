// The record page: claims painted on the text; a click leads from words to card and back.

import { cards, cardUnder, choose, currentCard, showWords } from "./cards.js";
import { Painter, spansOf } from "./paint.js";
import { Text } from "./text.js";

// Clicks and focus choose cards; `chosen` is called with the card that has become current, or null.
export function linkCardsAndText(text, chosen) {
  text.root.addEventListener("click", (event) => {
    if (!getSelection().isCollapsed) return;
    const point = text.pointUnder(event.clientX, event.clientY);
    const card = point === null ? null : cardUnder(point);
    choose(card);
    chosen(card);
    card?.scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("focusin", (event) => {
    const card = event.target.closest?.("[data-card][data-places]:not([data-removed])");
    if (!card || card === currentCard()) return;
    choose(card);
    chosen(card);
    showWords(card, text);
  });
  document.addEventListener("click", (event) => {
    const card = event.target.closest?.("[data-card][data-places]:not([data-removed])");
    if (!card || event.target.closest("a, button, input, select, textarea, label, summary, .editor")) return;
    card.focus({ preventScroll: true });
  });
}

// The words of the current card, above all others.
export function paintCurrent(painter, card) {
  painter.draw("active", card ? spansOf(card).map((span) => ({ ...span, name: "active" })) : []);
}

const root = document.querySelector("[data-text]");
if (root && !document.querySelector("[data-coding]")) {
  const text = new Text(root);
  const painter = new Painter(text);
  linkCardsAndText(text, (card) => paintCurrent(painter, card));
  for (const card of cards()) painter.draw(card, spansOf(card));
}
