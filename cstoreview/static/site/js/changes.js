// Performing acts: shown and painted at once, saved behind, and what the server answers brought home.

import { merge, joined, newKey, Past } from "./acts.js";
import { part, said, show } from "./claim.js";
import { cardOf, newCard, setRemoved, stand } from "./list.js";
import { Outbox } from "./outbox.js";
import { send } from "./server.js";
import { showBoth } from "./versions.js";

// An alias goes to the register: it makes no new version of the claim.
const isOfClaim = (act) => act.do !== "change" || Object.keys(act.after).some((name) => name !== "alias");

// What was done is seen first and sent then: sending would have the frame wait. Nobody sees a hidden page.
const onceSeen = (act) => (document.hidden ? act() : requestAnimationFrame(() => setTimeout(act)));

export class Changes {
  #past = new Past();

  // `drawn(card)` repaints a card, `say` speaks, `refuse` alerts, `stateChanged` and `signedOut` are told.
  constructor({ text, store, address, drawn, say, refuse, stateChanged, signedOut, arrived }) {
    Object.assign(this, { text, drawn, say, refuse, stateChanged, signedOut, arrived });
    this.outbox = new Outbox({
      store,
      send: (act) => send(address, act),
      heard: (act, answer) => this.#heard(act, answer),
      changed: () => this.stateChanged(),
      soon: onceSeen,
    });
  }

  make(parts) {
    const act = { key: newKey(), do: "make", claim: newKey(), before: {}, after: parts };
    this.#past.did(act);
    return this.#perform(act);
  }

  // A claim that the server made of a suggestion: undoing takes it away like any other.
  made(claim) {
    this.#past.did({ key: newKey(), do: "make", claim, before: {}, after: {} });
    this.stateChanged();
  }

  change(card, parts) {
    const before = said(card, Object.keys(parts).filter((name) => !["speaker_name", "alias"].includes(name)));
    const act = { key: newKey(), do: "change", claim: card.dataset.claim, before, after: parts };
    if (isOfClaim(act)) this.#past.did(act);
    return this.#perform(act);
  }

  // "remove" or "restore".
  turn(card, what) {
    const act = { key: newKey(), do: what, claim: card.dataset.claim, before: {}, after: {} };
    this.#past.did(act);
    return this.#perform(act);
  }

  get canUndo() {
    return this.#past.canUndo;
  }

  get canRedo() {
    return this.#past.canRedo;
  }

  undo() {
    return this.#again(this.#past.undo(), "Undone");
  }

  redo() {
    return this.#again(this.#past.redo(), "Done again");
  }

  #again(act, words) {
    if (!act) return null;
    const card = this.#perform(act);
    this.say(`${words}: ${act.do}${Object.keys(act.after).length ? ` ${Object.keys(act.after)[0].replaceAll("_", " ")}` : ""}.`);
    return card;
  }

  // What was not saved when the page was left before.
  resume(acts) {
    for (const act of acts) this.#apply(act);
    this.outbox.resume(acts);
  }

  #perform(act) {
    const card = this.#apply(act);
    this.outbox.put(act);
    return card;
  }

  // Shows an act on the page, and tells it the version that it is made on.
  #apply(act) {
    if (act.do === "make") {
      const made = cardOf(act.claim) ?? newCard(act.claim, act.after, this.text);
      this.drawn(made);
      return made;
    }
    const card = cardOf(act.claim);
    if (!card) return null;
    act.version ??= Number(card.dataset.version);
    if (isOfClaim(act)) card.dataset.version = String(act.version + 1);
    if (act.do === "change") show(card, act.after, this.text);
    else setRemoved(card, act.do === "remove");
    this.drawn(card);
    return card;
  }

  #heard(act, answer) {
    if (answer.outcome === "signed out") this.signedOut();
    if (!act) return;
    if (answer.outcome === "stale" && answer.card) {
      this.#disagree(act, answer.card);
      return;
    }
    if (answer.outcome === "saved") this.arrived(act, answer);
    else this.refuse(answer.refusal || "Not saved: the server refused it.");
    if (answer.card) this.bringHome(answer.card);
    else if (act.do === "make") this.#takeBack(act);
    if (answer.outcome !== "saved") this.outbox.forget(act.claim);
  }

  // The card as the server has it, with what is still on its way shown upon it.
  bringHome(fresh) {
    const card = stand(fresh);
    for (const act of this.outbox.waitingFor(card.dataset.claim)) {
      if (act.do !== "make") this.#apply(Object.assign(act, { version: Number(card.dataset.version) }));
    }
    this.drawn(card);
    return card;
  }

  // A claim that was refused was never there.
  #takeBack(act) {
    const card = cardOf(act.claim);
    card?.setAttribute("data-removed", "");
    if (card) this.drawn(card);
    card?.remove();
  }

  // Somebody was quicker. What only one of us touched is kept; where both did, the editor chooses.
  #disagree(act, fresh) {
    const one = joined(this.outbox.hold(act.claim));
    const card = stand(fresh);
    this.drawn(card);
    const { mine, disputed } = merge(one, { ...said(card), speaker_name: part(card, "speaker_name") });
    const settle = (chosen) => {
      this.outbox.forget(act.claim);
      const parts = { ...mine, ...chosen };
      if (Object.keys(parts).length) this.#perform({ key: newKey(), do: "change", claim: act.claim, before: said(card, Object.keys(parts)), after: parts });
      else if (one.do !== "change" && chosen) this.#perform({ key: newKey(), do: one.do, claim: act.claim, before: {}, after: {} });
      this.drawn(card);
    };
    const isTurned = one.do !== "change" && ("removed" in card.dataset) !== (one.do === "remove");
    if (disputed.length || isTurned) showBoth(card, { disputed, one, text: this.text, settle });
    else settle(null);
    this.say("This claim was changed elsewhere.");
    this.stateChanged();
  }
}
