// Verdicts by keys: one decision a key press, while the focus is in the list of claims and corrections.
// Without this script every verdict is a button of its own.

import { bindSwitch, lettersAreKeys } from "./keyboard.js";

const page = document.querySelector("[data-review]");
const cards = [...page.querySelectorAll("[data-judged]")];
const text = page.querySelector(".reviewed-text");
const keySwitch = page.querySelector("[data-keys-switch]");

function cardOf(element) {
  return element.closest?.("[data-judged]") ?? null;
}

function isTyping(element) {
  return element.matches?.("input:not([type=checkbox]), textarea, select") ?? false;
}

function go(card) {
  card?.focus();
  card?.scrollIntoView({ block: "nearest" });
}

// The reason is asked for first, and then sent with the verdict that was meant.
function askForReason(card, button) {
  const reasons = button.closest("[data-reasons]");
  const reason = reasons.querySelector("textarea");
  reasons.open = true;
  card.meant = button;
  reason.focus();
  reasons.scrollIntoView({ block: "nearest" });
}

function press(card, key) {
  const button = card.querySelector(`button[data-key="${key}"]`);
  if (!button) return false;
  const reasons = button.closest("[data-reasons]");
  const isWritten = reasons?.querySelector("textarea").value.trim();
  if (reasons && !isWritten) askForReason(card, button);
  else button.form.requestSubmit(button);
  return true;
}

function onLetter(event, card) {
  const place = cards.indexOf(card);
  if (event.key === "j") go(cards[Math.min(place + 1, cards.length - 1)]);
  else if (event.key === "k") go(cards[Math.max(place - 1, 0)]);
  else if (event.key === "?") page.querySelector("[data-review-keys]").toggleAttribute("open");
  else return press(card, event.key);
  return true;
}

function inReason(event, card) {
  if (event.key === "Escape") {
    go(card);
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const button = card.meant ?? card.querySelector("[data-reasons] button");
    button.form.requestSubmit(button);
  } else {
    return false;
  }
  return true;
}

page.addEventListener("keydown", (event) => {
  const card = cardOf(event.target);
  if (!card || event.isComposing) return;
  if (isTyping(event.target)) {
    if (inReason(event, card)) event.preventDefault();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || !lettersAreKeys()) return;
  if (onLetter(event, card)) event.preventDefault();
});

// The words of the claim in focus are brought up in the text, where the text stands beside the list.
page.addEventListener("focusin", (event) => {
  const card = cardOf(event.target);
  if (!card) return;
  for (const link of text.querySelectorAll("mark > a")) {
    link.parentElement.toggleAttribute("data-active", link.hash === `#${card.id}`);
  }
  const words = text.querySelector("mark[data-active]");
  if (words && text.scrollHeight > text.clientHeight) {
    text.scrollTop += words.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3;
  }
});

// A second press while the first is on its way must not send the form again.
page.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});

if (keySwitch) {
  bindSwitch(keySwitch);
  page.querySelector("[data-review-keys]").hidden = false;
}
const asked = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
const isAnswered = asked && asked.closest("[data-judged], #decide");
if (isAnswered) go(asked);
else if (keySwitch) go(cards.find((card) => card.dataset.verdict === "open" || card.dataset.verdict === "proposed"));
