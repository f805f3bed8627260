// The fields of a claim, in place on its card. Every change is an act of its own, saved at once.

import { modeIn, moved, part, readPlaces, said, without, wordsOf, writePlaces } from "./claim.js";
import { SpeakerField } from "./speaker.js";

const PAUSE = 600; // milliseconds after the last key until typed words are saved

const copy = (name) => document.querySelector(`template[data-${name}]`).content.firstElementChild.cloneNode(true);

export class Editor {
  #wait = 0;
  #span = 0;

  // `change(card, parts)` performs an act; `above(card)` is the card before it; `recent()` who spoke last.
  constructor(text, { change, above, recent, left }) {
    Object.assign(this, { text, change, above, left });
    this.element = copy("editor");
    this.speaker = new SpeakerField(this.element.querySelector("[data-speaker-field]"), {
      recent,
      chosen: (speaker) => this.#spoken(speaker),
      left,
    });
    this.element.addEventListener("input", (event) => this.#typed(event));
    this.element.addEventListener("change", (event) => this.#changed(event));
    this.element.addEventListener("focusout", () => this.save());
    this.element.addEventListener("click", (event) => this.#clicked(event));
  }

  get card() {
    return this.element.closest("[data-card]");
  }

  field(name) {
    return this.element.querySelector(`[data-say="${name}"]`);
  }

  open(card) {
    if (this.card === card) return;
    this.close();
    this.#span = 0;
    card.append(this.element);
    card.dataset.edited = "";
    this.element.querySelector("[data-office-offers]").replaceChildren();
    this.fill();
  }

  close() {
    this.save();
    if (this.card) delete this.card.dataset.edited;
    this.element.remove();
  }

  // Shows what the card says, but leaves alone what is being typed.
  fill() {
    const { card } = this;
    if (!card) return;
    const now = said(card);
    this.speaker.name = now.speaker_name;
    if (document.activeElement !== this.speaker.field) this.speaker.set(now.speaker_name);
    for (const radio of this.element.querySelectorAll('[data-say="mode"]')) radio.checked = radio.value === now.mode;
    for (const name of ["role_as_stated", "office", "summary", "note"]) {
      const field = this.field(name);
      if (field !== document.activeElement && !field.dataset.typed) field.value = now[name];
    }
    const tags = now.tags.split(" ");
    for (const box of this.element.querySelectorAll('[data-say="tags"] input')) box.checked = tags.includes(box.value);
    const relays = now.relays.split(" ");
    this.element.querySelectorAll('[data-say="relays"] select').forEach((select, i) => {
      select.value = relays[i] ?? "";
    });
    this.#offerAlias(now);
    this.#listSpans();
  }

  // ---- words -------------------------------------------------------------------------------------------

  get spans() {
    return readPlaces(part(this.card, "words"));
  }

  // The words as they are to be from now on, and the mode with them, as long as it follows the marks.
  setSpans(spans, card = this.card) {
    const before = readPlaces(part(card, "words"));
    const parts = { words: writePlaces(spans) };
    if (part(card, "mode") === modeIn(before, this.text)) parts.mode = modeIn(spans, this.text);
    if (parts.mode === part(card, "mode")) delete parts.mode;
    this.change(card, parts);
  }

  // The span that keys move: the one marked last, until another is chosen.
  pointAt(start) {
    this.#span = Math.max(0, this.spans.findIndex((span) => span.start === start));
    this.#listSpans();
  }

  nextSpan() {
    this.#span = (this.#span + 1) % this.spans.length;
    this.#listSpans();
    return this.spans[this.#span];
  }

  // Moves the start or the end of that span by a word; false where it cannot move.
  moveEdge(side, direction, index = this.#span) {
    const spans = moved(this.spans, index, side, direction, this.text);
    if (!spans) return false;
    this.#span = index;
    this.setSpans(spans);
    return spans[index];
  }

  #listSpans() {
    const list = this.element.querySelector("[data-span-list]");
    const spans = this.spans;
    while (list.children.length < spans.length) list.append(copy("span-line"));
    while (list.children.length > spans.length) list.lastElementChild.remove();
    spans.forEach(({ role, start, end }, i) => {
      const line = list.children[i];
      line.toggleAttribute("data-active", i === this.#span);
      line.querySelector("[data-span-role]").value = role;
      const words = line.querySelector("[data-span-words]");
      const now = this.text.slice(start, end);
      if (words.textContent !== now) words.textContent = now;
      line.querySelector("[data-drop-span]").disabled = role === "content" && !without(spans, i).some((s) => s.role === "content");
    });
  }

  // ---- acts --------------------------------------------------------------------------------------------

  #spoken({ id, name, offices }) {
    const { card } = this;
    if (id !== part(card, "speaker") || name !== part(card, "speaker_name")) {
      this.change(card, { speaker: id, speaker_name: name });
    }
    this.#offerOffices((offices ?? "").split("|"));
    this.left();
  }

  sameAsAbove(card = this.card) {
    const { speaker, speaker_name: name } = said(this.above(card) ?? card);
    if (!speaker || speaker === part(card, "speaker")) return false;
    this.change(card, { speaker, speaker_name: name });
    return name;
  }

  cycleMode(card = this.card) {
    const modes = ["direct", "indirect", "mixed"];
    const mode = modes[(modes.indexOf(part(card, "mode")) + 1) % modes.length];
    this.change(card, { mode });
    return mode;
  }

  // Offices that the speaker held on the article's date: offered, never guessed.
  #offerOffices(names) {
    const select = this.field("office");
    const options = [...select.options].filter((one) => names.includes(one.text) && one.value !== select.value);
    const buttons = options.map(({ value, textContent }) => {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", className: "plain small", textContent: `On this date: ${textContent}` });
      button.addEventListener("click", () => {
        button.remove();
        this.change(this.card, { office: value });
      });
      return button;
    });
    this.element.querySelector("[data-office-offers]").replaceChildren(...buttons);
  }

  // The words that name the speaker here can be remembered as another of his names.
  #offerAlias({ speaker, speaker_name: name, words }) {
    const choice = this.element.querySelector("[data-alias-choice]");
    const mention = wordsOf(readPlaces(words), "source", this.text);
    choice.hidden = !speaker || speaker.startsWith("new:") || !mention || mention === name;
    if (choice.dataset.mention !== mention) choice.querySelector("input").checked = false;
    choice.dataset.mention = mention;
    if (!choice.hidden) choice.querySelector("span").textContent = `Remember “${mention}” as a name of ${name}`;
  }

  #typed({ target }) {
    if (!target.matches("[data-say]:is(textarea, input:not([type=radio]))")) return;
    target.dataset.typed = "yes";
    clearTimeout(this.#wait);
    this.#wait = setTimeout(() => this.save(), PAUSE);
  }

  // Saves what was typed and not saved yet.
  save() {
    clearTimeout(this.#wait);
    if (!this.card) return;
    const parts = {};
    for (const field of this.element.querySelectorAll("[data-typed]")) {
      delete field.dataset.typed;
      if (field.value !== part(this.card, field.dataset.say)) parts[field.dataset.say] = field.value;
    }
    if (Object.keys(parts).length) this.change(this.card, parts);
  }

  #changed({ target }) {
    const { card } = this;
    const group = target.closest('[data-say="tags"], [data-say="relays"]');
    if (group) {
      const chosen = [...group.querySelectorAll("input:checked, select")].map((one) => one.value).filter(Boolean);
      this.change(card, { [group.dataset.say]: [...new Set(chosen)].join(" ") });
    } else if (target.matches('[type="radio"][data-say], select[data-say]')) {
      this.change(card, { [target.dataset.say]: target.value });
    } else if (target.matches("[data-span-role]")) {
      const index = this.#lineOf(target);
      this.setSpans(this.spans.map((span, i) => (i === index ? { ...span, role: target.value } : span)));
    } else if (target.matches("[data-alias]") && target.checked) {
      this.change(card, { alias: target.closest("[data-alias-choice]").dataset.mention });
    }
  }

  #clicked({ target }) {
    const edge = target.closest("[data-edge]");
    if (edge) {
      const [side, direction] = edge.dataset.edge.split(" ");
      this.moveEdge(side, Number(direction), this.#lineOf(edge));
    } else if (target.closest("[data-drop-span]")) {
      this.setSpans(without(this.spans, this.#lineOf(target)));
    } else if (target.closest("[data-same]")) {
      this.sameAsAbove();
    }
  }

  #lineOf(element) {
    const line = element.closest("li");
    return [...line.parentElement.children].indexOf(line);
  }
}
