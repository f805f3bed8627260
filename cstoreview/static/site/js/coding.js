// The coding page: wires text, cards, editor, keys and saving together, on top of the plain forms.

import { Alignment } from "./aligning.js";
import { cards, choose, currentCard, inTextOrder, isStanding, keepTabStop, unfold } from "./cards.js";
import { Changes } from "./changes.js";
import { modeIn, part, readPlaces, withSpan } from "./claim.js";
import { Editor } from "./editor.js";
import { commentOn, guardForms, noteUnsaved, setWrongWords } from "./forms.js";
import { bindKeys, bindSwitch } from "./keyboard.js";
import { keysOf } from "./keys.js";
import { cardOf } from "./list.js";
import { Store } from "./outbox.js";
import { Painter, spansOf } from "./paint.js";
import { linkCardsAndText, paintCurrent } from "./reading.js";
import { goToPlace, watchSelection } from "./selection.js";
import { Sheet } from "./sheet.js";
import { bindSignIn } from "./signing.js";
import { bindSuggestions, bringSuggestions } from "./suggestions.js";
import { Text } from "./text.js";

document.documentElement.classList.add("scripted");
const page = document.querySelector("[data-coding]");
const panel = document.getElementById("panel");
const text = new Text(document.querySelector("[data-text]"));
const painter = new Painter(text);
const alignment = new Alignment(text, panel);
const sheet = new Sheet(panel);

const live = document.querySelector("[data-live]");
const say = (words) => live.replaceChildren(words);

function refuse(words) {
  const notice = document.createElement("div");
  notice.className = "notice refusal";
  notice.setAttribute("role", "alert");
  notice.append(words);
  document.getElementById("news").replaceChildren(notice);
  alignment.soon();
}

// ---- what is painted ----------------------------------------------------------------------------------

function draw(card) {
  const isGone = !isStanding(card);
  painter.draw(card.id, isGone ? [] : spansOf(card));
  const proposal = card.querySelector("[data-proposal]");
  painter.draw(`${card.id} proposal`, proposal && !isGone ? spansOf(proposal) : []);
  if (card === currentCard()) paintCurrent(painter, card);
  alignment.soon();
}

function drawAll() {
  for (const card of cards()) draw(card);
  paintCurrent(painter, currentCard());
  keepTabStop();
}

function makeCurrent(card) {
  choose(card);
  paintCurrent(painter, card);
  if (coding && coding.editor.card !== card) coding.editor.close();
  alignment.soon();
}

// ---- coding -------------------------------------------------------------------------------------------

class Coding {
  #recent = [];

  constructor() {
    const store = new Store(page.dataset.acts, page.dataset.coder);
    const askToSignIn = bindSignIn(document.querySelector("[data-sign-in]"), () => this.changes.outbox.retry());
    this.others = new BroadcastChannel(`cstoreview ${page.dataset.acts}`);
    this.changes = new Changes({
      text,
      store,
      address: page.dataset.acts,
      drawn: (card) => this.#drawn(card),
      say,
      refuse,
      stateChanged: () => this.#showState(),
      signedOut: askToSignIn,
      arrived: (act, { card, html }) => this.tell(card, html),
    });
    this.editor = new Editor(text, {
      change: (card, parts) => this.change(card, parts),
      above: (card) => this.#above(card),
      recent: () => this.recentSpeakers(),
      left: () => text.root.focus({ preventScroll: true }),
    });
    this.#resume(store);
    this.#watch();
  }

