// The speaker field on a card: type-ahead over names, aliases and offices on the article's date.

import { fragment } from "./server.js";

const PAUSE = 120; // milliseconds
const KINDS = [
  ["person", "as a person"],
  ["group", "as a group"],
  ["organization", "as an organization"],
];

function option({ id, name, words, offices = "" }) {
  const item = document.createElement("li");
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  Object.assign(item.dataset, { speaker: id, name, offices });
  item.textContent = words ?? name;
  return item;
}

export class SpeakerField {
  #wait = 0;
  #running = null;
  #active = -1;

  // `recent` gives the speakers used last, the last one first; `chosen` is told of {id, name, offices};
  // `left` is called when the field is left by Escape.
  constructor(field, { recent, chosen, left }) {
    Object.assign(this, { field, recent, chosen, left });
    this.list = field.parentElement.querySelector('[role="listbox"]');
    field.addEventListener("focus", () => this.#offer(this.recent()));
    field.addEventListener("input", () => this.#typed());
    field.addEventListener("keydown", (event) => this.#pressed(event));
    field.addEventListener("blur", () => this.#close());
    // The press must not take the focus, and with it the list, away before the click arrives.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const item = event.target.closest('[role="option"]');
      if (item) this.#take(item);
    });
  }

  set(name) {
    this.name = name;
    this.field.value = name;
  }

  #typed() {
    clearTimeout(this.#wait);
    this.#running?.abort();
    const typed = this.field.value.trim();
    if (!typed) {
      this.#offer(this.recent());
      return;
    }
    const wanted = typed.toLowerCase();
    const known = this.recent().filter(({ name }) => name.toLowerCase().includes(wanted));
    this.#offer(known, typed);
    this.#wait = setTimeout(() => this.#ask(typed, known), PAUSE);
  }

  async #ask(typed, known) {
    this.#running = new AbortController();
    const address = new URL(this.field.dataset.offers, location.href);
    address.searchParams.set("typed", typed);
    const html = await fragment(address, this.#running.signal);
    if (html === null || this.field.value.trim() !== typed || document.activeElement !== this.field) return;
    const page = document.createElement("template");
    page.innerHTML = html;
    this.#show([...page.content.querySelectorAll("li")], typed, known);
  }

  #offer(speakers, typed = "") {
    const nobody = typed || !this.name ? [] : [option({ id: "", name: "", words: "nobody yet" })];
    this.#show([...speakers.map(option), ...nobody], typed);
  }

  // Who spoke last in this article comes first; a name that nobody bears can be added.
  #show(items, typed, known = []) {
    const rank = new Map(known.map(({ id }, i) => [id, i - known.length]));
    items.sort((a, b) => (rank.get(a.dataset.speaker) ?? 0) - (rank.get(b.dataset.speaker) ?? 0));
    const named = items.some((item) => item.dataset.name.toLowerCase() === typed.toLowerCase());
    const added = typed && !named ? KINDS.map(([kind, words]) => option({ id: `new:${kind}`, name: typed, words: `Add “${typed}” ${words}` })) : [];
    this.list.replaceChildren(...items, ...added);
    [...this.list.children].forEach((item, i) => {
      item.id = `offer-${i}`;
    });
    this.list.hidden = !this.list.children.length;
    this.field.setAttribute("aria-expanded", String(!this.list.hidden));
    this.#point(this.list.children.length ? 0 : -1);
  }

  #point(at) {
    this.list.children[this.#active]?.setAttribute("aria-selected", "false");
    this.#active = at;
    const item = this.list.children[at];
    item?.setAttribute("aria-selected", "true");
    item?.scrollIntoView({ block: "nearest" });
    if (item) this.field.setAttribute("aria-activedescendant", item.id);
    else this.field.removeAttribute("aria-activedescendant");
  }

  #pressed(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const count = this.list.hidden ? 0 : this.list.children.length;
    if (event.key === "ArrowDown" && count) this.#point((this.#active + 1) % count);
    else if (event.key === "ArrowUp" && count) this.#point((this.#active - 1 + count) % count);
    else if (event.key === "Enter" && count) this.#take(this.list.children[this.#active]);
    else if (event.key === "Escape") this.#leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #leave() {
    this.set(this.name);
    this.#close();
    this.left();
  }

  #take(item) {
    const { speaker: id, name, offices } = item.dataset;
    this.set(name);
    this.#close();
    this.chosen({ id, name, offices });
  }

  #close() {
    clearTimeout(this.#wait);
    this.list.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
  }
}
