// The coding page: selection, painting and keys on top of the plain forms.

import { choose, currentCard, neighbour } from "./cards.js";
import { bindKeys, bindSwitch } from "./keyboard.js";
import { paint } from "./paint.js";
import { linkCardsAndText } from "./reading.js";
import { keepInSight, moveBy, watchSelection } from "./selection.js";
import { addRow, addSpan, forgetPlace, moveEdge, setWrongWords, spansIn } from "./spans.js";
import { offerSpeakers } from "./speaker.js";
import { Text } from "./text.js";

const text = new Text(document.querySelector("[data-text]"));
const claimForm = () => document.querySelector("[data-claim-form]");
const correctionForm = () => document.querySelector("[data-correction]");
const say = (words) => {
  document.querySelector("[data-live]").textContent = words;
};

function repaint() {
  const inForms = [claimForm(), correctionForm()].filter(Boolean).flatMap(spansIn);
  paint(text, { active: currentCard(), form: inForms });
}

// ---- what is typed and not yet saved ---------------------------------------------------------------

const isUnsaved = () => Boolean(document.querySelector("form[data-unsaved]"));
const noteUnsaved = (form) => {
  if (form) form.dataset.unsaved = "";
};

addEventListener("beforeunload", (event) => {
  if (isUnsaved()) event.preventDefault();
});
document.addEventListener("submit", (event) => {
  delete event.target.dataset.unsaved;
});

// ---- marking words ----------------------------------------------------------------------------------

function mark(role, words) {
  unfold(true);
  if (role === "wrong") {
    const details = correctionForm();
    setWrongWords(details, text, words);
    noteUnsaved(details.querySelector("form"));
    details.querySelector('[name="corrected_value"]').focus();
  } else {
    const form = claimForm();
    addSpan(form, text, role, words);
    noteUnsaved(form);
    form.scrollIntoView({ block: "nearest" });
  }
  getSelection().collapseToEnd();
  say(`${role}: ${text.slice(words.start, words.end)}`);
  repaint();
}

const markSelected = (role) => () => {
  const words = text.selected();
  if (!words) return say("Select words in the text first.");
  return mark(role, words);
};

const moveSpan = (side, direction) => () => {
  const form = claimForm();
  if (!form || !moveEdge(form, text, side, direction)) return say("Mark words first, then move their edges.");
  say(`${side} moved: ${form.querySelector("[data-active] textarea").value}`);
  return repaint();
};

// ---- cards ------------------------------------------------------------------------------------------

const goTo = (step) => () => {
  const card = neighbour(step);
  if (!card) return say("There is no claim yet.");
  return card.focus({ preventScroll: false });
};

const press = (selector) => (event, element) => {
  const button = element.closest("[data-card]")?.querySelector(selector);
  if (!button) return false;
  return button.click();
};

const backToText = () => {
  choose(null, text);
  text.root.focus({ preventScroll: true });
  repaint();
};

const toForm = () => claimForm()?.querySelector('[name="summary"]').focus();

const showKeys = () => {
  const keys = document.querySelector("[data-keys]");
  keys.open = !keys.open;
  if (keys.open) keys.querySelector("input").focus();
};

// ---- the sheet on a phone ---------------------------------------------------------------------------

const fold = document.querySelector("[data-fold]");
const unfold = (open) => fold.setAttribute("aria-expanded", String(open));
const isSheet = () => getComputedStyle(fold).display !== "none";

// ---- keys -------------------------------------------------------------------------------------------

const move = (event) => {
  moveBy(text, event.key, event.shiftKey);
  keepInSight();
};
const shared = {
  j: goTo(1),
  k: goTo(-1),
  f: toForm,
  "[": moveSpan("start", -1),
  "]": moveSpan("start", 1),
  "{": moveSpan("end", -1),
  "}": moveSpan("end", 1),
  "?": showKeys,
};

const keys = {
  text: {
    ...shared,
    ArrowLeft: move,
    ArrowRight: move,
    ArrowUp: move,
    ArrowDown: move,
    Enter: markSelected("content"),
    c: markSelected("cue"),
    s: markSelected("source"),
    x: markSelected("wrong"),
    Escape: () => {
      getSelection().removeAllRanges();
      backToText();
    },
  },
  card: {
    ...shared,
    Enter: (event, element) => (element.matches("[data-card]") ? press("[data-edit]")(event, element) : false),
    Backspace: press("[data-remove]"),
    Escape: backToText,
  },
  form: {
    "Ctrl+Enter": (event, element) => element.form?.requestSubmit(),
    Escape: () => {
      document.querySelector("[data-keys]")?.removeAttribute("open");
      backToText();
    },
  },
};

function placeOf(element) {
  if (element.closest("[data-card]")) return "card";
  return text.root.contains(element) ? "text" : "elsewhere";
}

// ---- after the server has answered --------------------------------------------------------------------

function settled() {
  const news = document.getElementById("news");
  if (news.dataset.say) say(news.dataset.say);
  if (news.querySelector(".refusal")) noteUnsaved(claimForm());
  const card = ["claim", "correction"].map((kind) => document.getElementById(`${kind}-${news.dataset.focus}`)).find(Boolean);
  const invalid = document.querySelector('#panel [aria-invalid="true"], #panel .places input');
  if (card) (card.querySelector("[data-undo]") ?? card).focus();
  else if (invalid) invalid.focus();
  else if (document.querySelector("#claim-form[data-changing]")) toForm();
  repaint();
}

function guardAnswers() {
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.responseURL.includes("/accounts/login/")) {
      event.detail.shouldSwap = false;
      refuse("You are signed out. Sign in again in another tab, then save once more: what you typed stays here.");
    }
  });
  for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(name, () => {
      noteUnsaved(claimForm());
      refuse("Not saved: the server did not answer as it should. What you typed stays here; try again.");
    });
  }
  document.addEventListener("htmx:confirm", (event) => {
    if (!event.target.matches("[data-edit]") || !isUnsaved()) return;
    event.preventDefault();
    if (confirm("The form holds words that are not saved yet. Leave them?")) event.detail.issueRequest(true);
  });
  document.addEventListener("htmx:afterSettle", settled);
}

function refuse(words) {
  const notice = document.createElement("div");
  notice.className = "notice refusal";
  notice.setAttribute("role", "alert");
  notice.append(words);
  document.getElementById("news").replaceChildren(notice);
}

// ---- start ------------------------------------------------------------------------------------------

document.documentElement.classList.add("scripted");
linkCardsAndText(text, repaint);
fold.addEventListener("click", () => unfold(fold.getAttribute("aria-expanded") !== "true"));
unfold(!isSheet() || document.querySelector("#news .refusal") !== null);
if (claimForm()) {
  watchSelection(text, document.querySelector("[data-mark]"), mark);
  bindKeys(keys, placeOf);
  bindSwitch(document.querySelector("[data-keys-switch]"));
  offerSpeakers();
  guardAnswers();
  document.addEventListener("input", (event) => {
    const form = event.target.closest("#panel form");
    noteUnsaved(form);
    if (event.target.name === "mode") form.dataset.modeChosen = "";
    if (!event.target.matches("[data-span-row] textarea")) return;
    forgetPlace(event.target.closest("[data-span-row]"));
    repaint();
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-add-row]")) return;
    event.preventDefault();
    addRow(claimForm()).querySelector("textarea").focus();
  });
}
repaint();
