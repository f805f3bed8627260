// The list of claims: cards go in at their place in the text, and what the server sends takes over.

import { currentCard, firstPlace, inTextOrder, unfold } from "./cards.js";
import { show } from "./claim.js";

export const cardOf = (claim) => document.querySelector(`[data-claim="${claim}"]`);

const list = () => document.querySelector("[data-claims]");
const claimCards = () => [...list().querySelectorAll(":scope > [data-claim]")];
const startOf = (card) => firstPlace(card)?.start ?? 0;

// A card for a claim that the server does not know yet.
export function newCard(claim, parts, text) {
  const template = document.querySelector("template[data-new-card]");
  const card = template.content.firstElementChild.cloneNode(true);
  card.dataset.claim = claim;
  card.id = `claim-${claim.replaceAll("-", "").slice(-14)}`;
  show(card, parts, text);
  insert(card);
  return card;
}

function insert(card) {
  list().querySelector("[data-empty]")?.remove();
  const start = startOf(card);
  const next = claimCards().find((other) => startOf(other) > start);
  list().insertBefore(card, next ?? null);
  renumber();
}

let waiting = 0;

// Standing claims are numbered as they follow in the text: soon, for nobody waits for the numbers.
function renumber() {
  clearTimeout(waiting);
  waiting = setTimeout(numberAll, 150);
}

function numberAll() {
  let number = 0;
  for (const card of inTextOrder(claimCards())) {
    if (!("removed" in card.dataset)) number += 1;
    const shown = card.querySelector(".number");
    if (shown && shown.textContent !== String(number)) shown.textContent = String(number);
  }
}

// The card as the server has it takes the place of the one on the page; fields that are open on it stay.
export function stand(fresh) {
  const card = cardOf(fresh.dataset.claim);
  if (!card) {
    insert(fresh);
    return fresh;
  }
  for (const name of Object.keys(card.dataset)) if (name !== "edited" && !(name in fresh.dataset)) delete card.dataset[name];
  Object.assign(card.dataset, fresh.dataset);
  card.className = fresh.className;
  const face = card.querySelector("[data-face]");
  const hadFocus = face.contains(document.activeElement);
  face.replaceWith(fresh.querySelector("[data-face]"));
  if (card === currentCard()) unfold(card);
  if (hadFocus) (card.querySelector("[data-undo]") ?? card).focus({ preventScroll: true });
  renumber();
  return card;
}

// A claim is removed, or brought back, on the page before the server has answered.
export function setRemoved(card, removed) {
  card.classList.toggle("removed", removed);
  if (removed) card.dataset.removed = "";
  else delete card.dataset.removed;
  renumber();
}