  async #resume(store) {
    this.changes.resume(await store.leftovers());
  }

  #watch() {
    addEventListener("online", () => this.changes.outbox.retry());
    for (const event of ["pagehide", "visibilitychange"]) {
      addEventListener(event, () => this.editor.save());
      addEventListener(event, () => this.changes.outbox.flush());
    }
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && this.changes.outbox.count) this.changes.outbox.retry();
    });
    // Another tab has saved: its card is this one's too, unless something of ours is on its way.
    this.others.addEventListener("message", ({ data }) => {
      const template = document.createElement("template");
      template.innerHTML = data;
      const fresh = template.content.querySelector("[data-claim]");
      if (fresh && Number(fresh.dataset.version) > Number(cardOf(fresh.dataset.claim)?.dataset.version ?? 0)) {
        this.changes.bringHome(fresh);
      }
    });
    document.querySelector("[data-undo-last]").addEventListener("click", () => this.undo());
    document.querySelector("[data-redo-last]").addEventListener("click", () => this.redo());
    panel.addEventListener("click", (event) => this.#clicked(event));
  }

  // Tells other tabs of a card that was saved, and whatever on this page counts claims.
  tell(card, html) {
    this.others.postMessage(html);
    document.body.dispatchEvent(new CustomEvent("coded", { bubbles: true, detail: { claim: card?.dataset.claim } }));
  }

  #drawn(card) {
    draw(card);
    if (this.editor.card === card) this.editor.fill();
  }

  #showState() {
    const { outbox, canUndo, canRedo } = this.changes;
    const shown = document.querySelector("[data-saving]");
    const trouble = outbox.trouble || "choose between the two versions of a claim";
    const words = { saved: "Saved", saving: "Saving…", unsaved: `Not saved: ${trouble}` }[outbox.state];
    if (outbox.state === "unsaved" && shown.textContent !== words) say(words);
    shown.dataset.state = outbox.state;
    shown.textContent = words;
    document.querySelector("[data-undo-last]").disabled = !canUndo;
    document.querySelector("[data-redo-last]").disabled = !canRedo;
  }

  // Who spoke in this article, the one coded last first.
  recentSpeakers() {
    const named = cards().filter((card) => part(card, "speaker") && !part(card, "speaker").startsWith("new:"));
    const all = [...this.#recent, ...inTextOrder(named).reverse().map((card) => this.#speakerOf(card))];
    return [...new Map(all.map((one) => [one.id, one]).reverse()).values()].reverse();
  }

  #speakerOf = (card) => ({ id: part(card, "speaker"), name: part(card, "speaker_name") });

  #above(card) {
    const claims = inTextOrder(cards().filter((one) => one.dataset.claim));
    return claims.slice(0, claims.indexOf(card)).findLast((one) => part(one, "speaker")) ?? null;
  }

  change(card, parts) {
    const changed = this.changes.change(card, parts);
    if (parts.speaker && !parts.speaker.startsWith("new:")) this.#recent.unshift(this.#speakerOf(card));
    return changed;
  }

  // The claim of selected words, at once; it is shown and painted before the server knows of it.
  make(words) {
    const spans = [{ role: "content", ...words }];
    const card = this.changes.make({ words: `content:${words.start}-${words.end}`, mode: modeIn(spans, text), relays: page.dataset.relays });
    makeCurrent(card);
    // The claim is seen first, its fields with the next frame.
    requestAnimationFrame(() => setTimeout(() => currentCard() === card && this.open(card)));
    say("Claim made. y takes what is proposed, w names the speaker, Control z undoes.");
  }

  open(card) {
    makeCurrent(card);
    this.editor.open(card);
    sheet.show(card);
    alignment.soon();
  }

  // Adds words to the current claim.
  add(role, words) {
    const card = currentCard();
    if (!card?.dataset.claim) {
      say("Choose a claim first, or make one with Enter.");
      return;
    }
    this.editor.open(card);
    this.editor.setSpans(withSpan(this.editor.spans, { role, ...words }));
    this.editor.pointAt(words.start);
    say(`${role}: ${text.slice(words.start, words.end)}`);
  }

  // Takes what is proposed for the current claim.
  take() {
    const card = currentCard();
    const proposal = card?.querySelector("[data-proposal]");
    if (!proposal) return false;
    const spans = readPlaces(proposal.dataset.places);
    const parts = { words: proposal.dataset.places, mode: modeIn(spans, text) };
    if (proposal.dataset.speaker && !part(card, "speaker")) {
      Object.assign(parts, { speaker: proposal.dataset.speaker, speaker_name: proposal.dataset.name });
    }
    proposal.remove();
    this.change(card, parts);
    say("Taken.");
    return true;
  }

  turn(card, what) {
    if (this.editor.card === card) this.editor.close();
    this.changes.turn(card, what);
    paintCurrent(painter, currentCard());
    say(what === "remove" ? "Claim removed. Control z brings it back." : "Claim brought back.");
  }

  undo() {
    this.#gone(this.changes.undo());
  }

  redo() {
    this.#gone(this.changes.redo());
  }

  #gone(card) {
    if (card && !("removed" in card.dataset)) {
      makeCurrent(card);
      // Keys act on the current card: where one had the focus it is this one.
      if (document.activeElement.closest("[data-card]")) card.focus({ preventScroll: true });
    } else if (card) {
      if (this.editor.card === card) this.editor.close();
      paintCurrent(painter, currentCard());
    }
  }

  #clicked(event) {
    const card = event.target.closest("[data-claim]");
    if (!card) return;
    const button = event.target.closest("[data-edit], [data-remove], [data-undo], [data-take], [data-comment]");
    if (!button) return;
    event.preventDefault();
    makeCurrent("removed" in card.dataset ? null : card);
    if (button.matches("[data-edit]")) this.open(card);
    if (button.matches("[data-remove]")) this.turn(card, "remove");
    if (button.matches("[data-undo]")) this.turn(card, "restore");
    if (button.matches("[data-take]")) this.take();
    if (button.matches("[data-comment]")) commentOn(card);
  }
}

// ---- marking words ------------------------------------------------------------------------------------

function mark(what, words) {
  if (!getSelection().isCollapsed) getSelection().collapseToEnd();
  if (what === "wrong") {
    const details = document.querySelector("[data-correction]");
    sheet.open();
    setWrongWords(details, text, words);
    noteUnsaved(details.querySelector("form"));
    details.querySelector('[name="corrected_value"]').focus();
  } else if (what === "claim") {
    coding.make(words);
  } else {
    coding.add(what, words);
  }
}

// ---- start --------------------------------------------------------------------------------------------

const coding = "acts" in page.dataset && document.querySelector("[data-bar]") ? new Coding() : null;
linkCardsAndText(text, makeCurrent);
if (coding) {
  watchSelection(text, document.querySelector("[data-mark]"), mark);
  bindKeys(keysOf({ text, coding, mark, say, makeCurrent, alignment }), text);
  bindSwitch(document.querySelector("[data-keys-switch]"));
  guardForms({ refuse, say, settled: drawAll });
  bindSuggestions({ coding, say, refuse, draw, makeCurrent });
}
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-place]");
  if (!link) return;
  event.preventDefault();
  goToPlace(text, link.dataset.place);
});
// Cards of a list that is folded are not painted on the text.
panel.addEventListener("toggle", ({ target }) => target.querySelectorAll("[data-card]").forEach(draw), true);
addEventListener("beforeprint", () => unfold(panel)); // on paper everything stands open
drawAll();
document.documentElement.dataset.ready = "";
performance.mark("ready");
bringSuggestions(draw);
