// Selections grow to whole words; edges move by words; quotation marks tell the mode.
import assert from "node:assert/strict";
import { test } from "node:test";

import { modeOf, nextEdge, snap } from "../../cstoreview/static/site/js/words.js";

const TEXT = "“We must act together,” he said.";
const words = (span) => span && TEXT.slice(span.start, span.end);
const at = (part) => TEXT.indexOf(part);

test("a cut word is made whole", () => {
  assert.equal(words(snap(TEXT, at("ust"), at("gether") + 2)), "must act together");
});

test("blanks at the ends are left out", () => {
  assert.equal(words(snap(TEXT, at(" must"), at("act ") + 4)), "must act");
});

test("marks that were selected stay", () => {
  assert.equal(words(snap(TEXT, 0, at(" he"))), "“We must act together,”");
});

test("only blanks are no selection", () => {
  assert.equal(snap(TEXT, at(" must"), at(" must") + 1), null);
});

test("a single sign selects its word", () => {
  assert.equal(words(snap(TEXT, at("aid"), at("aid") + 1)), "said");
});

test("the start of a span moves back and onward by a word", () => {
  const must = at("must");
  assert.equal(nextEdge(TEXT, "start", must, -1), at("We"));
  assert.equal(nextEdge(TEXT, "start", must, 1), at("act"));
});

test("the end of a span moves back and onward by a word", () => {
  const end = at("act") + 3;
  assert.equal(nextEdge(TEXT, "end", end, 1), at("together") + 8);
  assert.equal(nextEdge(TEXT, "end", end, -1), at("must") + 4);
});

test("at the edge of the text nothing moves", () => {
  assert.equal(nextEdge(TEXT, "start", at("We"), -1), at("We"));
});

test("quotation marks tell the mode", () => {
  assert.equal(modeOf(["“We must,”", "“It is.”"]), "direct");
  assert.equal(modeOf(["that no one is"]), "indirect");
  assert.equal(modeOf(["that they", "“must act”"]), "mixed");
  assert.equal(modeOf([]), "indirect");
});
