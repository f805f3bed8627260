// Spans of a claim, as lists of {role, start, end} in code points, end exclusive.

import { modeOf, nextEdge } from "./words.js";

// A span added to others, for spans of a claim do not overlap: it grows together with those of its role that
// it touches, and parts of other roles that it covers make way.
export function withSpan(spans, added) {
  const touched = spans.filter(({ role, start, end }) => role === added.role && start < added.end && added.start < end);
  const whole = {
    role: added.role,
    start: Math.min(added.start, ...touched.map(({ start }) => start)),
    end: Math.max(added.end, ...touched.map(({ end }) => end)),
  };
  const rest = spans.flatMap((span) => [
    { ...span, end: Math.min(span.end, whole.start) },
    { ...span, start: Math.max(span.start, whole.end) },
  ]);
  return [...rest.filter(({ start, end }) => start < end), whole].sort((a, b) => a.start - b.start);
}

export const without = (spans, index) => spans.filter((_, i) => i !== index);

// The span at `index` with its start or end moved by a word, back (-1) or onward (1); null where it cannot move.
export function moved(spans, index, side, direction, text) {
  const span = spans[index];
  if (!span) return null;
  const place = text.offsets.toPoints(nextEdge(text.content, side, text.offsets.toUnits(span[side]), direction));
  const next = { ...span, [side]: place };
  if (place === span[side] || next.start >= next.end) return null;
  const free = without(spans, index).every((other) => other.end <= next.start || next.end <= other.start);
  return free ? spans.map((other, i) => (i === index ? next : other)) : null;
}

const AROUND = 4; // signs beside a span that may be a quotation mark, with punctuation before it

// The mode that the quotation marks in and around the content tell.
export function modeIn(spans, text) {
  const content = spans.filter(({ role }) => role === "content");
  return modeOf(
    content.map(({ start, end }) => ({
      words: text.slice(start, end),
      before: text.slice(Math.max(0, start - AROUND), start),
      after: text.slice(end, Math.min(end + AROUND, text.offsets.length)),
    })),
  );
}

// The words of all spans of a role, as they stand in the text.
export function wordsOf(spans, role, text) {
  return spans
    .filter((span) => span.role === role)
    .map(({ start, end }) => text.slice(start, end))
    .join(" ");
}
