// Code points to UTF-16 and back: what Python counts and what the DOM counts.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Offsets } from "../../cstoreview/static/site/js/text.js";

const TEXTS = ["", "plain", "🦬", "a🦬b", "🦬🦬", "é\u0301🇧🇾!", "“Ура” 🎺🎺 конец\u00a0"];

// The slow and plain truth: the units in front of each code point.
function truth(text) {
  const units = [];
  let before = 0;
  for (const sign of text) {
    units.push(before);
    before += sign.length;
  }
  return [...units, before];
}

for (const text of TEXTS) {
  test(`every place in ${JSON.stringify(text)} is found both ways`, () => {
    const offsets = new Offsets(text);
    truth(text).forEach((units, points) => {
      assert.equal(offsets.toUnits(points), units);
      assert.equal(offsets.toPoints(units), points);
    });
    assert.equal(offsets.length, [...text].length);
  });
}

test("a place inside a sign counts as in front of it", () => {
  const offsets = new Offsets("a🦬b🦬");
  assert.equal(offsets.toPoints(2), 1);
  assert.equal(offsets.toPoints(5), 3);
});

test("random texts of many planes", () => {
  const signs = ["a", "я", "\u0301", "🦬", "𝒳", "\u00a0", "\n"];
  let seed = 7;
  const random = (n) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % n;
  };
  for (let round = 0; round < 300; round += 1) {
    const text = Array.from({ length: random(40) }, () => signs[random(signs.length)]).join("");
    const offsets = new Offsets(text);
    truth(text).forEach((units, points) => {
      assert.equal(offsets.toUnits(points), units);
      assert.equal(offsets.toPoints(units), points);
    });
  }
});
