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
  const mode = (...quotes) => modeOf(quotes.map((words) => ({ words })));
  assert.equal(mode("“We must,”", "“It is.”"), "direct");
  assert.equal(mode("that no one is"), "indirect");
  assert.equal(mode("that they", "“must act”"), "mixed");
  assert.equal(mode(), "indirect");
});

test("marks right beside the words tell the mode too", () => {
  const between = (before, words, after) => modeOf([{ words, before, after }]);
  assert.equal(between("a: “", "We must act together", ",” h"), "direct");
  assert.equal(between('a: "', "We must act together", '," h'), "direct");
  assert.equal(between("d « ", "We must act", " » h"), "direct", "French marks stand apart");
  assert.equal(between("d „", "Wir handeln", "“ sa"), "direct");
  assert.equal(between("aid ", "that no one", " is "), "indirect");
  assert.equal(between("d.” ", "He said it", ". “I"), "indirect", "between two quotations");
  assert.equal(between("“", "We must", " act"), "direct", "the beginning of a quotation");
  assert.equal(between(" he ", "together", ",” h"), "direct", "the end of a quotation");
  assert.equal(between(": ‘", "We must act", "’ he"), "direct");
  assert.equal(between("the ", "states", "’ in"), "indirect", "an apostrophe is no mark");
  assert.equal(between(',” ', "he said", ": “I"), "indirect", "a cue between quotations");
  assert.equal(between("", "We must", ""), "indirect");
});
