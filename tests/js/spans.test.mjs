// Spans of a claim: they never overlap, whatever is added and wherever edges move; selections grow by sense.
import assert from "node:assert/strict";
import { test } from "node:test";

import { modeIn, moved, readPlaces, withSpan, wordsOf, writePlaces } from "../../cstoreview/static/site/js/claim.js";
import { Offsets } from "../../cstoreview/static/site/js/text.js";
import { wider } from "../../cstoreview/static/site/js/words.js";

const CONTENT = "🦬 “We must act together,” Ada said. “It is always simpler.” He left.";
const text = {
  content: CONTENT,
  offsets: new Offsets(CONTENT),
  slice(start, end) {
    return this.content.slice(this.offsets.toUnits(start), this.offsets.toUnits(end));
  },
};
const points = [...CONTENT];
const span = (role, words) => {
  const start = [...CONTENT.slice(0, CONTENT.indexOf(words))].length;
  return { role, start, end: start + [...words].length };
};

test("places are written and read alike", () => {
  const spans = [span("content", "must act"), span("cue", "said")];
  assert.deepEqual(readPlaces(writePlaces([...spans].reverse())), spans);
  assert.deepEqual(readPlaces(""), []);
  assert.deepEqual(readPlaces(undefined), []);
});

test("words added to words of their role grow together, and those of other roles make way", () => {
  const grown = withSpan([span("content", "We must act")], span("content", "act together"));
  assert.deepEqual(grown, [span("content", "We must act together")]);
  const cut = withSpan([span("content", "We must act together")], span("cue", "act"));
  assert.deepEqual(cut.map(({ role, start, end }) => [role, points.slice(start, end).join("")]), [
    ["content", "We must "],
    ["cue", "act"],
    ["content", " together"],
  ]);
});

test("edges move by words, but neither past each other nor into another span", () => {
  const spans = [span("content", "must act"), span("cue", "said")];
  assert.equal(wordsOf(moved(spans, 0, "end", 1, text), "content", text), "must act together");
  assert.equal(wordsOf(moved(spans, 0, "start", -1, text), "content", text), "We must act");
  assert.equal(moved([span("content", "must")], 0, "end", -1, text), null);
  assert.equal(moved([span("content", "Ada"), span("cue", "said")], 0, "end", 1, text), null);
  assert.equal(moved([], 0, "end", 1, text), null);
});

test("the mode follows the quotation marks in and beside the content", () => {
  assert.equal(modeIn([span("content", "We must act")], text), "direct");
  assert.equal(modeIn([span("content", "He left")], text), "indirect");
  assert.equal(modeIn([span("content", "We must act"), span("content", "He left")], text), "mixed");
});

test("a selection grows to its quotation, its sentence, its paragraph, and no further", () => {
  const from = CONTENT.indexOf("always");
  const grown = [];
  let words = { start: from, end: from + "always".length };
  for (let step = 0; step < 4; step += 1) {
    words = wider(CONTENT, words, 0, CONTENT.length);
    grown.push(CONTENT.slice(words.start, words.end));
  }
  assert.equal(grown[0], "“It is always simpler.”");
  assert.equal(grown.at(-1), CONTENT);
  assert.equal(grown.at(-2), CONTENT);
});
