// The record page: claims painted on the text; a click leads from words to card and back.

import { cardUnder, choose, currentCard } from "./cards.js";
import { paint } from "./paint.js";
import { Text } from "./text.js";

export function linkCardsAndText(text, repaint) {
  text.root.addEventListener("click", (event) => {
    if (!getSelection().isCollapsed) return;
    const point = text.pointUnder(event.clientX, event.clientY);
    const card = point === null ? null : cardUnder(point);
    choose(card, text);
    card?.scrollIntoView({ block: "nearest" });
    repaint();
  });
  document.addEventListener("focusin", (event) => {
    const card = event.target.closest?.("[data-card][data-places]");
    if (!card || card === currentCard()) return;
    choose(card, text);
    repaint();
  });
  document.addEventListener("click", (event) => {
    const card = event.target.closest?.("[data-card][data-places]");
    if (!card || event.target.closest("a, button, input, textarea")) return;
    card.focus({ preventScroll: true });
  });
}

const root = document.querySelector("[data-text]");
if (root && !document.querySelector("[data-coding]")) {
  const text = new Text(root);
  const repaint = () => paint(text, { active: currentCard() });
  linkCardsAndText(text, repaint);
  repaint();
}
