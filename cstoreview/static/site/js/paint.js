// Painting on the text: one highlight for each state, never one for each claim; `<mark>`s where there are none.

import { readPlaces } from "./claim.js";

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
  #deep = ""; // where spans lie over each other, as it is painted
  #highlights = new Map();
  #near = { start: 0, end: Infinity };
  #setMarks = () => {}; // until it has come
  #frame = 0;

  constructor(text) {
    this.text = text;
    if (!CSS.highlights) {
      import("./marks.js").then(({ setMarks }) => {
        this.#setMarks = setMarks;
        this.#soon();
      });
      return;
    }
    NAMES.forEach((name, priority) => {
      const highlight = new Highlight();
      highlight.priority = priority;
      this.#highlights.set(name, highlight);
      CSS.highlights.set(name, highlight);
    });
    this.#near = text.near();
    for (const event of ["scroll", "resize"]) addEventListener(event, () => this.#move(text.near()), { passive: true });
    addEventListener("beforeprint", () => this.#move({ start: 0, end: Infinity }));
    addEventListener("afterprint", () => this.#move(text.near()));
  }

  // Paints spans {name, start, end} under a key, in place of what was painted under it.
  draw(key, spans) {
    // Painting the same once more would have the browser draw all of the text anew.
    if (places(this.#drawn.get(key) ?? []) === places(spans)) return;
    this.erase(key);
    if (spans.length) this.#drawn.set(key, spans.map((span) => this.#shown({ ...span })));
    this.#soon();
  }

  erase(key) {
    for (const { name, range } of this.#drawn.get(key) ?? []) if (range) this.#highlights.get(name).delete(range);
    if (this.#drawn.delete(key)) this.#soon();
  }

  // Only what is near the window is painted: a browser goes through all ranges whenever one of them changes.
  #isNear = ({ start, end }) => start < this.#near.end && this.#near.start < end;

  #shown(span) {
    if (!CSS.highlights || this.#isNear(span) === Boolean(span.range)) return span;
    const highlight = this.#highlights.get(span.name);
    if (span.range) highlight.delete(span.range);
    span.range = span.range ? null : this.text.still(span.start, span.end);
    if (span.range) highlight.add(span.range);
    return span;
  }

  #move(near) {
    if (near.start === this.#near.start && near.end === this.#near.end) return;
    this.#near = near;
    for (const spans of this.#drawn.values()) for (const span of spans) this.#shown(span);
    this.#soon();
  }

  // What hangs on all spans together is brought up once a frame, however many were drawn.
  #soon() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      const all = [...this.#drawn.values()].flat();
      if (!CSS.highlights) {
        this.#setMarks(this.text, [...all, ...deep(all)]);
        return;
      }
      const near = deep(all.filter(this.#isNear));
      if (places(near) === this.#deep) return;
      this.#deep = places(near);
      const highlight = this.#highlights.get("overlap");
      highlight.clear();
      for (const { start, end } of near) highlight.add(this.text.still(start, end));
    });
  }
}

const places = (spans) => spans.map(({ name, start, end }) => `${name}:${start}-${end}`).join(" ");

// Where what is said lies over each other.
function deep(spans) {
  const said = spans.filter(({ name }) => ["content", "accepted", "queried"].includes(name));
  return overlaps(said).map((stretch) => ({ ...stretch, name: "overlap" }));
}

// Where two or more spans lie over each other: the stretches that at least two of the spans cover, in order, code points, end exclusive.
export function overlaps(spans) {
  const edges = spans.flatMap(({ start, end }) => [
    [start, 1],
    [end, -1],
  ]);
  edges.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const found = [];
  let depth = 0;
  for (const [place, step] of edges) {
    if (depth === 1 && step === 1) found.push({ start: place, end: place });
    if (depth === 2 && step === -1) found.at(-1).end = place;
    depth += step;
  }
  return found.filter(({ start, end }) => start < end);
}
