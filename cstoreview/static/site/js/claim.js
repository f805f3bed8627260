// What is said of a claim, on the data attributes of its card: the only place where the page keeps it.

import { modeOf, nextEdge } from "./words.js";

export const PARTS = ["words", "mode", "summary", "speaker", "role_as_stated", "office", "note", "tags", "relays"];

const ATTRIBUTE = { words: "places", role_as_stated: "roleAsStated", speaker_name: "speakerName" };
const attribute = (part) => ATTRIBUTE[part] ?? part;

// "content:120-180 cue:181-190" as spans, code points, end exclusive.
export function readPlaces(places) {
  return (places ?? "")
    .split(" ")
    .filter(Boolean)
    .map((place) => {
      const [role, start, end] = place.split(/[:-]/);
      return { role, start: Number(start), end: Number(end) };
    });
}

export function writePlaces(spans) {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  return sorted.map(({ role, start, end }) => `${role}:${start}-${end}`).join(" ");
}

// One part of what a card says; "" where it says nothing.
export const part = (card, name) => card.dataset[attribute(name)] ?? "";

// The parts named, as they stand on the card; a speaker with the name that is shown for him.
export function said(card, names = PARTS) {
  const parts = Object.fromEntries(names.map((name) => [name, part(card, name)]));
  if ("speaker" in parts) parts.speaker_name = part(card, "speaker_name");
  return parts;
}

const shown = (card, name) => card.querySelector(`[data-shown="${name}"]`);

// Writes parts onto a card at once, before the server has answered.
export function show(card, parts, text) {
  for (const [name, value] of Object.entries(parts)) {
    if (name !== "alias") card.dataset[attribute(name)] = value;
  }
  const who = shown(card, "speaker");
  if (who && "speaker" in parts) {
    who.textContent = parts.speaker ? parts.speaker_name : "No speaker yet";
    who.classList.toggle("lacking", !parts.speaker);
  }
  const mode = shown(card, "mode");
  if (mode && "mode" in parts) mode.textContent = parts.mode;
  const words = shown(card, "words");
  if (words && "words" in parts) {
    const content = readPlaces(parts.words).filter(({ role }) => role === "content");
    words.textContent = content.map(({ start, end }) => text.slice(start, end)).join(" […] ");
  }
}

// ---- spans: lists of {role, start, end} in code points, end exclusive ---------------------------------

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
