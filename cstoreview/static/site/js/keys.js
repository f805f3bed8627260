// What each key does on the coding page. Names of keys are shown on the page (`_keys_list.html`).

import { cardUnder, currentCard, inTextOrder, neighbour, showWords } from "./cards.js";
import { part } from "./claim.js";
import { keepInSight, moveBy, widen } from "./selection.js";

// The keys by place: in the text, on a card, in a field.
export function keysOf({ text, coding, mark, say, makeCurrent, alignment }) {
  const selected = (what) => () => {
    const words = text.selected();
    if (words) mark(what, words);
    else say("Select words in the text first.");
  };
  const claim = () => (currentCard()?.dataset.claim ? currentCard() : null);
  // Acts on the current claim; says so if there is none.
  const onClaim = (act) => () => {
    if (claim()) return act(claim());
    return say("Choose a claim first: j goes to the next one.");
  };
  const toField = (selector) =>
    onClaim((card) => {
      coding.open(card);
      const field = coding.editor.element.querySelector(selector);
      const fold = field?.closest("details");
      if (fold) fold.open = true;
      field?.focus();
      if (field?.matches("[data-speaker-field]")) field.select();
    });
  const edge = (side, direction) =>
    onClaim((card) => {
      coding.editor.open(card);
      const span = coding.editor.moveEdge(side, direction);
      say(span ? `${side} moved: ${text.slice(span.start, span.end)}` : "It cannot move there.");
      alignment.soon();
    });
  const backToText = () => {
    getSelection().removeAllRanges();
    makeCurrent(null);
    text.root.focus({ preventScroll: true });
  };
  const goTo = (card, none) => {
    if (!card) return say(none);
    showWords(card, text); // first: it measures, and what follows moves cards
    makeCurrent(card);
    return card.focus({ preventScroll: true });
  };
  const isOpen = (card) => card.dataset.card === "suggestion" || (card.dataset.claim && !part(card, "speaker"));
  const openItems = () => inTextOrder().filter(isOpen);
  const nextOpen = () => {
    const all = inTextOrder();
    const from = all.indexOf(currentCard());
    const next = [...all.slice(from + 1), ...all.slice(0, from + 1)].find(isOpen);
    if (next) return goTo(next, "");
    const finding = document.querySelector("[data-open-item] [data-place], [data-open-item] a, [data-open-item][href]");
    if (finding) return finding.click();
    return say("Nothing is open here. N goes to the next article.");
  };
  const toggle = (selector) => () => {
    const details = document.querySelector(selector);
    if (!details) return false;
    details.open = !details.open;
    if (details.open) details.querySelector("input, a, button")?.focus();
    return undefined;
  };
  const decide = (selector) => () => currentCard()?.querySelector(selector)?.click();
  const accept = () => {
    if (currentCard()?.dataset.card === "suggestion") return decide("[data-accept]")();
    return coding.take() || say("Nothing is proposed here.");
  };
  const remove = () => {
    if (currentCard()?.dataset.card === "suggestion") return decide("[data-reject]")();
    return onClaim((card) => {
      const next = neighbour(1);
      coding.turn(card, "remove");
      if (document.activeElement === document.body) goTo(next === card ? null : next, "Claim removed.");
    })();
  };
  const same = onClaim((card) => {
    coding.editor.open(card);
    const name = coding.editor.sameAsAbove();
    say(name ? `Speaker: ${name}` : "No other speaker stands above.");
  });

  const shared = {
    j: () => goTo(neighbour(1), "There is no claim yet."),
    k: () => goTo(neighbour(-1), "There is no claim yet."),
    n: nextOpen,
    N: () => document.querySelector("[data-next-article]").click(),
    y: accept,
    w: toField("[data-speaker-field]"),
    t: toField('[data-say="tags"] input'),
    r: toField('[data-say="role_as_stated"]'),
    f: toField('[data-say="summary"]'),
    m: onClaim((card) => say(`Mode: ${coding.editor.cycleMode(card)}`)),
    ".": same,
    ",": onClaim((card) => {
      coding.editor.open(card);
      const span = coding.editor.nextSpan();
      say(`${span.role}: ${text.slice(span.start, span.end)}`);
    }),
    "[": edge("start", -1),
    "]": edge("start", 1),
    "{": edge("end", -1),
    "}": edge("end", 1),
    a: selected("content"),
    c: selected("cue"),
    s: selected("source"),
    x: selected("wrong"),
    g: toggle("#guideline"),
    "?": toggle("[data-keys]"),
    Backspace: remove,
    Delete: remove,
    "Ctrl+z": () => coding.undo(),
    "Ctrl+Z": () => coding.redo(),
    "Ctrl+y": () => coding.redo(),
    Escape: backToText,
  };
  const move = (event) => {
    moveBy(text, event.key, event.shiftKey);
    keepInSight();
  };
  return {
    text: {
      ...shared,
      ArrowLeft: move,
      ArrowRight: move,
      ArrowUp: move,
      ArrowDown: move,
      q: () => widen(text),
      Enter: selected("claim"),
      " ": () => {
        const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
        const point = range && text.pointAt(range.startContainer, range.startOffset);
        const card = point === null ? null : cardUnder(point);
        if (card) makeCurrent(card);
        else say(openItems().length ? "No claim on these words." : "No claim here.");
      },
    },
    card: {
      ...shared,
      ArrowDown: shared.j,
      ArrowUp: shared.k,
      Home: () => goTo(inTextOrder().at(0)),
      End: () => goTo(inTextOrder().at(-1)),
      Enter: (event, element) => {
        if (element.matches("[data-claim]")) return coding.open(element);
        return element.matches('[data-card="suggestion"]') ? decide("[data-accept-and-edit]")() : false;
      },
    },
    field: {
      "Ctrl+Enter": (event, element) => element.form?.requestSubmit() ?? backToText(),
      Escape: (event, element) => {
        const sheet = element.closest("details.sheet");
        if (sheet) sheet.open = false;
        const { card } = coding.editor;
        if (card?.contains(element)) {
          coding.editor.save();
          text.root.focus({ preventScroll: true });
        } else {
          backToText();
        }
      },
    },
  };
}
