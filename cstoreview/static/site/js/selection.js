// Selecting words: the bar of buttons beside them, and moving through the text without a mouse.

import { bringIntoSight } from "./cards.js";
import { wider } from "./words.js";

export function watchSelection(text, bar, mark) {
  let exactly = false;
  let wait = 0;

  const place = () => {
    const words = text.selected(exactly);
    bar.hidden = !words;
    if (!words) return;
    const box = text.range(words.start, words.end).getBoundingClientRect();
    const frame = bar.offsetParent?.getBoundingClientRect() ?? { left: 0, top: 0 };
    const room = document.documentElement.clientWidth - bar.offsetWidth - 8;
    bar.style.left = `${Math.max(8, Math.min(box.left, room)) - frame.left}px`;
    bar.style.top = `${box.bottom + 6 - frame.top}px`;
  };
  // Alt while selecting takes single signs instead of whole words.
  document.addEventListener("pointerup", (event) => {
    exactly = event.altKey;
  });
  document.addEventListener("selectionchange", () => {
    clearTimeout(wait);
    wait = setTimeout(place, 80);
  });
  // A press on the bar must not take the selection away before the click arrives.
  bar.addEventListener("pointerdown", (event) => event.preventDefault());
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("[data-mark-as]");
    const words = button && text.selected(exactly);
    if (!words) return;
    // At once, not after the pause: it may lie over the words that are selected next.
    bar.hidden = true;
    mark(button.dataset.markAs, words);
  });
}

// Moves through the text without a mouse: a word (or line) at a time is selected, Shift adds to it.
export function moveBy(text, key, extend) {
  const selection = getSelection();
  const forward = key === "ArrowRight" || key === "ArrowDown";
  const unit = key === "ArrowUp" || key === "ArrowDown" ? "line" : "word";
  if (!selection.rangeCount || !text.root.contains(selection.anchorNode)) {
    const first = text.paragraphs.find(({ element }) => element.dataset.kind === "paragraph");
    selection.collapse((first ?? text.paragraphs[0]).element, 0);
    selection.modify("extend", "forward", "word");
    return;
  }
  if (extend) {
    selection.modify("extend", forward ? "forward" : "backward", unit);
    return;
  }
  if (forward) selection.collapseToEnd();
  else selection.collapseToStart();
  selection.modify("move", forward ? "forward" : "backward", unit);
  selection.modify("extend", "forward", "word");
}

// Selects the next larger stretch around what is selected: quotation, sentence, paragraph.
export function widen(text) {
  const words = text.selected();
  if (!words) return;
  const { offsets } = text;
  const units = ({ start, end }) => ({ start: offsets.toUnits(start), end: offsets.toUnits(end) });
  const around = units(text.paragraphAround(words.start));
  const next = wider(text.content, units(words), around.start, around.end);
  text.select(offsets.toPoints(next.start), offsets.toPoints(next.end));
}

// Keeps what is selected by keyboard in sight.
export function keepInSight() {
  const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
  const box = range?.getBoundingClientRect();
  if (box && (box.top < 60 || box.bottom > innerHeight - 80)) scrollBy({ top: box.top - innerHeight / 3 });
}

// Words of the text that something on the page points to, "120-180".
export function goToPlace(text, place) {
  const [start, end] = place.split("-").map(Number);
  bringIntoSight(text, { start, end });
  text.root.focus({ preventScroll: true });
  text.select(start, end);
}
