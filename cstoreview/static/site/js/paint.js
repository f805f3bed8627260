// Painting on the text: one highlight for each state, never one for each claim; `<mark>`s where there are none.

import { readPlaces } from "./claim.js";
import { overlaps } from "./depth.js";
import { setMarks } from "./marks.js";

// From below to above.
const NAMES = ["content", "accepted", "queried", "cue", "source", "correction", "suggestion", "overlap", "active"];

// How a span of a card is painted: content by what the reviewer said, the rest by its role.
export function spansOf(card) {
  const verdict = ["accepted", "queried"].includes(card.dataset.verdict) ? card.dataset.verdict : "content";
  const look = (role) => (role === "content" ? verdict : role);
  return readPlaces(card.dataset.places).map(({ role, start, end }) => ({
    name: card.dataset.card === "suggestion" || card.matches("[data-proposal]") ? "suggestion" : look(role),
    start,
    end,
  }));
}

export class Painter {
  #drawn = new Map(); // what is painted under each key
  #highlights = new Map();
  #frame = 0;

  constructor(text) {
    this.text = text;
    if (!CSS.highlights) return;
    NAMES.forEach((name, priority) => {
      const highlight = new Highlight();
      highlight.priority = priority;
      this.#highlights.set(name, highlight);
      CSS.highlights.set(name, highlight);
    });
  }

  // Paints spans {name, start, end} under a key, in place of what was painted under it.
  draw(key, spans) {
    this.erase(key);
    if (spans.length) this.#drawn.set(key, spans.map((span) => this.#add(span)));
    this.#soon();
  }

  erase(key) {
    for (const { name, range } of this.#drawn.get(key) ?? []) this.#highlights.get(name)?.delete(range);
    if (this.#drawn.delete(key)) this.#soon();
  }

  #add(span) {
    const range = CSS.highlights ? this.text.still(span.start, span.end) : null;
    this.#highlights.get(span.name)?.add(range);
    return { ...span, range };
  }

  // What hangs on all spans together is brought up once a frame, however many were drawn.
  #soon() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      const all = [...this.#drawn.values()].flat();
      const said = all.filter(({ name }) => ["content", "accepted", "queried"].includes(name));
      const deep = overlaps(said).map((stretch) => ({ ...stretch, name: "overlap" }));
      if (!CSS.highlights) {
        setMarks(this.text, [...all, ...deep]);
        return;
      }
      const highlight = this.#highlights.get("overlap");
      highlight.clear();
      for (const { start, end } of deep) highlight.add(this.text.still(start, end));
    });
  }
}
