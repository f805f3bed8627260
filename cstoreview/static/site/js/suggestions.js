// Suggestions beside the text: they come once the page can be coded, are accepted or rejected by one key or
// button, and brought back.

import { inTextOrder, keepTabStop } from "./cards.js";
import { cardIn, fragment, press } from "./server.js";

const BUTTONS = "[data-accept], [data-accept-and-edit], [data-reject], [data-bring-back]";

export function bindSuggestions({ coding, say, refuse, draw, makeCurrent }) {
  const list = () => document.getElementById("suggestions");

  // The next card after one that goes, so that one key follows the other.
  function drop(card) {
    const all = inTextOrder();
    const next = all[all.indexOf(card) + 1] ?? null;
    card.setAttribute("data-removed", "");
    draw(card);
    card.remove();
    return next;
  }

  function goOn(card) {
    makeCurrent(card);
    (card ?? document.querySelector("[data-text]")).focus({ preventScroll: true });
  }

  const outcomes = {
    accept(card, html, edits) {
      const next = drop(card);
      const made = coding.changes.bringHome(cardIn(html));
      coding.changes.made(made.dataset.claim);
      if (edits) coding.open(made);
      else goOn(next);
      coding.tell(made, html);
      say("Accepted. Control z takes it back.");
    },
    reject(card, html, address) {
      const next = drop(card);
      const rejected = document.querySelector("[data-rejected]");
      rejected.hidden = false;
      const line = document.createElement("li");
      line.className = "row";
      const words = document.createElement("span");
      words.className = "quiet";
      words.textContent = card.querySelector(".words").textContent.trim();
      const back = document.createElement("button");
      Object.assign(back, { className: "small", textContent: "Bring back", formAction: address.replace("/reject/", "/bring-back/") });
      back.dataset.bringBack = "";
      line.append(words, " ", back);
      rejected.querySelector(".claims").prepend(line);
      goOn(next);
      say("Rejected. Bring it back under “Rejected here”.");
    },
    bringBack(line, html) {
      const card = cardIn(html);
      line.remove();
      list().querySelector(".empty")?.remove();
      list().append(card);
      draw(card);
      goOn(card);
      say("Brought back.");
    },
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest(BUTTONS);
    if (!button || button.disabled) return;
    event.preventDefault();
    button.disabled = true;
    const card = button.closest("[data-card]") ?? button.closest("li");
    const { status, html, refusal } = await press(button.formAction);
    button.disabled = false;
    if (status !== 200 && status !== 204) refuse(refusal || "Not saved: the server did not answer as it should. Try again.");
    else if (button.matches("[data-bring-back]")) outcomes.bringBack(card, html);
    else if (button.matches("[data-reject]")) outcomes.reject(card, html, button.formAction);
    else outcomes.accept(card, html, button.matches("[data-accept-and-edit]"));
  });
}

// Puts the suggestions in their place; where they do not come, the link to them stays.
export async function bringSuggestions(draw) {
  const place = document.querySelector("[data-suggestions-at]");
  const html = place && (await fragment(place.dataset.suggestionsAt));
  if (!html) return;
  const template = document.createElement("template");
  template.innerHTML = html;
  place.replaceWith(template.content);
  for (const card of document.querySelectorAll("#suggestions [data-card]")) draw(card);
  keepTabStop();
}
