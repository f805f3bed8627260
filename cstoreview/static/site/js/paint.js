// Painting spans on the text: one highlight for each state, never one for each claim.

// "content:120-180 cue:181-190" as spans.
export function readPlaces(places) {
  return (places ?? "")
    .split(" ")
    .filter(Boolean)
    .map((place) => {
      const [role, start, end] = place.split(/[:-]/);
      return { role, start: Number(start), end: Number(end) };
    });
}

const NAMES = ["content", "accepted", "queried", "cue", "source", "correction", "form", "active"];

// The state in which a span of a card is painted.
function stateOf(span, card) {
  if (span.role !== "content") return span.role;
  return ["accepted", "queried"].includes(card.dataset.verdict) ? card.dataset.verdict : "content";
}

// Paints every card of the page, the form's spans, and the active card on top. Without the API: nothing.
export function paint(text, { active = null, form = [] } = {}) {
  if (!CSS.highlights) return;
  const painted = new Map(NAMES.map((name) => [name, new Highlight()]));
  NAMES.forEach((name, priority) => {
    painted.get(name).priority = priority;
  });
  for (const card of document.querySelectorAll("[data-card][data-places]")) {
    for (const span of readPlaces(card.dataset.places)) {
      painted.get(card === active ? "active" : stateOf(span, card)).add(text.range(span.start, span.end));
    }
  }
  for (const span of form) painted.get("form").add(text.range(span.start, span.end));
  for (const [name, highlight] of painted) CSS.highlights.set(name, highlight);
}
